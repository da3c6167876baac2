import { createClient } from "parcours";
import "parcours/define";

const client = createClient();
const read = async (input) => {
  await client.reset();
  document.querySelector("#found").summary = await client.load(input);
};
const drop = document.querySelector("#drop");
drop.addEventListener("parcours-files", ({ detail }) => read(detail.files));
drop.addEventListener("parcours-sample", async () => read(await fetch("examples/journey.ndjson")));
