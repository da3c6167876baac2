// A funnel's name, its stages and its definition's terms in words.

import type { Localizer } from "../../i18n/translate.js";
import { nextRequired, type StageView } from "../../state/funnel-view.js";
import { MACHINES_DO } from "../../state/funnel-samples.js";
import { localDay } from "../../state/days.js";
import type { CatalogAnswer, CatalogProperty, FunnelDefinition, FunnelFigures } from "../../types/index.js";
import { rangeText } from "../shared/range-text.js";
import { durationWords, funnelText, known, propertyName, stageTitle } from "./funnel-texts.js";

/** Of a name made of stages, at most this many are told. */
const MOST_STAGES = 5;

/** A ready-made funnel's name is the dictionary's; once it was changed, its stages tell what it is. */
export function funnelName(words: Localizer, definition: FunnelDefinition, chosen: string | null): string {
  const { name = "", stages } = definition;
  const key = `funnel.sample.${chosen ?? ""}`;
  if (known(key)) return funnelText(words)(key);
  if (name !== "" && !known(`funnel.sample.${name}`)) return name;
  const titles = stages.map((stage) => stageTitle(words, stage));
  const told = titles.length > MOST_STAGES ? [...titles.slice(0, MOST_STAGES - 2), "…", ...titles.slice(-1)] : titles;
  return told.join(" → ") || funnelText(words)("funnel.label");
}

/** Those of docs/funnel.md section 6 that have one. */
const PRESET_WINDOWS: Readonly<Partial<Record<string, string>>> = { mixpanel: "P7D", posthog: "P14D" };

/** The time to get through; null where there is no end to it. */
function windowText(words: Localizer, definition: FunnelDefinition): string | null {
  const total = definition.window === undefined ? PRESET_WINDOWS[definition.preset ?? ""] : definition.window?.total;
  return total === undefined ? null : durationWords(words, total);
}

/** Where most have not had that time because the data ends first: that the rate says little yet. Else empty. */
export function earlyText(words: Localizer, definition: FunnelDefinition, { entered, inProgress, mature }: Pick<FunnelFigures, "entered" | "inProgress" | "mature">): string {
  const time = windowText(words, definition);
  const { denominator } = mature.rate;
  if (time === null || inProgress === 0 || denominator * 2 >= entered) return "";
  return funnelText(words)(denominator === 0 ? "funnel.early.none" : "funnel.early", { time, entered, mature: denominator });
}

/** Where the data marks opens or clicks as machines', and a step counts those too; else empty. */
export function machinesText(
  words: Localizer,
  { stages, filters = {} }: Pick<FunnelDefinition, "stages" | "filters">,
  held: { readonly properties: readonly Pick<CatalogProperty, "name" | "values">[] } | null,
): string {
  const left = (where: unknown): boolean => JSON.stringify(where).includes('"machine"');
  const marked = held?.properties.find(({ name }) => name === "machine")?.values.some(({ value }) => value !== "false") ?? false;
  const counts = stages.some(({ steps }) => steps.some(({ event, where = [] }) => MACHINES_DO.includes(event) && !left(where)));
  return marked && counts && !left(filters) ? funnelText(words)("funnel.machines") : "";
}

/** Presets that see no event outside the dates, where the range does not say otherwise. */
const PRESET_GATES: readonly (string | undefined)[] = ["hubspot", "posthog"];

/** Whether every step has to lie within the dates, not the first alone. */
export function allInRange({ range, preset }: Pick<FunnelDefinition, "range" | "preset">): boolean {
  return (range?.gates ?? (PRESET_GATES.includes(preset) ? "all" : "entry")) === "all";
}

/** The dates of a definition; empty where it has none. */
export function ownDatesText(words: Localizer, { range }: Pick<FunnelDefinition, "range">): string {
  return range ? rangeText(words, { from: "", to: "", timeZone: "UTC", ...range }) : "";
}

/** What is counted, within which time and of which dates, one line. */
export function termsText(words: Localizer, definition: FunnelDefinition): string {
  const text = funnelText(words);
  const record = definition.count ?? "contact";
  const key = `funnel.count.${record}`;
  const counted = known(key) ? text(key) : text("funnel.count.other", { record: propertyName(text, record) });
  const time = windowText(words, definition);
  const within = time === null ? text("funnel.window.none") : text("funnel.window", { time });
  const dates = ownDatesText(words, definition);
  const entered = dates && text(allInRange(definition) ? "funnel.range.all" : "funnel.range", { range: dates });
  return [within, counted, entered].filter(Boolean).join(" · ");
}

/** The days of the data; empty where they are not known. */
export function dataDatesText(words: Localizer, data: Pick<CatalogAnswer, "from" | "to"> | null): string {
  const dayOf = (time: string | null | undefined): string => (time ? localDay(time, words.format.timeZone) : "");
  return rangeText(words, { from: dayOf(data?.from), to: dayOf(data?.to) });
}

/** How many of all are in it; of an optional one that it is optional. */
export function shareText(words: Localizer, { optional, share }: StageView): string {
  const text = funnelText(words);
  return optional ? text("funnel.optional") : text("funnel.cumulative", { rate: words.format.percent(share) });
}

/** Below a stage's column: how many went on to the next required one, or took it where it is optional; empty at the last. */
export function wentText(words: Localizer, stages: readonly StageView[], index: number): string {
  const stage = stages[index];
  const next = stage?.optional ? stage : nextRequired(stages, index);
  return next ? rateText(words, next) : "";
}

/** How many of the stage before came to this one; empty where there was nobody to. `from`: where it stands with this one, not with the one before. */
export function rateText(words: Localizer, { rate, optional }: StageView, from = false): string {
  const key = optional ? "funnel.rate.optional" : from ? "funnel.rate.from" : "funnel.rate";
  return rate === null ? "" : funnelText(words)(key, { rate: words.format.percent(rate) });
}

/** The chart as a text: its stages with their numbers. */
export function chartText(words: Localizer, stages: readonly StageView[]): string {
  const text = funnelText(words);
  const parts = stages.map((stage) =>
    text("funnel.chart.stage", {
      name: stageTitle(words, stage),
      records: stage.records,
      share: words.format.percent(stage.share),
    }),
  );
  return text("funnel.chart", { count: stages.length, stages: parts.join(" ") });
}
