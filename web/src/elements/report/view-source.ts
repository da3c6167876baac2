// What draws an open report: it comes after the report's element, and its code is loaded while the data is read.

import type { reportView } from "./report-view.js";

type DrawReport = typeof reportView;

let draw: DrawReport | null = null;

/** What draws an open report is as large as all that it needs besides. */
export function setReportView(view: DrawReport): void {
  draw = view;
}

/** Null where its code has not come. */
export function loadedReportView(): DrawReport | null {
  return draw;
}
