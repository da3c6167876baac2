// <parcours-messages>: every message of the journey with its main figures; sortable; a list on the phone.
//
// Properties  answer: a messages report; null shows nothing
// Attributes  sort: a column's id, "-" before it for largest first ("-sends" unless told)
// Events      parcours-sort {sort}
// Parts       table, row

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import {
  barFraction,
  columnMaximum,
  messageColumns,
  messageName,
  nextSort,
  readSort,
  revenueCurrency,
  sortMessages,
  writeSort,
  type MessageColumn,
  type MessageSort,
} from "../../state/message-rows.js";
import { metricValue } from "../../state/metric-view.js";
import type { MessageRow, MessagesAnswer, MetricId } from "../../types/index.js";
import { icons } from "../shared/icons.js";
import { metricLabel, otherMoneyText, valueText } from "../shared/metric-words.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { shareBar } from "../shared/spark.js";
import { controls, tables, tokens } from "../shared/tokens.js";
import { messagesStyles } from "./parcours-messages.styles.js";

/** Bars stand behind rates and money; counts of sends need none. */
const BARRED: ReadonlySet<MetricId> = new Set<MetricId>([
  "openRate",
  "clickRate",
  "unsubscribeRate",
  "revenue",
]);

const MAIN: readonly MetricId[] = ["sends", "openRate", "clickRate"];
const MAIN_SMS: readonly MetricId[] = ["sends", "deliveryRate", "clickRate"];

/** The largest value of each column. */
type Maxima = ReadonlyMap<MetricId, number>;

export class ParcoursMessages extends ParcoursElement {
  static override styles = [tokens, controls, tables, messagesStyles];
  static override properties: PropertyDeclarations = {
    answer: { attribute: false },
    sort: { type: String },
  };

  declare answer: MessagesAnswer | null;
  declare sort: string;

  constructor() {
    super();
    this.answer = null;
    this.sort = "-sends";
  }

  protected override render(): TemplateResult | typeof nothing {
    const { answer, words } = this;
    if (!answer) return nothing;
    if (answer.rows.length === 0) {
      return html`<p class="panel empty quiet">${words.t("messages.empty")}</p>`;
    }
    const sort = readSort(this.sort);
    const rows = sortMessages(answer.rows, sort, words.format.locale);
    const columns = messageColumns(rows);
    const currency = revenueCurrency(rows);
    const maxima: Maxima = new Map(
      columns.map((id) => [id, columnMaximum(rows, id, currency)]),
    );
    return html`<section class="panel">
      <div class="head">
        <h2>${words.t("messages.caption", { count: answer.total })}</h2>
        ${this.#sorting(columns, sort)}
      </div>
      <div class="desk scroll">${this.#table(rows, columns, sort, maxima)}</div>
      <ul class="phone">
        ${rows.map((row) => this.#item(row, maxima))}
      </ul>
    </section>`;
  }

  #label(column: MessageColumn): string {
    return column === "message"
      ? this.words.t("messages.message")
      : metricLabel(this.words, column);
  }

  #sortBy(sort: MessageSort): void {
    this.sort = writeSort(sort);
    this.emit("parcours-sort", { sort: this.sort });
  }

  #sorting(columns: readonly MetricId[], sort: MessageSort): TemplateResult {
    const { words } = this;
    const all: MessageColumn[] = ["message", ...columns];
    const chosen = (event: Event): void => {
      const key = (event.target as HTMLSelectElement).value as MessageColumn;
      this.#sortBy({ key, descending: key !== "message" });
    };
    const direction = words.t(sort.descending ? "messages.descending" : "messages.ascending");
    return html`<div class="sorting">
      <select aria-label=${words.t("messages.sort")} @change=${chosen}>
        ${all.map(
          (key) => html`<option value=${key} ?selected=${key === sort.key}>${this.#label(key)}</option>`,
        )}
      </select>
      <button
        aria-label="${words.t("messages.turn")} (${direction})"
        @click=${() => this.#sortBy({ ...sort, descending: !sort.descending })}
      >
        ${sort.descending ? "↓" : "↑"}
      </button>
    </div>`;
  }

  #table(
    rows: readonly MessageRow[],
    columns: readonly MetricId[],
    sort: MessageSort,
    maxima: Maxima,
  ): TemplateResult {
    const { words } = this;
    const currency = revenueCurrency(rows);
    const header = (key: MessageColumn): TemplateResult => {
      const active = sort.key === key;
      const direction = sort.descending ? "descending" : "ascending";
      return html`<th scope="col" aria-sort=${active ? direction : "none"}>
        <button @click=${() => this.#sortBy(nextSort(sort, key))}>
          ${active
            ? html`<span class="arrow" aria-hidden="true">${sort.descending ? "↓" : "↑"}</span>`
            : nothing}${this.#label(key)}
        </button>
      </th>`;
    };
    return html`<table part="table">
      <caption class="sr">
        ${words.t("messages.label")}
      </caption>
      <thead>
        <tr>
          ${header("message")}${columns.map(header)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr part="row">
              <th scope="row">${this.#message(row)}</th>
              ${columns.map((id) => this.#cell(row, id, maxima, currency))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #message(row: MessageRow): TemplateResult {
    const { words } = this;
    return html`<span class="message">
      ${row.channel === "sms" ? icons.sms : icons.messages}
      <span class="name">${messageName(row) ?? words.t("messages.none")}</span>
      <span class="sr">(${words.t(`channel.${row.channel}`)})</span>
    </span>`;
  }

  #cell(
    row: MessageRow,
    id: MetricId,
    maxima: Maxima,
    currency: string | null,
  ): TemplateResult {
    const value = metricValue(row, id);
    if (!value) return html`<td class="figure quiet">—</td>`;
    const others =
      value.kind === "money" ? otherMoneyText(this.words, value.money, currency) : "";
    return html`<td class="figure">
      ${valueText(this.words, value, currency)}
      ${others ? html`<span class="others quiet small">${others}</span>` : nothing}
      ${BARRED.has(id) ? shareBar(barFraction(row, id, maxima.get(id) ?? 0, currency)) : nothing}
    </td>`;
  }

  #item(row: MessageRow, maxima: Maxima): TemplateResult {
    const main = row.channel === "sms" ? MAIN_SMS : MAIN;
    return html`<li class="item" part="row">
      ${this.#message(row)}
      <dl class="figures">
        ${main.map((id) => {
          const value = metricValue(row, id);
          return html`<div>
            <dt class="quiet small">${metricLabel(this.words, id)}</dt>
            <dd>${value ? valueText(this.words, value) : "—"}</dd>
            ${id === "sends" ? nothing : shareBar(barFraction(row, id, maxima.get(id) ?? 0, null))}
          </div>`;
        })}
      </dl>
    </li>`;
  }
}
