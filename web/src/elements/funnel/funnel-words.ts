// A funnel's name, its stages and its definition's terms in words.

import type { Localizer } from "../../i18n/translate.js";
import { durationMs } from "../../state/duration.js";
import type { StageView } from "../../state/funnel-view.js";
import type { FunnelDefinition } from "../../types/index.js";
import { funnelText, known, propertyName, stageTitle } from "./funnel-texts.js";

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
  return told.join(" → ") || words.t("funnel.label");
}

/** Those of docs/funnel.md section 6 that have one. */
const PRESET_WINDOWS: Readonly<Partial<Record<string, string>>> = { mixpanel: "P7D", posthog: "P14D" };

/** What is counted and within which time, one line. */
export function termsText(words: Localizer, definition: FunnelDefinition): string {
  const text = funnelText(words);
  const record = definition.count ?? "contact";
  const counted =
    record === "contact"
      ? words.t("funnel.count.contact")
      : words.t("funnel.count.other", { record: propertyName(text, record) });
  const total = definition.window === undefined ? PRESET_WINDOWS[definition.preset ?? ""] : definition.window?.total;
  const ms = total === undefined ? null : durationMs(total);
  const within =
    total === undefined
      ? text("funnel.window.none")
      : text("funnel.window", { time: ms === null ? total : words.format.duration(ms) });
  return `${within} · ${counted}`;
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
