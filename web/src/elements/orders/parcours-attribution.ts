// <parcours-attribution>: what the same orders would credit under other windows, e-mail against SMS, and another
// model; of data with one channel a list of its windows. Closed until somebody wants to know: only then the engine is asked.
//
// Properties  engine: a client; selection: whose orders, as the cards report takes it
//             catalog: which channels there are; stands for the data: another one means asked anew
// Parts       grid

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { durationMs } from "../../state/duration.js";
import { mainCurrency } from "../../state/metric-view.js";
import type {
  AttributionGridAnswer,
  AttributionGridRequest,
  AttributionModel,
  CardsRequest,
  GridCell,
  MetricSelection,
  ReportChannel,
} from "../../types/index.js";
import { LatestQuestion } from "../shared/latest-question.js";
import { moneyText } from "../shared/metric-words.js";
import { shareBar } from "../shared/spark.js";
import { controls, tables, tokens, unseen } from "../shared/tokens.js";
import { OrdersSection } from "./orders-section.js";
import { ordersText, type OrdersText } from "./orders-words.js";

const MODELS: readonly AttributionModel[] = ["last", "first", "linear", "position"];
/** The windows that tools use; null: such a channel earns nothing. */
const EMAIL_WINDOWS = [null, "P1D", "P5D", "P7D", "P14D", "P30D"] as const;
const SMS_WINDOWS = [null, "PT12H", "P1D", "P5D"] as const;

export class ParcoursAttribution extends OrdersSection<AttributionGridRequest> {
  static override styles = [
    tokens,
    controls,
    tables,
    css`
      .panel {
        container-type: inline-size;
      }

      summary {
        padding: 0.375rem 1.25rem;
      }

      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
        padding: 0.25rem 1.25rem 1.25rem;
      }

      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.75rem;
      }

      td {
        min-width: 6.5rem;
      }

      @media print {
        .panel:not([open]) {
          display: none;
        }
      }

      .own > * {
        white-space: normal;
      }

      .own small {
        float: inline-start;
        max-width: 70%;
        text-align: start;
      }

      .narrow,
      .channel {
        display: none;
      }

      td p:first-of-type {
        font-weight: 600;
      }

      .bar {
        display: block;
        width: 100%;
        height: 4px;
        border-radius: 2px;
        background: var(--_sunken);
      }

      .bar rect {
        fill: var(--_accent);
      }

      .busy {
        opacity: 0.55;
      }

      @container (max-width: 40rem) {
        summary,
        .body {
          padding-inline: 0.875rem;
        }

        table {
          font-size: 0.75rem;
        }

        th,
        td,
        th:first-child {
          min-width: 0;
          padding-inline: 0 0.25rem;
          white-space: normal;
        }

        tr > :last-child {
          padding-inline: 0;
        }

        /* What each cell holds is said above. */
        .narrow {
          display: inline;
        }
      }

      /* A list, where a column would be narrower than an amount: each window of e-mail with those of SMS. */
      @container (max-width: 20rem) {
        tbody tr {
          display: grid;
          gap: 0.5rem;
          padding-block: 0.75rem;
          border-bottom: 1px solid var(--_line);
        }

        :is(tbody th, td) {
          padding: 0;
          border: 0;
        }

        td {
          display: grid;
          grid-template-columns: 1fr auto 2.5rem;
          gap: 0.125rem 0.5rem;
          text-align: end;
        }

        td::before {
          content: attr(data-name);
          color: var(--_muted);
          text-align: start;
        }

        .own small {
          max-width: none;
        }

        .own td {
          grid-template-columns: 1fr auto;
        }

        .own td::before {
          content: none;
        }

        :is(td > .bar, .own small) {
          grid-column: 1 / -1;
        }

        .channel {
          display: inline;
        }
      }
    `,
    unseen(".wide", "@container (max-width: 40rem)"),
    unseen("thead", "@container (max-width: 20rem)"),
  ];
  static override properties: PropertyDeclarations = {
    model: { state: true },
  };

  /** null: the selection's own. */
  declare protected model: AttributionModel | null;

  /** What the report's own windows credit: one for each kind of touch, of which the grid has no cell. */
  readonly #own = new LatestQuestion<CardsRequest>(() => {
    this.requestUpdate();
  });

  constructor() {
    super();
    this.model = null;
  }

  get #model(): AttributionModel {
    return this.model ?? this.selection?.options?.model ?? "last";
  }

  protected override willUpdate(): void {
    this.ask();
    const { engine, selection, catalog, open } = this;
    const options = { ...selection?.options, model: this.#model };
    this.#own.want(engine && selection && open ? { engine, data: catalog, request: { report: "cards", ...selection, options } } : null);
  }

  protected override request(selection: MetricSelection): AttributionGridRequest {
    // Without a window the only channel earns nothing at all.
    const only = this.#only;
    return {
      report: "attribution-grid",
      ...selection,
      options: { ...selection.options, model: this.#model },
      email: only === null ? EMAIL_WINDOWS : only === "email" ? EMAIL_WINDOWS.slice(1) : [null],
      sms: only === null ? SMS_WINDOWS : only === "sms" ? SMS_WINDOWS.slice(1) : [null],
    };
  }

  /** The channel of the data, where that is one. */
  get #only(): ReportChannel | null {
    const { catalog } = this;
    const used = (["email", "sms"] as const).filter((channel) => catalog?.types.some((type) => type.channel === channel));
    return used.length === 1 ? (used[0] ?? null) : null;
  }

  protected override render(): TemplateResult {
    const text = ordersText(this.words);
    return this.section(
      text("grid.label"),
      () => html`<p class="quiet small">${text(this.#only === null ? "grid.lead" : `grid.lead.${this.#only}`)}</p>
        ${this.#models(text)} ${this.#content(text)}`,
    );
  }

  #models(text: OrdersText): TemplateResult {
    return html`<label
      ><span>${text("grid.model")}</span>
      <select
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.model = MODELS.find((model) => model === value) ?? null;
        }}
      >
        ${MODELS.map((model) => html`<option value=${model} ?selected=${model === this.#model}>${text(`grid.model.${model}`)}</option>`)}
      </select></label
    >`;
  }

  #content(text: OrdersText): TemplateResult | typeof nothing {
    const { answer } = this.question;
    const { missing } = this;
    if (missing || !answer) return missing ?? nothing;
    const stale = this.question.stale || this.#own.stale;
    return html`<div
      class=${stale ? "scroll busy" : "scroll"}
      aria-busy=${stale ? "true" : "false"}
      tabindex="0"
      role="region"
      aria-label=${text("grid.label")}
    >
      ${this.#grid(text, answer)}
    </div>`;
  }

  #grid(text: OrdersText, { email, sms, cells }: AttributionGridAnswer): TemplateResult {
    const currency = mainCurrency(cells.at(-1)?.at(-1)?.revenue ?? {});
    const own = this.#own.answer?.all;
    const amount = ({ revenue = {} }: Partial<GridCell>): number => (currency === null ? 0 : (revenue[currency] ?? 0));
    const most = Math.max(amount(own ?? {}), ...cells.flat().map(amount));
    const figures = (cell: Pick<Partial<GridCell>, "orders" | "revenue">): TemplateResult => html`
      <p>${moneyText(this.words, cell.revenue ?? {}, currency)}</p>
      <p class="quiet">
        <span class="wide">${text("grid.orders", { count: cell.orders ?? 0 })}</span>
        <span class="narrow" aria-hidden="true">${this.words.format.number(cell.orders ?? 0)}</span>
      </p>
      ${shareBar(most > 0 ? amount(cell) / most : 0)}
    `;
    const { words } = this;
    const named = (window: string): string => words.say("{channel}: {window}", { channel: words.t("channel.sms"), window });
    const titles = sms.map((window) => this.#window(text, window));
    const lines = email.map((window, row) => ({ window: this.#window(text, window), cells: cells[row] ?? [] }));
    const only = sms.every((window) => window === null) ? "email" : email.every((window) => window === null) ? "sms" : null;
    // One channel's windows are lines, whichever it is.
    const list = only === "email" ? lines : titles.map((window, column) => ({ window, cells: cells[0]?.slice(column, column + 1) ?? [] }));
    // Roles are told: some browsers take a table that is laid out as a list for none.
    return html`<table role="table" class="small" part="grid">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">${text(`grid.${only ?? "both"}`)}</th>
          ${(only ? [text("grid.credited")] : titles).map((title) => html`<th role="columnheader" scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${own
          ? html`<tr role="row" class="own">
              <th role="rowheader" scope="row">${text("grid.own")}</th>
              <td role="cell" colspan=${only ? 1 : titles.length}><small class="quiet">${this.#ownWindows()}</small> ${figures(own)}</td>
            </tr>`
          : nothing}
        ${(only ? list : lines).map(
          ({ window, cells }) => html`<tr role="row">
            <th role="rowheader" scope="row">${only ? nothing : html`<span class="channel">${words.t("channel.email")}: </span>`}${window}</th>
            ${cells.map((cell, column) => html`<td role="cell" data-name=${only ? "" : named(titles[column] ?? "")}>${figures(cell)}</td>`)}
          </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** Empty for windows of somebody's own. */
  #ownWindows(): string {
    const attribution = this.selection?.options?.attribution ?? "mailchimp";
    return attribution === "custom" ? "" : this.words.t(`selection.attribution.${attribution}`);
  }

  #window(text: OrdersText, window: string | null): string {
    const ms = window === null ? null : durationMs(window);
    return ms === null ? text("grid.off") : this.words.format.duration(ms);
  }
}
