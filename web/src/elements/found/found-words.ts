// Reasons, findings and formats in words; a code that has no words of ours is shown as it is, a format by its title.

import { findings as en } from "../../i18n/en/findings.js";
import { findings as fr } from "../../i18n/fr/findings.js";
import type { Localizer, Values } from "../../i18n/translate.js";
import { isPacked, isPartial, isUnfit } from "../../source-state.js";
import { metricGroups } from "../../metric-list.js";
import type { MetricId, SourceError, SourceSummary } from "../../types/index.js";
import { errorText } from "../shared/error-words.js";
import { fileKindText } from "../shared/file-kind-words.js";
import { metricTexts } from "../shared/metric-words.js";

/** How the engine begins to say that records are in no known form (ingest/source.cpp). */
const UNKNOWN = "unknown format;";

function wordsOr(words: Localizer, key: string, values?: Values): string | null {
  const texts = words.language === "fr" ? fr : en;
  return key in texts ? words.say(texts[key as keyof typeof en], values) : null;
}

export function reasonText(words: Localizer, reason: string): string {
  return wordsOr(words, `skip.${reason}`) ?? reason;
}

/** "2 no time, 1 no contact": why rows were skipped; empty where none was. */
export function skipReasons(words: Localizer, { skipped }: Pick<SourceSummary, "skipped">): string {
  const told = Object.entries(skipped).map(([reason, count]) => `${words.format.number(count)} ${reasonText(words, reason)}`);
  return told.join(", ");
}

export function formatText(words: Localizer, { format, formatTitle }: Pick<SourceSummary, "format" | "formatTitle">): string {
  return format === "mapping" ? words.t("format.mapping") : (formatTitle ?? format);
}

export function findingText(words: Localizer, code: string, count: number): string {
  return wordsOr(words, `doctor.${code}`, { count }) ?? `${code}: ${words.format.number(count)}`;
}

/** Why the file was not read, or not whole; empty where it was. In a file of aggregates an error has no message: then without the colon. */
export function brokenText(words: Localizer, source: SourceSummary): string {
  const text = toldBroken(words, source);
  return source.error?.message === "" ? text.replace(/\s*:?\s*$/u, "") : text;
}

function toldBroken(words: Localizer, source: SourceSummary): string {
  const { error, rows, bytes } = source;
  if (!isPartial(source)) {
    if (!error) return "";
    if (isUnfit(source)) {
      const message = error.message && skipReasons(words, source);
      return words.t("found.error.unfit", { count: rows, message: message && `(${message})` });
    }
    if (error.message.startsWith(UNKNOWN) && words.language !== "en") return words.t("found.error.unknown");
    return words.t("found.error", { message: fileKindText(words, error.message) ?? reason(words, error) });
  }
  return error
    ? words.t("found.error.partly", { rows, bytes, message: reason(words, error) })
    : words.t("found.cutOff", { rows, bytes });
}

function reason(words: Localizer, error: SourceError): string {
  return error.message === "" ? "" : errorText(words, error);
}

/** Of files of which some have rows that tell several events: how many of the events were kept, and by how many rows they are told. */
export function keptOfToldText(words: Localizer, counts: { readonly kept: number; readonly count: number; readonly rows: number }): string {
  return wordsOr(words, "found.banner.told", counts) ?? "";
}

/** Its bytes; of a packed file those after unpacking, and so said. */
export function sizeText(words: Localizer, source: SourceSummary): string {
  const size = words.format.bytes(source.bytes);
  return isPacked(source) ? words.t("found.unpacked", { size }) : size;
}

/** The metrics that the finding touches, in words; empty where there are none. Data without `orders` has no metrics of them. */
export function affectedText(words: Localizer, affects: readonly string[], orders = true): string {
  const { labels } = metricTexts(words);
  const absent: readonly string[] = orders ? [] : metricGroups.commerce;
  const names = affects.filter((id) => !absent.includes(id)).map(
    (id) => (id in labels ? labels[id as MetricId] : wordsOr(words, `affects.${id}`)) ?? id,
  );
  return names.length > 0 ? (wordsOr(words, "found.affects", { metrics: words.format.list(names) }) ?? "") : "";
}
