// What draws an open report, and its look: they come after the report's element, while the data is read.

import type { CSSResult } from "lit";
import type { reportView } from "./report-view.js";

export interface ReportDrawing {
  readonly reportView: typeof reportView;
  readonly reportViewStyles: readonly CSSResult[];
}

let drawing: ReportDrawing | null = null;

/** What draws an open report is as large as all that it needs besides. */
export function setReportView(code: ReportDrawing): void {
  drawing = code;
}

/** Null where its code has not come. */
export function loadedReportView(): ReportDrawing | null {
  return drawing;
}
