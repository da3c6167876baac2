// A chosen time in words.

import type { Localizer } from "../../i18n/translate.js";
import { rangeDays } from "../../state/days.js";

/** Of days or instants, "" where an end is open, in the report's zone where none is named; empty where both are open. */
export function rangeText(words: Localizer, range: { readonly from: string; readonly to: string; readonly timeZone?: string }): string {
  const { from, to } = rangeDays(range, range.timeZone ?? words.format.timeZone);
  if (from && to) return words.format.days(from, to);
  const one = from || to;
  return one && words.t(from ? "selection.range.since" : "selection.range.until", { day: words.format.date(one) });
}
