// The texts of recipients in the reader's language.

import { recipients as en } from "../../i18n/en/recipients.js";
import { recipients as fr } from "../../i18n/fr/recipients.js";
import type { Localizer, Values } from "../../i18n/translate.js";

export type RecipientsKey = keyof typeof en;
export type RecipientsText = (key: RecipientsKey, values?: Values) => string;

export function recipientsText(words: Localizer): RecipientsText {
  const messages = words.language === "fr" ? fr : en;
  return (key, values) => words.say(messages[key], values);
}
