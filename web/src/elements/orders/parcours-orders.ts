// <parcours-orders>: every order with the messages that earned it, searched, narrowed, a page at a time. Closed
// until somebody wants to know: only then the engine is asked.
//
// Properties  engine: a client; selection: whose orders, as the cards report takes it
//             catalog: names of messages; stands for the data: another one means that orders are asked anew
// Parts       order

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { MessagesRequest, MetricSelection, OrdersAnswer, OrdersRequest } from "../../types/index.js";
import { LatestQuestion } from "../shared/latest-question.js";
import { controls, fields, tokens } from "../shared/tokens.js";
import { orderRow } from "./order-row.js";
import { OrdersSection } from "./orders-section.js";
import { messageNames, ordersText, type OrdersText } from "./orders-words.js";
import { ordersStyles } from "./parcours-orders.styles.js";

const PAGE_ORDERS = 25;
/** After the last key, before the question is asked. */
const TYPING_MS = 200;
const SORTS = ["-time", "time", "-amount"] as const;
const STATES = ["attributed", "unattributed"] as const;

export class ParcoursOrders extends OrdersSection<OrdersRequest> {
  static override styles = [tokens, controls, fields, ordersStyles];
  static override properties: PropertyDeclarations = {
    search: { state: true },
    state: { state: true },
    sort: { state: true },
    offset: { state: true },
  };

  declare protected search: string;
  declare protected state: (typeof STATES)[number] | null;
  declare protected sort: (typeof SORTS)[number];
  declare protected offset: number;

  #typing: ReturnType<typeof setTimeout> | undefined;
  /** For the names that no journey's record tells. */
  readonly #messages = new LatestQuestion<MessagesRequest>(() => {
    this.requestUpdate();
  });

  constructor() {
    super();
    this.search = "";
    this.state = null;
    this.sort = "-time";
    this.offset = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // Another question is read from its first row.
    if (["selection", "search", "state", "sort"].some((name) => changed.has(name))) this.offset = 0;
    this.ask();
    const { engine, catalog, open } = this;
    this.#messages.want(engine && open ? { engine, data: catalog, request: { report: "messages", limit: 0 } } : null);
  }

  protected override request(selection: MetricSelection): OrdersRequest {
    const { search, state, sort, offset } = this;
    return {
      report: "orders",
      ...selection,
      ...(search ? { search } : {}),
      ...(state ? { state } : {}),
      sort,
      limit: PAGE_ORDERS,
      offset,
    };
  }

  protected override render(): TemplateResult {
    const text = ordersText(this.words);
    return this.section(text("orders.label"), () => html`${this.#tools(text)} ${this.#content(text)}`);
  }

  #tools(text: OrdersText): TemplateResult {
    return html`<div class="tools">
      <input
        class="field search"
        type="search"
        aria-label=${text("orders.search")}
        placeholder=${text("orders.search")}
        @input=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          clearTimeout(this.#typing);
          this.#typing = setTimeout(() => {
            this.search = value.trim();
          }, TYPING_MS);
        }}
      />
      <select
        aria-label=${text("orders.state")}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.state = STATES.find((state) => state === value) ?? null;
        }}
      >
        <option value="">${text("orders.state.all")}</option>
        ${STATES.map((state) => html`<option value=${state} ?selected=${state === this.state}>${text(`orders.state.${state}`)}</option>`)}
      </select>
      <select
        aria-label=${text("orders.sort")}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.sort = SORTS.find((sort) => sort === value) ?? "-time";
        }}
      >
        ${SORTS.map((sort) => html`<option value=${sort} ?selected=${sort === this.sort}>${text(`orders.sort.${sort}`)}</option>`)}
      </select>
    </div>`;
  }

  #content(text: OrdersText): TemplateResult | typeof nothing {
    const { words, catalog } = this;
    const { answer, stale } = this.question;
    const { missing } = this;
    if (missing || !answer) return missing ?? nothing;
    const nameOf = messageNames(text, catalog, this.#messages.answer);
    return html`
      <p class="quiet small" role="status">
        ${answer.total === 0 ? text("orders.none") : text("orders.count", { count: answer.total })}
      </p>
      <ul class=${stale ? "orders busy" : "orders"} aria-busy=${stale ? "true" : "false"}>
        ${answer.rows.map((row) => orderRow({ words, text, nameOf }, row))}
      </ul>
      ${answer.total > PAGE_ORDERS ? this.#pager(text, answer) : nothing}
    `;
  }

  #pager(text: OrdersText, { total, rows }: OrdersAnswer): TemplateResult {
    const { offset, words } = this;
    const { number } = words.format;
    const last = Math.min(total, offset + rows.length);
    return html`<nav class="pager" aria-label=${text("orders.label")}>
      <button
        aria-disabled=${offset === 0 ? "true" : "false"}
        @click=${() => {
          this.offset = Math.max(0, offset - PAGE_ORDERS);
        }}
      >
        ${text("orders.previous")}
      </button>
      <span class="small">${text("orders.shown", { from: number(offset + 1), to: number(last), total: number(total) })}</span>
      <button
        aria-disabled=${last >= total ? "true" : "false"}
        @click=${() => {
          if (last < total) this.offset = offset + PAGE_ORDERS;
        }}
      >
        ${text("orders.next")}
      </button>
    </nav>`;
  }
}
