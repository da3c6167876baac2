// The elements that a report is made of, where they come after the report itself: the page loads their code while
// the data is read. Whoever imports `parcours/define` has all of them at once.

import { loadPart } from "../shared/lazy.js";
import type { reportView } from "./report-view.js";

let load: () => Promise<unknown> = () => Promise.resolve();

export function setPartsLoader(loader: () => Promise<unknown>): void {
  load = loader;
}

/** Settles once they are registered, or their code did not come, which the report says. */
export function reportParts(): Promise<unknown> {
  return load();
}

type DrawReport = typeof reportView;

let draw: DrawReport | null = null;

/** What draws an open report is as large as all that it needs besides, and comes with the elements. */
export function setReportView(view: DrawReport): void {
  draw = view;
}

/** Null where their code has not come. */
export function loadedReportView(): DrawReport | null {
  return draw;
}

let funnel: (() => Promise<unknown>) | null = null;

/** The funnel and its builder come after the other elements; a page that registers them itself sets none. */
export function setFunnelLoader(loader: () => Promise<unknown>): void {
  funnel = loader;
}

export function loadFunnel(): void {
  if (funnel) void loadPart("parcours-funnel", funnel);
}
