// What the engine says, in the reader's language. Its sentences are English and open-ended; a language has a translation
// for each of them (fr/engine.ts), which is loaded when it is first needed, and where it did not come when it is next:
// until then, and for what it does not know, whoever shows a sentence says what its code says.

import type { Localizer } from "./translate.js";

/** Null where it does not know the sentence. */
export type EngineTranslation = (words: Localizer, sentence: string) => string | null;

/** Null, or a refusal, where it did not come. */
type Loader = () => Promise<{ readonly translate: EngineTranslation } | null>;

let loader: Loader | undefined;
let loading: Promise<void> | undefined;
let translate: EngineTranslation | undefined;
const waiting = new Set<() => void>();

/** How the translation is loaded; without it there is none. */
export function setEngineWords(load: Loader): void {
  loader = load;
}

/**
 * Resolves once the language's words are there, or did not come this time; undefined where they are there, or none are
 * needed. `onThere` is called as soon as they are, however often they were asked for.
 */
export function engineWords(language: string, onThere?: () => void): Promise<void> | undefined {
  if (language === "en" || translate || !loader) return undefined;
  if (onThere) waiting.add(onThere);
  loading ??= loader()
    .catch(() => null)
    .then((loaded) => {
      loading = undefined;
      if (!loaded) return;
      ({ translate } = loaded);
      for (const tell of waiting) tell();
      waiting.clear();
    });
  return loading;
}

/** Whoever is gone is not told any more. */
export function forgetEngineWords(onThere: () => void): void {
  waiting.delete(onThere);
}

/** The engine's sentence; null where there are no words for it, or not yet. */
export function engineText(words: Localizer, sentence: string): string | null {
  return words.language === "en" ? sentence : (translate?.(words, sentence) ?? null);
}
