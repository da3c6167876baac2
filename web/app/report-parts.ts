// What the page shows an open report with, in one file: the elements and the report's view.

import { defineElements } from "../src/define-elements.js";
import { setReportView } from "../src/elements/report/parts-source.js";
import { reportView } from "../src/elements/report/report-view.js";

setReportView(reportView);
defineElements();
