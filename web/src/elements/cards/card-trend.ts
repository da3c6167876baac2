// The trend of cards: a line on each, and of which periods it is dotted. The same numbers as a table: trend-table.ts.

import { html, nothing, type TemplateResult } from "lit";
import { dottedEnds, type PartialEnds } from "../../charts/sparkline.js";
import type { Localizer } from "../../i18n/translate.js";
import { trendValues, type MetricValue } from "../../state/metric-view.js";
import { periodEnd } from "../../state/trend.js";
import type { MetricId, TrendRow, TrendUnit } from "../../types/index.js";
import { metricLabel, type Unit } from "../shared/metric-words.js";
import { points, spark } from "../shared/spark.js";

export interface Trend {
  readonly trend: readonly TrendRow[];
  /** For each row, whether its period is counted in part only. */
  readonly partial: readonly boolean[];
  readonly unit: TrendUnit;
  readonly currency: string | null;
  /** What counts: names of figures tell contacts apart. */
  readonly counted: Unit | undefined;
}

/** One metric's trend as it is drawn. */
export interface TrendLine {
  readonly numbers: readonly (number | null)[];
  readonly drawn: readonly (number | null)[];
  /** Which ends are partial, and to which of them a line is seen. */
  readonly partial: PartialEnds;
  readonly dotted: PartialEnds;
}

export function trendLine(id: MetricId, { trend, partial: parts, currency }: Trend): TrendLine {
  const numbers = trendValues(trend, id, currency);
  const partial = { first: parts[0] ?? false, last: parts.at(-1) ?? false };
  const drawn = points(numbers, partial);
  return { numbers, drawn, partial, dotted: dottedEnds(drawn, partial) };
}

export function cardTrend(words: Localizer, value: MetricValue, shown: Trend, line: TrendLine): TemplateResult | typeof nothing {
  const { trend: rows, currency } = shown;
  const { numbers, drawn, partial } = line;
  const known = numbers.filter((number): number is number => number !== null);
  const first = known[0];
  const last = known[known.length - 1];
  // The trend of one period is the figure above it.
  if (first === undefined || last === undefined || rows.length === 1) return nothing;
  const say = (number: number): string => {
    if (value.kind === "ratio") return words.format.percent(number);
    return value.kind === "money" ? words.format.amount(number, currency ?? "") : words.format.number(number);
  };
  const summary = words.t("cards.trend", {
    metric: metricLabel(words, value.id, shown.counted),
    from: words.format.date(rows[0]?.date),
    to: words.format.date(rows[rows.length - 1]?.date),
    first: say(first),
    last: say(last),
    highest: say(Math.max(...known)),
  });
  // In the middle of its box a single value does not tell when it was.
  const { date } = rows[numbers.indexOf(first)] ?? {};
  const when = known.length === 1 && date ? html`<span class="when quiet small">${words.format.days(date, periodEnd(date, shown.unit))}</span>` : nothing;
  return html`${when}${spark(drawn, [summary, partialText(words, shown, [line])].filter(Boolean).join(" "), partial)}`;
}

/** Of which periods these lines are dotted; empty where none is. */
export function partialText(words: Localizer, { trend, unit }: Trend, lines: readonly TrendLine[]): string {
  const [first, last] = [trend[0], trend.at(-1)];
  const periods = [
    ...(first && lines.some(({ dotted }) => dotted.first) ? [first] : []),
    ...(last && last !== first && lines.some(({ dotted }) => dotted.last) ? [last] : []),
  ];
  if (periods.length === 0) return "";
  const days = periods.map(({ date }) => words.format.days(date, periodEnd(date, unit)));
  return words.t("cards.partial.hint", { days: words.format.list(days) });
}
