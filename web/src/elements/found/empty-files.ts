// Files with nothing in them: which, what was found in their place and what was expected.

import type { Localizer } from "../../i18n/translate.js";
import type { SourceSummary } from "../../types/index.js";
import { warningText } from "./warning-words.js";

/** Of files that are alike, this many are named. */
const MOST_NAMES = 6;

/** A line for all files of which the same is to be said. */
export function emptyFilesTexts(words: Localizer, files: readonly Pick<SourceSummary, "name" | "warnings">[]): string[] {
  const alike = new Map<string, string[]>();
  for (const { name, warnings } of files) {
    const text = warnings.map((warning) => warningText(words, warning).text).join(" ");
    alike.set(text, [...(alike.get(text) ?? []), name]);
  }
  return [...alike].map(([what, names]) => {
    const more = names.length > MOST_NAMES ? " …" : "";
    return words.t("found.empty", { names: words.format.list(names.slice(0, MOST_NAMES)) + more, what });
  });
}
