// What the page shows an open report with, in one file: the elements and the report's view.

import { defineElements } from "../src/define-elements.js";
import { loadOrderSections } from "../src/elements/orders/load-orders.js";
import { setFirstLook, setOrdersLoader } from "../src/elements/report/parts-source.js";
import * as drawing from "../src/elements/report/report-view.js";
import { setReportView } from "../src/elements/report/view-source.js";

setReportView(drawing);
setOrdersLoader(loadOrderSections);
setFirstLook(() => import("../src/elements/report/first-look.js").then(({ firstLook }) => firstLook));
defineElements();
