// What the engine says, in the reader's language. Its sentences are English and open-ended; a language has a translation
// for each of them (fr/engine.ts), which is loaded when it is first needed: until then, and for what it does not know,
// whoever shows a sentence says what its code says.

import type { Localizer } from "./translate.js";

/** Null where it does not know the sentence. */
export type EngineTranslation = (words: Localizer, sentence: string) => string | null;

type Loader = () => Promise<{ readonly translate: EngineTranslation }>;

let loader: Loader | undefined;
let loading: Promise<void> | undefined;
let translate: EngineTranslation | undefined;

/** How the translation is loaded; without it there is none. */
export function setEngineWords(load: Loader): void {
  loader = load;
}

/** Resolves once the language's words are there, or cannot be had; undefined where that is known, or none are needed. */
export function engineWords(language: string): Promise<void> | undefined {
  if (language === "en" || translate || !loader) return undefined;
  loading ??= loader()
    .catch(() => ({ translate: () => null }))
    .then((loaded) => {
      ({ translate } = loaded);
    });
  return loading;
}

/** The engine's sentence; null where there are no words for it, or not yet. */
export function engineText(words: Localizer, sentence: string): string | null {
  return words.language === "en" ? sentence : (translate?.(words, sentence) ?? null);
}
