// A message's figures: a cell of the table, an item of the phone's list.

import { html, nothing, type TemplateResult } from "lit";
import { NO_VALUE, type MoneyDigits } from "../../i18n/format.js";
import type { Localizer } from "../../i18n/translate.js";
import { isMoneyMetric, isRatioMetric } from "../../metric-list.js";
import { barFraction } from "../../state/message-rows.js";
import { metricValue } from "../../state/metric-view.js";
import type { MessageRow, MessagesAnswer, MetricId } from "../../types/index.js";
import { icons } from "../shared/icons.js";
import { metricLabel, otherMoneyText, valueText } from "../shared/metric-words.js";
import { shareBar } from "../shared/spark.js";

/** What each column's bars are measured by. */
export type Maxima = ReadonlyMap<MetricId, number>;

/** What the cells of a column have in common. */
export interface MessageColumns {
  readonly maxima: Maxima;
  readonly digits: ReadonlyMap<MetricId, MoneyDigits>;
  readonly currency: string | null;
}

const MAIN: readonly MetricId[] = ["sends", "openRate", "clickRate"];
const MAIN_SMS: readonly MetricId[] = ["sends", "deliveryRate", "clickRate"];

/** Bars stand behind rates and money; counts need none, and of deliveries nearly all are full. */
function barred(id: MetricId): boolean {
  return (isRatioMetric(id) || isMoneyMetric(id)) && id !== "deliveryRate";
}

export function messageCell(
  words: Localizer,
  row: MessageRow,
  id: MetricId,
  { maxima, digits, currency }: MessageColumns,
): TemplateResult {
  const value = metricValue(row, id);
  if (!value) return html`<td class="figure quiet">${NO_VALUE}</td>`;
  const others = value.kind === "money" ? otherMoneyText(words, value.money, currency, digits.get(id)) : "";
  return html`<td class="figure">
    ${valueText(words, value, currency, digits.get(id))}
    ${others ? html`<span class="others quiet small">${others}</span>` : nothing}
    ${barred(id) ? shareBar(barFraction(row, id, maxima.get(id) ?? 0, currency)) : nothing}
  </td>`;
}

export function messageItem(
  words: Localizer,
  row: MessageRow,
  maxima: Maxima,
  name: TemplateResult,
  open: (() => void) | null,
  unit?: MessagesAnswer["unit"],
): TemplateResult {
  const main = row.channel === "sms" ? MAIN_SMS : MAIN;
  return html`<li class="item ${open ? "opens" : ""}" part="row" @click=${open}>
    <div class="line">${name}${open ? html`<span class="go quiet">${icons.next}</span>` : nothing}</div>
    <dl class="figures">
      ${main.map((id) => {
        const value = metricValue(row, id);
        return html`<div>
          <dt class="quiet small">${metricLabel(words, id, unit)}</dt>
          <dd>${value ? valueText(words, value) : NO_VALUE}</dd>
          ${id === "sends" ? nothing : html`<dd>${shareBar(barFraction(row, id, maxima.get(id) ?? 0, null))}</dd>`}
        </div>`;
      })}
    </dl>
  </li>`;
}
