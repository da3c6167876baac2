// The page's elements: those of the start view at once, those of a report while its data is read.

import { createClient } from "../src/client.js";
import { ParcoursDrop } from "../src/elements/drop/parcours-drop.js";
import { ParcoursRecent } from "../src/elements/recent/parcours-recent.js";
import { setEngineFactory } from "../src/elements/report/engine-source.js";
import { ParcoursReport } from "../src/elements/report/parcours-report.js";
import { setPartsLoader } from "../src/elements/report/parts-source.js";
import { register } from "../src/register.js";

let parts: Promise<unknown> | null = null;

function loadParts(): Promise<unknown> {
  parts ??= import("../src/define.js").catch((error: unknown) => {
    // The network may be back when it is asked for again.
    parts = null;
    throw error;
  });
  return parts;
}

setEngineFactory(createClient);
setPartsLoader(loadParts);
register({ "parcours-report": ParcoursReport, "parcours-drop": ParcoursDrop, "parcours-recent": ParcoursRecent });
// Before it is needed; who needs it hears of a failure.
loadParts().catch(() => undefined);

export { ParcoursReport };
