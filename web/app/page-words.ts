// The page's own texts in the reader's language.

import { page as en } from "../src/i18n/en/page.js";
import { page as fr } from "../src/i18n/fr/page.js";
import { localizer } from "../src/i18n/translate.js";

export type PageKey = keyof typeof en;

export function pageText(language: string): (key: PageKey) => string {
  const words = localizer(language);
  const messages = words.language === "fr" ? fr : en;
  return (key) => words.say(messages[key]);
}
