// The engine's sentences, taken apart and put together in another language. Loaded with that language's pairs.

import type { EngineTranslation } from "./engine-words.js";
import type { Message } from "./message.js";
import type { Localizer, Values } from "./translate.js";

export type Pairs = readonly (readonly [sentence: string, translation: Message])[];

interface Pair {
  readonly pattern: RegExp;
  readonly translation: Message;
  /** Its places: how each is to be read, by its name. */
  readonly places: Readonly<Record<string, string>>;
}

interface Known {
  readonly sentences: readonly Pair[];
  /** What stands within sentences, and is none by itself, with them. */
  readonly all: readonly Pair[];
}

export function translationBy(sentences: Pairs, parts: Pairs): EngineTranslation {
  const whole = sentences.map(pairOf);
  const known = { sentences: whole, all: [...parts.map(pairOf), ...whole] };
  return (words, sentence) => inSentence(known, words, sentence) ?? behindName(known, words, sentence);
}

/** What was found; then what was expected, or what may have been meant. */
function inSentence(known: Known, words: Localizer, text: string): string | null {
  const [, begin, meant] = /^(.*)(; (?:did you mean|near spellings:|it is the name of) '.*)$/su.exec(text) ?? [];
  if (begin !== undefined && meant !== undefined) {
    const [found, hint] = [inSentence(known, words, begin), asWhole(known.all, known, words, meant)];
    if (found !== null && hint !== null) return found + hint;
  }
  const at = text.lastIndexOf(EXPECTED);
  if (at > 0) {
    const head = text.slice(0, at);
    // What was found may be the JSON itself.
    const found = inSentence(known, words, head) ?? (isJson(head) ? head : null);
    const expected = asWhole(known.sentences, known, words, text.slice(at + "; ".length));
    if (found !== null && expected !== null) return found + words.say(" ; ") + expected;
  }
  return asWhole(known.sentences, known, words, text);
}

const EXPECTED = "; expected ";

function asWhole(pairs: readonly Pair[], known: Known, words: Localizer, text: string): string | null {
  for (const { pattern, translation, places } of pairs) {
    const groups = pattern.exec(text)?.groups;
    const values = groups && valuesOf(known, words, groups, places);
    if (values) return words.say(translation, values);
  }
  return null;
}

/** Undefined where one has no translation that needs one. */
function valuesOf(known: Known, words: Localizer, groups: Readonly<Record<string, string>>, places: Pair["places"]): Values | undefined {
  const values: Record<string, Values[string]> = {};
  for (const [name, kind] of Object.entries(places)) {
    const text = groups[name] ?? "";
    const told = kind === "@" || kind === "!" ? asWhole(known.all, known, words, text) : null;
    if (kind === "!" && told === null) return undefined;
    values[name] = kind === "#" ? Number(text) : (told ?? text);
  }
  return values;
}

/** A sentence of data that is not ours may have any number of them. */
const MOST_COLONS_IN_A_NAME = 16;

/** "events.csv: SENTENCE", in which the name may hold anything. */
function behindName(known: Known, words: Localizer, text: string): string | null {
  for (let at = text.indexOf(": "), tried = 0; at >= 0 && tried < MOST_COLONS_IN_A_NAME; at = text.indexOf(": ", at + 1), ++tried) {
    const rest = text.slice(at + ": ".length);
    const told = inSentence(known, words, rest);
    if (told !== null) return `${text.slice(0, at)}${words.say(" : ")}${told}`;
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function pairOf([sentence, translation]: Pairs[number]): Pair {
  const places: Record<string, string> = {};
  const pattern = sentence
    .split(/(\{[@#!]?\w+\})/u)
    .map((part) => {
      const [, kind, name] = /^\{([@#!]?)(\w+)\}$/u.exec(part) ?? [];
      if (kind === undefined || name === undefined) return part.replace(/[$()*+./?[\\\]^{|}]/gu, "\\$&");
      places[name] = kind;
      return kind === "#" ? `(?<${name}>\\d+)` : `(?<${name}>.*?)`;
    })
    .join("");
  // With a group in any case, so that there are groups where it fits.
  return { pattern: new RegExp(`^${pattern}$(?<end>)`, "su"), translation, places };
}
