// The worker is a file of the server's own: `worker-src 'self'` refuses the blob that inline.js would start.
import { createClient } from "../node_modules/parcours/dist/inline.js";

const worker = new URL("../node_modules/parcours/dist/worker.js", import.meta.url);
const report = document.querySelector("parcours-report");
report.engine = createClient({ worker: () => new Worker(worker, { type: "module" }) });
report.src = "../events.ndjson";
