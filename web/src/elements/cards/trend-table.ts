// The trend of all cards as one table. Loaded when it is first opened.

import { html, nothing, type TemplateResult } from "lit";
import { NO_VALUE } from "../../i18n/format.js";
import type { Localizer } from "../../i18n/translate.js";
import { metricNumber, metricValue, type MetricValue } from "../../state/metric-view.js";
import type { TrendRow } from "../../types/index.js";
import { columnDigits, metricLabel, valueText } from "../shared/metric-words.js";
import type { Trend } from "./card-trend.js";

export function trendTable(
  words: Localizer,
  values: readonly MetricValue[],
  { trend, partial, currency, counted }: Trend,
): TemplateResult {
  const digits = new Map(values.map(({ id }) => [id, columnDigits(trend, id)]));
  const cell = (row: TrendRow, { id }: MetricValue): string => {
    const value = metricValue(row, id);
    return value && metricNumber(value) !== null ? valueText(words, value, currency, digits.get(id)) : NO_VALUE;
  };
  return html`<div class="panel scroll" tabindex="0" role="region" aria-label=${words.t("cards.table")}>
      <table class="small">
        <thead>
          <tr>
            <th scope="col">${words.t("cards.date")}</th>
            ${values.map(({ id }) => html`<th scope="col">${metricLabel(words, id, counted)}</th>`)}
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
