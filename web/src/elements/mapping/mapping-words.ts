// The texts of the mapping form in the reader's language.

import { mapping as en } from "../../i18n/en/mapping.js";
import { mapping as fr } from "../../i18n/fr/mapping.js";
import type { Localizer, Values } from "../../i18n/translate.js";

export type MappingKey = keyof typeof en;
export type MappingText = (key: MappingKey, values?: Values) => string;

export function mappingText(words: Localizer): MappingText {
  const messages = words.language === "fr" ? fr : en;
  return (key, values) => words.say(messages[key], values);
}

export function isMappingKey(key: string): key is MappingKey {
  return Object.hasOwn(en, key);
}
