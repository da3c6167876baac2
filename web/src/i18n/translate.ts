// Texts of the interface in one language: look a key up, fill its places, choose its plural.
//
// A place is `{name}`; a number is written in the locale's way. A plural message is chosen by the
// value `count`. Where a text has several numbers, each noun is a place of its own: `{contacts} {contacts:contact|contacts}`
// has a word for each plural category of the language, in the order of CLDR; the last stands for those that are not named.
// A locale without a dictionary falls back to English, its numbers stay its own.

import { en, type Message, type MessageKey, type Messages } from "./en.js";
import { fr } from "./fr.js";
import { createFormats, type Formats } from "./format.js";

export const DICTIONARIES: Readonly<Record<string, Messages>> = { en, fr };

/** The languages with a dictionary, as BCP 47 tags. */
export const LANGUAGES: readonly string[] = Object.keys(DICTIONARIES);

export type Values = Readonly<Record<string, string | number>>;

export interface Localizer {
  /** The dictionary in use: "en" or "fr". */
  readonly language: string;
  readonly format: Formats;
  t(key: MessageKey, values?: Values): string;
  /** The same for a message of another dictionary: one that is loaded with the view it belongs to. */
  say(message: Message, values?: Values): string;
}

/** "fr-CA" -> "fr"; a language without a dictionary -> "en". */
export function languageOf(locale: string): string {
  const primary = locale.toLowerCase().split(/[-_]/u)[0] ?? "";
  return primary in DICTIONARIES ? primary : "en";
}

function validLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** French keeps a mark of two parts, and quotation marks, on the line of their word: the texts have plain spaces there. */
const FRENCH_SPACES = / (?=[;:!?»])|(?<=«) /gu;

const CATEGORIES: readonly Intl.LDMLPluralRule[] = ["zero", "one", "two", "few", "many", "other"];

/** Kept together from left to right on a page that is written from right to left. */
const isolated = (text: string): string => (/\s/u.test(text) ? `\u2066${text}\u2069` : text);

/** The same formats; of each text its words and numbers stay in their order. */
function isolatedFormats(formats: Formats): Formats {
  const one = ([name, value]: [string, unknown]): [string, unknown] => {
    if (typeof value !== "function" || name === "list") return [name, value];
    const format = value as (...given: unknown[]) => unknown;
    return [
      name,
      (...given: unknown[]) => {
        const text = format(...given);
        return typeof text === "string" ? isolated(text) : text;
      },
    ];
  };
  return Object.fromEntries(Object.entries(formats).map(one)) as unknown as Formats;
}

/** `mirrored`: for a page that is written from right to left. All languages that have a dictionary are not. */
export function createLocalizer(locale: string, timeZone?: string, mirrored = false): Localizer {
  const tag = validLocale(locale);
  const language = languageOf(tag);
  const dictionary = DICTIONARIES[language] ?? en;
  const formats = createFormats({ locale: tag, timeZone });
  const format = mirrored ? isolatedFormats(formats) : formats;
  let made: Intl.PluralRules | undefined;
  const plurals = (): Intl.PluralRules => (made ??= new Intl.PluralRules(language));

  const form = (message: Message, values: Values): string => {
    if (typeof message === "string") return message;
    const count = values.count;
    const category = typeof count === "number" ? plurals().select(count) : "other";
    return message[category] ?? message.other;
  };

  const choose = (message: Message, values: Values): string => {
    const text = form(message, values);
    return language === "fr" ? text.replace(FRENCH_SPACES, "\u202f") : text;
  };

  /** `forms`: the noun's, parted by "|". */
  const nounOf = (forms: string, value: string | number): string => {
    const words = forms.split("|");
    const known = plurals().resolvedOptions().pluralCategories;
    const at = CATEGORIES.filter((category) => known.includes(category)).indexOf(plurals().select(Number(value)));
    return words[at] ?? words.at(-1) ?? "";
  };

  const filled = (message: Message, values: Values = {}): string =>
    choose(message, values).replace(/\{(\w+)(?::([^}]*))?\}/gu, (place, name: string, forms: string | undefined) => {
      const value = values[name];
      if (value === undefined) return place;
      if (forms !== undefined) return nounOf(forms, value);
      return typeof value === "number" ? format.number(value) : value;
    });

  const say: Localizer["say"] = mirrored ? (message, values) => isolated(filled(message, values)) : filled;

  return { language, format, say, t: (key, values) => say(dictionary[key], values) };
}

const cache = new Map<string, Localizer>();

/** The same localizer for the same locale and zone; Intl objects are costly to make. */
export function localizer(locale: string, timeZone?: string, mirrored = false): Localizer {
  const key = `${locale}\n${timeZone ?? ""}\n${mirrored}`;
  let found = cache.get(key);
  if (!found) {
    found = createLocalizer(locale, timeZone, mirrored);
    cache.set(key, found);
  }
  return found;
}

/** The same for what leaves the page, as files do: without the characters that keep texts together on a mirrored one. */
export function plainWords({ format }: Localizer): Localizer {
  return localizer(format.locale, format.timeZone);
}
