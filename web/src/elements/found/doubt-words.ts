// What the engine remarked on a file that has rows: how it was read, and values that can be read in two ways, beside all that
// may be remarked on an empty one. Loaded with the tab of data.

import type { found } from "../../i18n/en/found.js";
import type { Localizer } from "../../i18n/translate.js";
import { tabText } from "./tab-words.js";
import { warningText, type WarningText } from "./warning-words.js";

/** By the engine's words (ingest/source.cpp, ingest/value/value_forms.cpp); groups are the message's values. */
const REMARKS: readonly (readonly [RegExp, keyof typeof found])[] = [
  [/^above the header, passed over: (?<sample>.*)$/su, "warning.titles"],
  [/^read as Windows-1252, because it is not UTF-8$/u, "warning.windows-1252"],
  [/ (?<count>\d+) dates such as '(?<sample>.*)' are read with the month first/su, "warning.dates.mdy"],
  [/ (?<count>\d+) dates such as '(?<sample>.*)' are read with the day first/su, "warning.dates.dmy"],
  [/ (?<count>\d+) amounts such as '(?<sample>.*)' are read with a decimal point/su, "warning.amounts.point"],
  [/ (?<count>\d+) amounts such as '(?<sample>.*)' are read with a decimal comma/su, "warning.amounts.comma"],
];

export function remarkText(words: Localizer, warning: string): WarningText {
  for (const [pattern, key] of REMARKS) {
    const groups = pattern.exec(warning)?.groups;
    if (!groups) continue;
    const { sample = "", count = "0" } = groups;
    return { text: tabText(words, key, { sample, count: Number(count) }), translated: true };
  }
  return warningText(words, warning);
}

/** It speaks of dates that can be read in two ways. */
export function isAboutDates(warning: string): boolean {
  return / \d+ dates such as '/u.test(warning);
}
