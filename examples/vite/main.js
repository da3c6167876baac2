// One client, one load, and the parts of the report that this page wants.
import { createClient } from "parcours";
import "parcours/define";
import events from "../events.ndjson?url";

const client = createClient();
// Each asks for itself, again after every load.
for (const part of document.querySelectorAll("parcours-cards, parcours-messages")) part.engine = client;
const { events: count } = await client.load(await fetch(events));

document.querySelector("#said").textContent = `${count} events`;
