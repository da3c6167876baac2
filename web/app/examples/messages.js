import { createClient } from "parcours";
import "parcours/define";

const client = createClient();
await client.load(await fetch("examples/journey.ndjson"));
document.querySelector("#messages").answer = await client.query({ report: "messages" });
