// The trend of cards: a line on each, and of which periods it is dotted. The same numbers as a table: trend-table.ts.

import { nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { trendValues, type MetricValue } from "../../state/metric-view.js";
import { periodEnd } from "../../state/trend.js";
import type { TrendRow, TrendUnit } from "../../types/index.js";
import { metricLabel } from "../shared/metric-words.js";
import { spark } from "../shared/spark.js";

export interface Trend {
  readonly trend: readonly TrendRow[];
  /** For each row, whether its period is counted in part only. */
  readonly partial: readonly boolean[];
  readonly unit: TrendUnit;
  readonly currency: string | null;
}

export function cardTrend(words: Localizer, value: MetricValue, shown: Trend): TemplateResult | typeof nothing {
  const { trend: rows, partial, currency } = shown;
  const numbers = trendValues(rows, value.id, currency);
  const known = numbers.filter((number): number is number => number !== null);
  const first = known[0];
  const last = known[known.length - 1];
  if (first === undefined || last === undefined) return nothing;
  const say = (number: number): string => {
    if (value.kind === "ratio") return words.format.percent(number);
    return value.kind === "money" ? words.format.amount(number, currency ?? "") : words.format.number(number);
  };
  const summary = words.t("cards.trend", {
    metric: metricLabel(words, value.id),
    from: words.format.date(rows[0]?.date),
    to: words.format.date(rows[rows.length - 1]?.date),
    first: say(first),
    last: say(last),
    highest: say(Math.max(...known)),
  });
  const ends = { first: partial[0] ?? false, last: partial.at(-1) ?? false };
  const dotted = (ends.first && numbers[0] !== null) || (ends.last && numbers.at(-1) !== null);
  return spark(numbers, dotted ? `${summary} ${partialText(words, shown)}` : summary, ends);
}

/** Of which periods the lines are dotted; empty where all are whole. */
export function partialText(words: Localizer, { trend, partial, unit }: Trend): string {
  const periods = trend.filter((_, index) => partial[index]);
  if (periods.length === 0) return "";
  const days = periods.map(({ date }) => words.format.days(date, periodEnd(date, unit)));
  return words.t("cards.partial.hint", { days: words.format.list(days) });
}
