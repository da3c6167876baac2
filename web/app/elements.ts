// The page's elements: those of the start view at once, those of a report while its data is read.

import { createClient } from "../src/client.js";
import { ParcoursDrop } from "../src/elements/drop/parcours-drop.js";
import { ParcoursRecent } from "../src/elements/recent/parcours-recent.js";
import { setEngineFactory } from "../src/elements/report/engine-source.js";
import { ParcoursReport } from "../src/elements/report/parcours-report.js";
import { setPartsLoader } from "../src/elements/report/parts-source.js";
import { loadPart } from "../src/elements/shared/lazy.js";
import { setEngineWords } from "../src/i18n/engine-words.js";
import { register } from "../src/register.js";

function loadParts(): Promise<unknown> {
  return loadPart("report", () => import("./report-parts.js"));
}

setEngineFactory(createClient);
setPartsLoader(loadParts);
setEngineWords(() => loadPart("engine-words", () => import("../src/i18n/fr/engine.js")));
register({ "parcours-report": ParcoursReport, "parcours-drop": ParcoursDrop, "parcours-recent": ParcoursRecent });
// Before it is needed.
void loadParts();

export { ParcoursReport };
