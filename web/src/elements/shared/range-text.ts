// A chosen time in words.

import type { Localizer } from "../../i18n/translate.js";
import { rangeDays } from "../../state/days.js";

/** Of days or instants, "" where an end is open; empty where both are. */
export function rangeText(words: Localizer, range: { readonly from: string; readonly to: string }): string {
  const { from, to } = rangeDays(range, words.format.timeZone);
  if (from && to) return words.format.days(from, to);
  const day = words.format.days(from || to, from || to);
  return from || to ? words.t(from ? "selection.range.since" : "selection.range.until", { day }) : "";
}
