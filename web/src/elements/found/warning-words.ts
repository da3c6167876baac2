// What the engine remarked on a file, in the reader's language: what a reader meets often in words of its own, which say
// what to do; any other as engine-words.ts translates it.

import type { MessageKey } from "../../i18n/en.js";
import { engineText } from "../../i18n/engine-words.js";
import type { Localizer } from "../../i18n/translate.js";

/** By the engine's words (ingest/source.cpp, ingest/value/value_forms.cpp) and ours (source-state.ts); groups are the message's values. */
const WARNINGS: readonly (readonly [RegExp, MessageKey])[] = [
  [/^the file is empty$/u, "warning.empty"],
  [/^no event in the file$/u, "warning.none"],
  [/^a header and no row: '(?<sample>.*?)\s*'$/su, "warning.header"],
  [/^above the header, passed over: (?<sample>.*)$/su, "warning.titles"],
  [/^read as Windows-1252, because it is not UTF-8$/u, "warning.windows-1252"],
  [/ (?<count>\d+) dates such as '(?<sample>.*)' are read with the month first/su, "warning.dates.mdy"],
  [/ (?<count>\d+) dates such as '(?<sample>.*)' are read with the day first/su, "warning.dates.dmy"],
  [/ (?<count>\d+) amounts such as '(?<sample>.*)' are read with a decimal point/su, "warning.amounts.point"],
  [/ (?<count>\d+) amounts such as '(?<sample>.*)' are read with a decimal comma/su, "warning.amounts.comma"],
];

export interface WarningText {
  readonly text: string;
  /** In the reader's language; else in English. */
  readonly translated: boolean;
}

export function warningText(words: Localizer, warning: string): WarningText {
  for (const [pattern, key] of WARNINGS) {
    const groups = pattern.exec(warning);
    if (!groups) continue;
    const { sample = "", count = "0" } = groups.groups ?? {};
    return { text: words.t(key, { sample, count: Number(count) }), translated: true };
  }
  const text = engineText(words, warning);
  return { text: text ?? warning, translated: text !== null };
}

/** It speaks of pages that an export lacks. */
export function isAboutPages(warning: string): boolean {
  return warning.startsWith("the last page says by ");
}

/** It speaks of dates that can be read in two ways. */
export function isAboutDates(warning: string): boolean {
  return / \d+ dates such as '/u.test(warning);
}
