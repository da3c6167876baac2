import { createClient } from "parcours";

const client = createClient();
await client.load(await fetch("examples/journey.ndjson"));
const { all } = await client.query({ report: "cards", journey: "onboarding" });
document.querySelector("#answer").textContent = JSON.stringify(all.openRate, null, 2);
client.dispose();
