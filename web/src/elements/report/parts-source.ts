// The elements that a report is made of, where they come after the report itself: the page loads their code while
// the data is read. Whoever imports `parcours/define` has all of them at once.

import { loadPart } from "../shared/lazy.js";

let load: () => Promise<unknown> = () => Promise.resolve();

export function setPartsLoader(loader: () => Promise<unknown>): void {
  load = loader;
}

/** Settles once they are registered, or their code did not come, which the report says. */
export function reportParts(): Promise<unknown> {
  return load();
}

let funnel: (() => Promise<unknown>) | null = null;

/** The funnel and its builder come after the other elements; a page that registers them itself sets none. */
export function setFunnelLoader(loader: () => Promise<unknown>): void {
  funnel = loader;
}

export function loadFunnel(): void {
  if (funnel) void loadPart("parcours-funnel", funnel);
}
