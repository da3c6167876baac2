// The trend of all cards as one table. Loaded when it is first opened.

import { html, nothing, type TemplateResult } from "lit";
import { NO_VALUE } from "../../i18n/format.js";
import type { Localizer } from "../../i18n/translate.js";
import { metricNumber, metricValue, type MetricValue } from "../../state/metric-view.js";
import type { TrendRow } from "../../types/index.js";
import { columnDigits, metricLabel, valueText } from "../shared/metric-words.js";
import { pagedTable } from "../pager/own-page.js";
import { listedTable } from "../shared/listed-table.js";
import type { Trend } from "./card-trend.js";

interface Period {
  readonly row: TrendRow;
  /** Counted in part only. */
  readonly isPart: boolean;
}

export function trendTable(
  words: Localizer,
  values: readonly MetricValue[],
  { trend, partial, currency, counted }: Trend,
): TemplateResult {
  const digits = new Map(values.map(({ id }) => [id, columnDigits(trend, id)]));
  const figure = (row: TrendRow, { id }: MetricValue): string => {
    const value = metricValue(row, id);
    return value && metricNumber(value) !== null ? valueText(words, value, currency, digits.get(id)) : NO_VALUE;
  };
  const date = {
    name: words.t("cards.date"),
    cell: ({ row, isPart }: Period) =>
      html`${words.format.date(row.date)}${isPart ? html`&nbsp;<span class="quiet">(${words.t("cards.partial")})</span>` : nothing}`,
  };
  const columns = values.map((value) => ({ name: metricLabel(words, value.id, counted), cell: ({ row }: Period) => figure(row, value) }));
  const periods = trend.map((row, index) => ({ row, isPart: partial[index] ?? false }));
  const table = (shown: readonly Period[]): TemplateResult => html`<div class="panel scroll" tabindex="0" role="region" aria-label=${words.t("cards.table")}>
    ${listedTable(shown, date, columns)}
  </div>`;
  return html`${pagedTable(words, periods, table)}`;
}
