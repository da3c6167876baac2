import { createClient } from "parcours";
import "parcours/define";

const client = createClient();
await client.load(await fetch("examples/journey.ndjson"));
const funnel = document.querySelector("#funnel");
funnel.engine = client;
funnel.definition = {
  version: 1,
  window: { total: "P30D" },
  stages: [
    { name: "Sent", steps: [{ event: "email.sent" }] },
    { name: "Opened", steps: [{ event: "email.opened" }] },
    { name: "Clicked", steps: [{ event: "email.clicked" }] },
  ],
};
