// <parcours-cards>: the figures of a journey, one card each, with what they are made of and their trend.
//
// Properties  answer: a cards report; null shows nothing
// Attributes  metrics: ids, separated by spaces, in the order shown; channel: all | email | sms
// Parts       card, name, value, detail, trend

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { NO_VALUE } from "../../i18n/format.js";
import {
  cardValues,
  DEFAULT_CARDS,
  hasOrders,
  leadingCurrency,
  metricNumber,
  metricValue,
  trendValues,
  type MetricValue,
} from "../../state/metric-view.js";
import type { CardsAnswer, MetricId, Metrics, TrendRow } from "../../types/index.js";
import {
  boundsText,
  detailText,
  metricLabel,
  otherMoneyText,
  valueText,
} from "../shared/metric-words.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { spark } from "../shared/spark.js";
import { controls, tables, tokens } from "../shared/tokens.js";
import { cardsStyles } from "./parcours-cards.styles.js";

/** Values longer than this are set in a smaller type, so that they keep to one or two lines. */
const LONG_VALUE = 11;

export class ParcoursCards extends ParcoursElement {
  static override styles = [tokens, controls, tables, cardsStyles];
  static override properties: PropertyDeclarations = {
    answer: { attribute: false },
    metrics: { type: String },
    channel: { type: String },
  };

  declare answer: CardsAnswer | null;
  declare metrics: string;
  declare channel: "all" | "email" | "sms";

  constructor() {
    super();
    this.answer = null;
    this.metrics = "";
    this.channel = "all";
  }

  protected override render(): TemplateResult | typeof nothing {
    const { answer } = this;
    const scope = answer?.[this.channel];
    if (!answer || !scope) return nothing;
    const chosen = this.metrics.split(/\s+/u).filter(Boolean) as MetricId[];
    const values = cardValues(scope, chosen.length > 0 ? chosen : DEFAULT_CARDS, {
      orders: hasOrders(answer.all),
      sms: answer.sms !== undefined,
      email: answer.email !== undefined,
    });
    const trend = answer.trend ?? [];
    return html`
      <ul class="grid" aria-label=${this.words.t("cards.label")}>
        ${values.map((value) => this.#card(value, scope, trend))}
      </ul>
      ${trend.length > 1 ? this.#trendTable(values, trend, leadingCurrency(scope)) : nothing}
    `;
  }

  #card(value: MetricValue, scope: Metrics, trend: readonly TrendRow[]): TemplateResult {
    const { words } = this;
    const currency = leadingCurrency(scope);
    const text = valueText(words, value, currency);
    const more =
      value.kind === "money"
        ? otherMoneyText(words, value.money, currency)
        : value.id === "openRate"
          ? boundsText(words, scope)
          : "";
    return html`<li class="card panel" part="card">
      <h2 class="name" part="name">${metricLabel(words, value.id)}</h2>
      <p class=${text.length > LONG_VALUE ? "value long" : "value"} part="value">${text}</p>
      <p class="detail quiet small" part="detail">
        ${detailText(words, value, scope)}${more ? html`<br />${more}` : nothing}
      </p>
      <div class="foot">${this.#trend(value, trend, currency)}</div>
    </li>`;
  }

  #trend(
    value: MetricValue,
    trend: readonly TrendRow[],
    currency: string | null,
  ): TemplateResult | typeof nothing {
    const { words } = this;
    const numbers = trendValues(trend, value.id, currency);
    const known = numbers.filter((number): number is number => number !== null);
    const first = known[0];
    const last = known[known.length - 1];
    if (first === undefined || last === undefined) return nothing;
    const say = (number: number): string => {
      if (value.kind === "ratio") return words.format.percent(number);
      return value.kind === "money"
        ? words.format.money(number, currency ?? "")
        : words.format.number(number);
    };
    const summary = words.t("cards.trend", {
      metric: metricLabel(words, value.id),
      from: words.format.date(trend[0]?.date),
      to: words.format.date(trend[trend.length - 1]?.date),
      first: say(first),
      last: say(last),
      highest: say(Math.max(...known)),
    });
    return spark(numbers, summary);
  }

  #trendTable(
    values: readonly MetricValue[],
    trend: readonly TrendRow[],
    currency: string | null,
  ): TemplateResult {
    const { words } = this;
    return html`<details class="twin">
      <summary class="quiet small">${words.t("cards.table")}</summary>
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
              (row) =>
                html`<tr>
                  <th scope="row">${words.format.date(row.date)}</th>
                  ${values.map(({ id }) => {
                    const cell = metricValue(row, id);
                    const text = cell && metricNumber(cell) !== null ? valueText(words, cell, currency) : NO_VALUE;
                    return html`<td>${text}</td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}
