// A message's figures: a cell of the table, an item of the phone's list.

import { html, nothing, type TemplateResult } from "lit";
import { NO_VALUE, type MoneyDigits } from "../../i18n/format.js";
import type { Localizer } from "../../i18n/translate.js";
import { isMoneyMetric, isRatioMetric } from "../../metric-list.js";
import { readCards } from "../../state/card-choice.js";
import { barFraction, columnMaximum, messageColumns, offeredColumns, revenueCurrency } from "../../state/message-rows.js";
import { metricValue } from "../../state/metric-view.js";
import type { MessageRow, MessagesAnswer, MetricId, ReportChannel } from "../../types/index.js";
import { icons } from "../shared/icons.js";
import { columnDigits, metricLabel, otherMoneyText, valueText } from "../shared/metric-words.js";
import { shareBar } from "../shared/spark.js";

/** What each column's bars are measured by. */
export type Maxima = ReadonlyMap<MetricId, number>;

/** What the cells of a column have in common. */
export interface MessageColumns {
  readonly maxima: Maxima;
  readonly digits: ReadonlyMap<MetricId, MoneyDigits>;
  readonly currency: string | null;
}

interface TableFigures {
  /** The columns without a choice, those that can be chosen, and those that are. */
  readonly usual: readonly MetricId[];
  readonly offered: readonly MetricId[];
  readonly columns: readonly MetricId[];
  readonly channels: readonly ReportChannel[];
  readonly figures: MessageColumns;
}

/** Of all rows: a bar means the same whatever is searched, and whichever page is shown. */
export function tableFigures({ rows }: MessagesAnswer, chosen: string): TableFigures {
  const usual = messageColumns(rows);
  const given = readCards(chosen);
  const columns = given.length > 0 ? given : usual;
  const currency = revenueCurrency(rows);
  const maxima = new Map(columns.map((id) => [id, columnMaximum(rows, id, currency)]));
  const digits = new Map(columns.filter(isMoneyMetric).map((id) => [id, columnDigits(rows, id)] as const));
  const channels = [...new Set(rows.map(({ channel }) => channel))];
  return { usual, offered: offeredColumns(rows), columns, channels, figures: { maxima, digits, currency } };
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
