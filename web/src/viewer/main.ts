// The script inside a single HTML file: shows the snapshot beside it, with the elements of the page.

import { registerElements } from "../define-elements.js";
import { ParcoursFound } from "../elements/found/parcours-found.js";
import { ParcoursFunnel } from "../elements/funnel/parcours-funnel.js";
import { aboutFile } from "../elements/report/about-file.js";
import { ParcoursReport } from "../elements/report/parcours-report.js";
import { setReportView } from "../elements/report/view-source.js";
import * as drawing from "../elements/report/report-view.js";
import { frozenEngine, type Snapshot } from "../export/snapshot.js";
import type { Client } from "../client.js";
import { register } from "../register.js";

const held = document.getElementById("snapshot")?.textContent ?? "";
const snapshot = JSON.parse(held) as Snapshot;
setReportView(drawing);
registerElements();
// A file's funnels are looked at, and not built: it holds no builder.
register({ "parcours-found": ParcoursFound, "parcours-funnel": ParcoursFunnel });

const report = new ParcoursReport();
report.lang = snapshot.locale;
report.timeZone = snapshot.timeZone;
report.cards = snapshot.cards;
report.engine = frozenEngine(snapshot) as unknown as Client;
report.opening = snapshot.view;
const about = { madeAt: snapshot.madeAt, recipients: snapshot.recipients !== null };
report.about = (words, summary) => aboutFile(words, about, summary);
report.data = [];

const page = new CSSStyleSheet();
page.replaceSync(":root { color-scheme: light dark; background: light-dark(#f5f6f8, #0f1217); } body { margin: 0; }");
document.adoptedStyleSheets = [page];
const main = document.createElement("main");
main.append(report);
document.body.append(main);
