// The funnels kept on the device. Storage may be switched off, or full: then nothing is kept, and said so.

import { readSaved, type SavedFunnel } from "../../state/funnel/saved.js";

const KEY = "parcours.funnels";

export function keptFunnels(): SavedFunnel[] {
  try {
    return readSaved(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

/** False where the browser keeps nothing. */
export function keepFunnels(list: readonly SavedFunnel[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}
