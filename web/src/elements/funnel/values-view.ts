// The funnel of each value it is compared by: a table, most entered first, with a bar behind the rate.

import { html, type TemplateResult } from "lit";
import { breakdownLabel } from "../../state/funnel/export.js";
import type { FunnelBreakdownRow } from "../../types/index.js";
import { moneyText } from "../shared/metric-words.js";
import { shareBar } from "../shared/spark.js";
import { propertyName } from "./funnel-texts.js";
import { numberLink, type ResultContext } from "./result-context.js";
import { shownText } from "../shared/shown-text.js";

export function valuesView(context: ResultContext): TemplateResult {
  const { text, answer, definition } = context;
  const rows = answer.breakdown ?? [];
  if (rows.length === 0) return html`<p class="quiet nothing">${text("values.none")}</p>`;
  const title = text("values.title", { property: propertyName(text, definition.breakdown?.by ?? "") });
  const revenue = rows.some((row) => Object.keys(row.revenue).length > 0);
  const valueless = rows.every(({ none }) => none);
  return html`<h3 class="sub">${title}</h3>
    ${valueless ? html`<p class="quiet small">${text("values.valueless")}</p>` : ""}
    <div class="scroll" tabindex="0" role="region" aria-label=${title}>
      <table class="values small">
        <thead>
          <tr>
            <th scope="col">${text("values.value")}</th>
            <th scope="col">${text("values.entered")}</th>
            <th scope="col" class="spare">${text("values.converted")}</th>
            <th scope="col">${text("values.rate")}</th>
            <th scope="col" class="spare">${text("values.median")}</th>
            ${revenue ? html`<th scope="col" class="spare">${text("values.revenue")}</th>` : ""}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => valueRow(context, row, revenue))}
        </tbody>
      </table>
    </div>`;
}

function valueRow(
  context: ResultContext,
  row: Omit<FunnelBreakdownRow, "links" | "paths">,
  revenue: boolean,
): TemplateResult {
  const { words, text } = context;
  const { number, percent, duration } = words.format;
  const name = shownText(words, breakdownLabel(row, { other: text("value.other"), none: text("value.none") }));
  const breakdown = {
    ...(row.value === undefined ? {} : { value: row.value }),
    ...(row.other ? { other: row.other } : {}),
    ...(row.none ? { none: row.none } : {}),
  };
  const rate = row.conversionRate.value;
  const converted = numberLink(context, number(row.converted), row.converted, { breakdown, state: "converted" }, `${name}: ${text("values.converted")}`);
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${numberLink(context, number(row.entered), row.entered, { breakdown }, name)}</td>
    <td class="spare">${converted}</td>
    <td class="with-bar">
      ${shareBar(rate ?? 0)}
      <span>${percent(rate)}</span>
      <span class="quiet only-narrow">${text("values.converted")} ${converted}</span>
    </td>
    <td class="spare">${duration(row.timeToConvert.medianMs)}</td>
    ${revenue ? html`<td class="spare">${Object.keys(row.revenue).length > 0 ? moneyText(words, row.revenue) : "–"}</td>` : ""}
  </tr>`;
}
