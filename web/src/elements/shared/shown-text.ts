// A name, an id or a value of the data where it is read: one that is nothing but blanks is told, not left out.

import type { Localizer } from "../../i18n/translate.js";

export function shownText(words: Localizer, text: string): string {
  return text.trim() === "" ? words.t("selection.empty") : text;
}
