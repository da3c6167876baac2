import { createClient } from "parcours";
import "parcours/define";

const client = createClient();
document.querySelector("#messages").engine = client;
await client.load(await fetch("examples/journey.ndjson"));
