// What the engine remarked on a file, if only an empty one, in the reader's language: what a reader meets often in words of its own, which say
// what to do; any other as engine-words.ts translates it.

import type { MessageKey } from "../../i18n/en.js";
import { engineText } from "../../i18n/engine-words.js";
import type { Localizer } from "../../i18n/translate.js";

/** By the engine's words (ingest/source.cpp) and ours (source-state.ts); groups are the message's values. */
const WARNINGS: readonly (readonly [RegExp, MessageKey])[] = [
  [/^the file is empty$/u, "warning.empty"],
  [/^no event in the file$/u, "warning.none"],
  [/^a header and no row: '(?<sample>.*?)\s*'$/su, "warning.header"],
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
    return { text: words.t(key, { sample: groups.groups?.sample ?? "" }), translated: true };
  }
  const text = engineText(words, warning);
  return { text: text ?? warning, translated: text !== null };
}

/** It speaks of pages that an export lacks. */
export function isAboutPages(warning: string): boolean {
  return warning.startsWith("the last page says by ");
}
