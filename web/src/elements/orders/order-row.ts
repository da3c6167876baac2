// An order, and when it is opened what earned it: who was credited with how much and why, who could have been.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { CreditStep, EligibleStep, OrderRow } from "../../types/index.js";
import { touchText, type OrdersText } from "./orders-words.js";

export interface OrderContext {
  readonly words: Localizer;
  readonly text: OrdersText;
  readonly nameOf: (step: EligibleStep) => string;
}

export function orderRow(context: OrderContext, row: OrderRow): TemplateResult {
  const { words, text, nameOf } = context;
  const { order, contact, time, credits, eligible, undone } = row;
  const earned = credits.map(nameOf);
  return html`<li>
    <details class="order">
      <summary>
        <span class="order-name">${order ?? text("orders.unnamed")}</span>
        <span class="amount">${amountText(words, row)}</span>
        <span class="quiet small who">${contact} · ${words.format.dateTime(time)}</span>
        <span class=${credits.length > 0 ? "small earned" : "quiet small earned"}
          >${credits.length > 0 ? words.format.list([...new Set(earned)]) : text("orders.unattributed")}${undone
            ? ` · ${text("orders.undone")}`
            : ""}</span
        >
      </summary>
      ${credits.length > 0
        ? html`<h3 class="small quiet">${text("orders.credits")}</h3>
            <ol class="trail small">
              ${credits.map((credit) => creditLine(context, credit, row.currency))}
            </ol>`
        : nothing}
      ${eligible.length > 0
        ? html`<h3 class="small quiet">${text("orders.eligible")}</h3>
            <ol class="trail small">
              ${eligible.map((step) => stepLine(context, step, nothing))}
            </ol>`
        : nothing}
      ${credits.length + eligible.length === 0 ? html`<p class="quiet small">${text("orders.unattributed.why")}</p>` : nothing}
    </details>
  </li>`;
}

function amountText(words: Localizer, { amount, currency }: Pick<OrderRow, "amount" | "currency">): string {
  if (amount === null) return words.format.number(null);
  return currency ? words.format.amount(amount, currency) : words.format.number(amount);
}

function creditLine(context: OrderContext, credit: CreditStep, currency: string | null): TemplateResult {
  const { words, text } = context;
  const share = text("orders.share", { share: words.format.percent(credit.share) });
  const amount = credit.credit === null ? "" : ` · ${amountText(words, { amount: credit.credit, currency })}`;
  return stepLine(context, credit, html`<span>${share}${amount} · ${text(`why.${credit.why}`)}</span>`);
}

function stepLine(
  { words, text, nameOf }: OrderContext,
  step: EligibleStep,
  more: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<li>
    <strong>${nameOf(step)}</strong>
    <span class="quiet">${touchText(words, text, step)}</span>
    ${more}
  </li>`;
}
