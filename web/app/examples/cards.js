import { createClient } from "parcours";
import "parcours/define";

const client = createClient();
await client.load(await fetch("examples/journey.ndjson"));
const answer = await client.query({ report: "cards", trend: "week" });
document.querySelector("#cards").answer = answer;
