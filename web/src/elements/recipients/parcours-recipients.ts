// <parcours-recipients>: who was sent a message and what became of it: searched, narrowed, put in
// order; only the rows in view are in the page, however many there are (state/tall-scroll.ts).
//
// Properties  rows: pages of rows (state/row-pages.ts); look: search, state and order in force
//             channel: the message's; orders: the data has some; problem: why rows are missing
// Attributes  exportable: CSV is offered
// Events      parcours-rows {first, last}: rows about to be seen; parcours-look {look}; parcours-csv
// Parts       row

import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from "@tanstack/virtual-core";
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { LoadProblem } from "../../state/load-state.js";
import { FIRST_LOOK, type RecipientsLook } from "../../state/requests.js";
import { emptyPages, rowAt, type RowPages } from "../../state/row-pages.js";
import { AT_START, boxHeight, MOST_PX, scrolled, scrolledTo, type TallScroll } from "../../state/tall-scroll.js";
import type { RecipientRow, RecipientState, ReportChannel } from "../../types/index.js";
import { addressText } from "../shared/address-text.js";
import { icons } from "../shared/icons.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { placed } from "../shared/place.js";
import { problemDetails, problemSummary } from "../shared/problem-words.js";
import { controls, fields, tokens } from "../shared/tokens.js";
import { recipientsStyles } from "./parcours-recipients.styles.js";
import {
  cellText,
  columnLabel,
  isTime,
  recipientColumns,
  recipientStates,
  type RecipientColumn,
} from "./recipient-columns.js";
import { recipientsText } from "./recipient-words.js";

/** In pixels; a phone's item stands on three lines, on four with a long address. */
const ROW_HEIGHT = { table: 44, list: 104 };
/** Narrower than this the table is a list. */
const LIST_WIDTH = 704;
/** After the last key, before the question is asked. */
const TYPING_MS = 200;

export class ParcoursRecipients extends ParcoursElement {
  static override styles = [tokens, controls, fields, recipientsStyles];
  static override properties: PropertyDeclarations = {
    rows: { attribute: false },
    look: { attribute: false },
    channel: { type: String },
    orders: { type: Boolean },
    problem: { attribute: false },
    exportable: { type: Boolean },
    narrow: { state: true },
  };

  declare rows: RowPages<RecipientRow>;
  declare look: RecipientsLook;
  declare channel: ReportChannel;
  declare orders: boolean;
  declare problem: LoadProblem | null;
  declare exportable: boolean;
  declare protected narrow: boolean;

  #virtual: Virtualizer<HTMLElement, HTMLElement> | null = null;
  #scroll: TallScroll = AT_START;
  /** The list's height that this is a place of. */
  #total = 0;
  #stop: (() => void)[] = [];
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.rows = emptyPages("");
    this.look = FIRST_LOOK;
    this.channel = "email";
    this.orders = false;
    this.problem = null;
    this.exportable = false;
    this.narrow = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.#virtual = null;
  }

  protected override firstUpdated(): void {
    this.#watch();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#virtual?.setOptions(this.#options());
    if (changed.has("narrow" as keyof ParcoursRecipients)) this.#virtual?.measure();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#virtual) return;
    this.#virtual._willUpdate();
    // Another question is read from its first row.
    const before = changed.get("rows");
    if (before && before.key !== this.rows.key) this.#virtual.scrollToOffset(0);
    this.#keepPlace(this.#virtual.getTotalSize());
    this.#tellRows();
  }

  /** Where a list becomes another height, by lines of another form, say, what is cut out of it is another part. */
  #keepPlace(total: number): void {
    const before = this.#total;
    this.#total = total;
    if (before === total || before === 0 || Math.max(before, total) <= MOST_PX) return;
    this.#virtual?.scrollToOffset(((this.#scroll.top + this.#scroll.cut) / before) * total);
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".rows");
  }

  #options(): ConstructorParameters<typeof Virtualizer<HTMLElement, HTMLElement>>[0] {
    return {
      count: this.rows.total ?? 0,
      getScrollElement: () => this.#scroller,
      estimateSize: () => (this.narrow ? ROW_HEIGHT.list : ROW_HEIGHT.table),
      overscan: 8,
      observeElementRect,
      observeElementOffset: (virtual, tell) =>
        observeElementOffset(virtual, (top, isScrolling) => {
          tell(this.#scrolled(top), isScrolling);
        }),
      scrollToFn: (offset, { adjustments = 0, ...how }, virtual) => {
        this.#scroll = scrolledTo(virtual.getTotalSize(), offset + adjustments);
        elementScroll(this.#scroll.top, how, virtual);
      },
      onChange: () => {
        this.requestUpdate();
      },
    };
  }

  /** The place in the list, after the box was scrolled to `top`. */
  #scrolled(top: number): number {
    const box = this.#scroller;
    if (!box) return top;
    const room = { farthest: box.scrollHeight - box.clientHeight, view: box.clientHeight };
    this.#scroll = scrolled(this.#virtual?.getTotalSize() ?? 0, this.#scroll, top, room);
    if (this.#scroll.top !== top) box.scrollTop = this.#scroll.top;
    return this.#scroll.top + this.#scroll.cut;
  }

  /** Rows are drawn once the width is known, which tells their form: asked for now they would be drawn twice. */
  #watch(): void {
    const width = new ResizeObserver(([entry]) => {
      this.narrow = (entry?.contentRect.width ?? LIST_WIDTH) < LIST_WIDTH;
      if (!this.#virtual) this.#start();
    });
    width.observe(this);
    this.#stop.push(() => {
      width.disconnect();
    });
  }

  #start(): void {
    this.#virtual = new Virtualizer(this.#options());
    this.#stop.push(this.#virtual._didMount());
    this.#virtual._willUpdate();
    this.requestUpdate();
  }

  #tellRows(): void {
    const items = this.#virtual?.getVirtualItems() ?? [];
    const [first, last] = [items[0], items[items.length - 1]];
    if (!first || !last) return;
    for (let index = first.index; index <= last.index; index += 1) {
      if (rowAt(this.rows, index) === undefined) {
        this.emit("parcours-rows", { first: first.index, last: last.index });
        return;
      }
    }
  }

  protected override render(): TemplateResult {
    const { words, rows, problem } = this;
    const text = recipientsText(words);
    const count = rows.total;
    return html`<section class="panel" aria-labelledby="title">
      <div class="head">
        <h2 id="title">${text("recipients.title")}</h2>
        <p class="quiet small" role="status">
          ${count === null ? words.t("report.loading") : text("recipients.count", { count })}
        </p>
      </div>
      ${this.#tools()}
      ${problem
        ? html`<div class="none" role="alert"><p>${problemSummary(words, problem)}</p>${problemDetails(words, problem)}</div>`
        : count === 0
          ? html`<p class="none quiet">${text("recipients.none")}</p>`
          : nothing}
      ${this.#table()}
    </section>`;
  }

  // ---- search, state, order ----------------------------------------------------------------------

  #tools(): TemplateResult {
    const { look } = this;
    const text = recipientsText(this.words);
    const states = recipientStates(this.channel, this.orders);
    return html`<div class="tools">
      <input
        class="field search"
        type="search"
        aria-label=${text("recipients.search")}
        placeholder=${text("recipients.search")}
        .value=${look.search}
        @input=${this.#typed}
      />
      <select
        aria-label=${text("recipients.state")}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.#lookAt({ state: value === "" ? null : (value as RecipientState) });
        }}
      >
        <option value="" ?selected=${look.state === null}>${text("recipients.state.all")}</option>
        ${states.map(
          (state) => html`<option value=${state} ?selected=${look.state === state}>${text(`recipients.state.${state}`)}</option>`,
        )}
      </select>
      ${this.narrow ? this.#order() : nothing}
      ${this.exportable
        ? html`<button ?disabled=${!this.rows.total} @click=${() => this.emit("parcours-csv", { report: "recipients" })}>
            ${icons.save}<span>CSV</span>
          </button>`
        : nothing}
    </div>`;
  }

  #order(): TemplateResult {
    const { words, look } = this;
    const key = look.sort.replace(/^-/u, "");
    return html`<select
      aria-label=${words.t("messages.sort")}
      @change=${(event: Event) => {
        const column = (event.target as HTMLSelectElement).value as RecipientColumn;
        this.#lookAt({ sort: column === "contact" || isTime(column) ? column : `-${column}` });
      }}
    >
      ${recipientColumns(rowAt(this.rows, 0)).map(
        (column) => html`<option value=${column} ?selected=${column === key}>${columnLabel(words, column)}</option>`,
      )}
    </select>`;
  }

  #typed(event: Event): void {
    const search = (event.target as HTMLInputElement).value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#lookAt({ search });
    }, TYPING_MS);
  }

  #lookAt(change: Partial<RecipientsLook>): void {
    this.look = { ...this.look, ...change };
    this.emit("parcours-look", { look: this.look });
  }

  // ---- rows --------------------------------------------------------------------------------------

  #table(): TemplateResult {
    const { words, rows, narrow } = this;
    const virtual = this.#virtual;
    const columns = recipientColumns(rowAt(rows, 0));
    const items = virtual?.getVirtualItems() ?? [];
    const sorted = this.look.sort.replace(/^-/u, "");
    const direction = this.look.sort.startsWith("-") ? "descending" : "ascending";
    return html`<div
      class="rows ${narrow ? "list" : "table"}"
      role="table"
      tabindex="0"
      aria-label=${recipientsText(words)("recipients.title")}
      aria-rowcount=${(rows.total ?? 0) + 1}
      ?hidden=${rows.total === 0}
    >
      <div class="line header ${narrow ? "sr" : ""}" role="row" aria-rowindex="1">
        ${columns.map(
          (column) => html`<span
            class="cell ${column}"
            role="columnheader"
            aria-sort=${column === sorted ? direction : "none"}
            ><button tabindex=${narrow ? -1 : 0} @click=${() => this.#sortBy(column)}>
              ${column === sorted
                ? html`<span aria-hidden="true">${direction === "descending" ? "↓" : "↑"} </span>`
                : nothing}${columnLabel(words, column)}
            </button></span
          >`,
        )}
      </div>
      <div class="space" role="rowgroup" .style=${`height: ${boxHeight(virtual?.getTotalSize() ?? 0)}px`}>
        ${repeat(
          items,
          ({ index }) => index,
          ({ index, start, size }) => this.#row(columns, index, start - this.#scroll.cut, size),
        )}
      </div>
    </div>`;
  }

  #sortBy(column: RecipientColumn): void {
    const { sort } = this.look;
    const first = column === "contact" || isTime(column) ? column : `-${column}`;
    const turned = sort.startsWith("-") ? sort.slice(1) : `-${sort}`;
    this.#lookAt({ sort: sort.replace(/^-/u, "") === column ? turned : first });
  }

  #row(columns: readonly RecipientColumn[], index: number, top: number, size: number): TemplateResult {
    const { words } = this;
    const row = rowAt(this.rows, index);
    return html`<div
      class="line"
      part="row"
      role="row"
      aria-rowindex=${index + 2}
      .style=${placed(top, size)}
    >
      ${row
        ? columns.map((column) => {
            const text = cellText(words, row, column);
            return html`<span class="cell ${column} ${text === "—" || text === "0" ? "none" : ""}" role="cell" title=${column === "contact" ? text : nothing}
              ><span class="label" aria-hidden="true">${columnLabel(words, column)}</span
              ><span class="content">${column === "contact" ? addressText(text) : text}</span></span
            >`;
          })
        : html`<span class="cell wait quiet" role="cell">…</span>`}
    </div>`;
  }
}
