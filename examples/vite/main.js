// One client, one load, and the parts of the report that this page wants.
import { createClient } from "parcours";
import "parcours/define";
import events from "../events.ndjson?url";

const client = createClient();
const { events: count } = await client.load(await fetch(events));

document.querySelector("parcours-cards").answer = await client.query({ report: "cards", trend: "day" });
document.querySelector("parcours-messages").answer = await client.query({ report: "messages" });
document.querySelector("#said").textContent = `${count} events`;
