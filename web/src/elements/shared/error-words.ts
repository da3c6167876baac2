// An error in the reader's language: the engine's sentence, or what its code says while there are no words for that.

import { en, type MessageKey } from "../../i18n/en.js";
import { engineText } from "../../i18n/engine-words.js";
import type { Localizer } from "../../i18n/translate.js";

export function codeText(words: Localizer, code: string): string {
  const key = `error.${code}`;
  return words.t(key in en ? (key as MessageKey) : "error.other");
}

export function errorText(words: Localizer, { code, message }: { readonly code: string; readonly message: string }): string {
  return engineText(words, message) ?? codeText(words, code);
}
