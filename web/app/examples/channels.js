import { createClient } from "parcours";
import "parcours/define";

const client = createClient();
await client.load(await fetch("examples/journey.ndjson"));
document.querySelector("#channels").answer = await client.query({ report: "cards" });
