// The texts that only the tab of data and the command line have, in the reader's language.

import { found as en } from "../../i18n/en/found.js";
import { found as fr } from "../../i18n/fr/found.js";
import type { Localizer, Values } from "../../i18n/translate.js";

export function tabText(words: Localizer, key: keyof typeof en, values?: Values): string {
  return words.say((words.language === "fr" ? fr : en)[key], values);
}
