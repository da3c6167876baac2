// The trend of cards: a line on each, and the same numbers as one table below them.

import { html, nothing, type TemplateResult } from "lit";
import { NO_VALUE } from "../../i18n/format.js";
import type { Localizer } from "../../i18n/translate.js";
import { metricNumber, metricValue, trendValues, type MetricValue } from "../../state/metric-view.js";
import { drawnPeriods } from "../../state/trend.js";
import type { TrendRow } from "../../types/index.js";
import { columnDigits, metricLabel, valueText } from "../shared/metric-words.js";
import { spark } from "../shared/spark.js";

export interface Trend {
  readonly trend: readonly TrendRow[];
  /** For each row, whether its period is counted in part only. */
  readonly partial: readonly boolean[];
  readonly currency: string | null;
}

export function cardTrend(
  words: Localizer,
  value: MetricValue,
  { trend, partial, currency }: Trend,
): TemplateResult | typeof nothing {
  const all = trendValues(trend, value.id, currency);
  const drawn = value.kind === "ratio" ? partial.map((isPartial) => !isPartial) : drawnPeriods(all, partial);
  const rows = trend.filter((_, index) => drawn[index]);
  const numbers = all.filter((_, index) => drawn[index]);
  const known = numbers.filter((number): number is number => number !== null);
  const first = known[0];
  const last = known[known.length - 1];
  if (first === undefined || last === undefined) return nothing;
  const say = (number: number): string => {
    if (value.kind === "ratio") return words.format.percent(number);
    return value.kind === "money" ? words.format.money(number, currency ?? "") : words.format.number(number);
  };
  const summary = words.t("cards.trend", {
    metric: metricLabel(words, value.id),
    from: words.format.date(rows[0]?.date),
    to: words.format.date(rows[rows.length - 1]?.date),
    first: say(first),
    last: say(last),
    highest: say(Math.max(...known)),
  });
  return spark(numbers, summary);
}

export function trendTable(
  words: Localizer,
  values: readonly MetricValue[],
  { trend, partial, currency }: Trend,
): TemplateResult {
  const digits = new Map(values.map(({ id }) => [id, columnDigits(trend, id)]));
  const cell = (row: TrendRow, { id }: MetricValue): string => {
    const value = metricValue(row, id);
    return value && metricNumber(value) !== null ? valueText(words, value, currency, digits.get(id)) : NO_VALUE;
  };
  return html`${partial.includes(true) ? html`<p class="quiet small hint">${words.t("cards.partial.hint")}</p>` : nothing}
    <div class="panel scroll" tabindex="0" role="region" aria-label=${words.t("cards.table")}>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">${words.t("cards.date")}</th>
            ${values.map(({ id }) => html`<th scope="col">${metricLabel(words, id)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${trend.map(
            (row, index) => html`<tr>
              <th scope="row">
                ${words.format.date(row.date)}${partial[index]
                  ? html` <span class="quiet">(${words.t("cards.partial")})</span>`
                  : nothing}
              </th>
              ${values.map((value) => html`<td>${cell(row, value)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
