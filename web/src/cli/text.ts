// The words of one command's text answer: both dictionaries, the formats, and lines to add to.

import { cliEn, type CliTexts } from "../i18n/cli-en.js";
import { cliFr } from "../i18n/cli-fr.js";
import { en, type MessageKey } from "../i18n/en.js";
import { metricTextsEn, type MetricTexts } from "../i18n/metrics-en.js";
import { metricTextsFr } from "../i18n/metrics-fr.js";
import { createLocalizer, type Localizer } from "../i18n/translate.js";
import { plain, width } from "./table.js";

export interface Words {
  readonly cli: CliTexts;
  readonly metrics: MetricTexts;
  readonly page: Localizer;
  /** Cells of a line that there are for a table; Infinity where nobody reads at a terminal. */
  readonly room: number;
}

export function wordsOf(language: "en" | "fr", timeZone?: string, room = Infinity): Words {
  return {
    room,
    cli: language === "fr" ? cliFr : cliEn,
    metrics: language === "fr" ? metricTextsFr : metricTextsEn,
    page: createLocalizer(language, timeZone),
  };
}

/** A code of the engine in words; as it is where the dictionary has none. */
export function codeText(words: Words, group: string, code: string, count = 0): string {
  const key = `${group}.${code}`;
  return key in en ? words.page.t(key as MessageKey, { count }) : code;
}

export function heading(text: string): string[] {
  const shown = plain(text);
  return ["", shown, "═".repeat(width(shown))];
}
