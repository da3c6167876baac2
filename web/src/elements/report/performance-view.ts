// The tab of performance: cards over the whole selection, then the same by channel.

import { html, nothing, type TemplateResult } from "lit";
import type { Client } from "../../client.js";
import type { Localizer } from "../../i18n/translate.js";
import type { Compared } from "../../state/still-open.js";
import type { TrendSpan } from "../../state/trend.js";
import type { CardsAnswer, CatalogAnswer, MetricSelection, TrendUnit } from "../../types/index.js";
import { loadOrders } from "./parts-source.js";

export interface Orders {
  readonly engine: Pick<Client, "query">;
  readonly selection: MetricSelection;
  readonly catalog: CatalogAnswer | null;
}

export interface PerformanceView {
  readonly answer: CardsAnswer;
  readonly timeZone: string | undefined;
  readonly metrics: string;
  readonly catalog: CatalogAnswer | null;
  /** The channels that are open. */
  readonly open: string;
  readonly span: TrendSpan & { readonly unit: TrendUnit };
  readonly compared: Compared | null;
  readonly editable: boolean;
  /** What orders can be asked of; null where there are none, or nobody to ask. */
  readonly orders: Orders | null;
  onMetrics(metrics: string): void;
  onOpen(open: string): void;
}

export function performanceView(words: Localizer, view: PerformanceView): TemplateResult {
  const { answer, span, catalog } = view;
  const lang = words.format.locale;
  const messages = answer.email !== undefined || answer.sms !== undefined;
  return html`
    ${messages ? nothing : html`<p class="quiet small">${words.t("report.orders.alone")}</p>`}
    <parcours-cards
      lang=${lang}
      .timeZone=${view.timeZone}
      .answer=${answer}
      .metrics=${view.metrics}
      .span=${span}
      .trendUnit=${span.unit}
      .compared=${view.compared}
      ?editable=${view.editable}
      .catalog=${catalog}
      @parcours-cards=${(event: CustomEvent<{ metrics: string }>) => {
        view.onMetrics(event.detail.metrics);
      }}
    ></parcours-cards>
    ${messages ? channelsView(words, view) : nothing}
    ${view.orders ? ordersView(words, view.orders, view.timeZone, messages) : nothing}
  `;
}

function channelsView(words: Localizer, view: PerformanceView): TemplateResult {
  const { answer, catalog } = view;
  return html`
    <h2 class="section">${words.t("channels.label")}</h2>
    <parcours-channels
      lang=${words.format.locale}
      .answer=${answer}
      .catalog=${catalog}
      .open=${view.open}
      @parcours-toggle=${(event: Event) => {
        view.onOpen((event.target as HTMLElement & { open: string }).open);
      }}
    ></parcours-channels>
    <p class="unit quiet small">
      ${answer.unit === "contact" ? words.t("report.unit.contact") : words.t("report.unit.instance")}
    </p>
  `;
}

function ordersView(words: Localizer, { engine, selection, catalog }: Orders, timeZone: string | undefined, messages: boolean): TemplateResult {
  loadOrders();
  const lang = words.format.locale;
  return html`<div class="orders">
    <parcours-orders lang=${lang} .timeZone=${timeZone} .engine=${engine} .selection=${selection} .catalog=${catalog}></parcours-orders>
    ${messages
      ? html`<parcours-attribution lang=${lang} .engine=${engine} .selection=${selection} .catalog=${catalog}></parcours-attribution>`
      : nothing}
  </div>`;
}
