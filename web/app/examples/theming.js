import { createClient } from "parcours";
import "parcours/define";

const client = createClient();
await client.load(await fetch("examples/journey.ndjson"));
document.querySelector("#themed").answer = await client.query({ report: "cards", trend: "week" });
