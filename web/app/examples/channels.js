import { createClient } from "parcours";
import "parcours/define";

const client = createClient();
document.querySelector("#channels").engine = client;
await client.load(await fetch("examples/journey.ndjson"));
