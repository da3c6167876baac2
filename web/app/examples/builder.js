import { createClient } from "parcours";
import "parcours/define";

const client = createClient();
await client.load(await fetch("examples/journey.ndjson"));
const builder = document.querySelector("#builder");
const show = async () => {
  const { converted, entered } = await client.query({ report: "funnel", definition: builder.definition });
  document.querySelector("#matching").textContent = `${converted} / ${entered}`;
};
builder.addEventListener("parcours-definition", show);
builder.catalog = await client.query({ report: "catalog" });
builder.definition = { version: 1, stages: ["page_view", "form_submitted"].map((event) => ({ steps: [{ event }] })) };
await show();
