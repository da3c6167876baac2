// <parcours-messages>: every message of the journey with its main figures, others on request; sorted,
// searched; a list on the phone. A row opens the message.
//
// Properties  answer: a messages report; null shows nothing
//             catalog: its report; columns of which the data tells nothing are named
//             engine, selection: it asks for the answer by itself, and opens messages here
//             message: the one that is open with an engine, null for the table
// Attributes  sort: a column's id, "-" before it for largest first ("-sends" unless told); search;
//             columns: ids of metrics, separated by spaces, the usual ones where absent;
//             openable: rows open; exportable: CSV is offered
// Events      parcours-sort {sort}, parcours-search {search}, parcours-columns {columns},
//             parcours-open {message}, parcours-back, parcours-csv {report}; with an engine a message stays closed where
//             parcours-open is cancelled, and parcours-csv has the request of the table that is shown
// Parts       table, row

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import {
  messageName,
  nextSort,
  readSort,
  searchMessages,
  sortMessages,
  writeSort,
  type MessageColumn,
  type MessageSort,
} from "../../state/message-rows.js";
import { isUntold } from "../../state/untold.js";
import type { MessageRow, MessagesAnswer, MetricId } from "../../types/index.js";
import { messageView } from "../message/message-view.js";
import { answerStates } from "../shared/answer-states.js";
import { EnginePart } from "../shared/engine-part.js";
import { icons } from "../shared/icons.js";
import { loadMissing, watchParts } from "../shared/lazy.js";
import { metricLabel } from "../shared/metric-words.js";
import { kept } from "../shared/kept.js";
import { optionStyles } from "../shared/option-styles.js";
import { shownText } from "../shared/shown-text.js";
import { textAttribute, type ParcoursElement } from "../shared/parcours-element.js";
import { partMissing } from "../shared/part-missing.js";
import type { PartSession } from "../shared/part-session.js";
import { controls, fields, tables, tokens } from "../shared/tokens.js";
import { ofPage, PAGE_SIZE, pager } from "../pager/paged.js";
import { columnChoice } from "./column-choice.js";
import { messageCell, messageItem, tableFigures, type MessageColumns } from "./message-figures.js";
import { messagesStyles } from "./parcours-messages.styles.js";

export class ParcoursMessages extends EnginePart<MessagesAnswer> {
  static override styles = [tokens, controls, fields, optionStyles, tables, answerStates, messagesStyles];
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    sort: textAttribute("-sends"),
    search: textAttribute(),
    columns: textAttribute(),
    openable: { type: Boolean },
    exportable: { type: Boolean },
    missing: { state: true },
    page: { state: true },
  };

  declare message: string | null;
  declare sort: string;
  declare search: string;
  declare columns: string;
  declare openable: boolean;
  declare exportable: boolean;
  /** How often code of a message's report did not come. */
  declare protected missing: number;
  /** Of the rows as they are searched and sorted, from 0. */
  declare protected page: number;
  #unwatch: (() => void) | undefined;
  readonly #found = kept((answer: MessagesAnswer, search: string, sort: string, locale: string) =>
    sortMessages(searchMessages(answer.rows, search), readSort(sort), locale),
  );
  readonly #figures = kept(tableFigures);

  constructor() {
    super();
    this.message = null;
    this.sort = "-sends";
    this.search = "";
    this.columns = "";
    this.openable = false;
    this.exportable = false;
    this.missing = 0;
    this.page = 0;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  /** Focus goes to the button that opens this message, on whichever page it is. */
  async focusRow(message: string): Promise<void> {
    const index = this.answer ? this.#rows(this.answer).findIndex((row) => row.message === message) : -1;
    if (index < 0) return;
    this.page = Math.floor(index / PAGE_SIZE);
    await this.updateComplete;
    this.#openers.find(({ dataset }) => dataset.message === message)?.focus();
  }

  get #openers(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>(".open")].filter(({ offsetParent }) => offsetParent);
  }

  /** Read from its first row, where focus goes, too. */
  async #turn(page: number): Promise<void> {
    this.page = page;
    await this.updateComplete;
    this.scrollIntoView({ block: "start" });
    this.#openers[0]?.focus({ preventScroll: true });
  }

  #rows(answer: MessagesAnswer): readonly MessageRow[] {
    return this.#found(answer, this.search, this.sort, this.words.format.locale);
  }

  protected override readonly main = "messages";

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("message")) {
      this.session?.leaveMessage();
      this.#unwatch?.();
      this.#unwatch = this.message === null ? undefined : watchParts((failures) => (this.missing = failures));
    }
    // Another question is read from its first row.
    if (["answer", "search", "sort"].some((name) => changed.has(name))) this.page = 0;
    super.willUpdate(changed);
  }

  protected override ask(session: PartSession): void {
    session.askMessages(this.message);
  }

  protected override show(answer: MessagesAnswer): TemplateResult {
    const { words, session, message, missing } = this;
    if (!session || message === null) return this.#all(answer);
    if (missing > 0) return html`${partMissing(words, missing, loadMissing)}${this.#all(answer)}`;
    return messageView(words, {
      session,
      message,
      answer,
      timeZone: this.timeZone,
      metrics: "",
      exports: this.exportable,
      onBack: () => {
        this.emit("parcours-back");
        void this.#go(null);
      },
      onCsv: (report) => this.#csv(report),
    });
  }

  /** The message's heading gets the focus; back in the table the button that opened it. */
  async #go(message: string | null): Promise<void> {
    const left = this.message;
    this.message = message;
    await this.updateComplete;
    if (message === null) {
      if (left !== null) void this.focusRow(left);
      return;
    }
    await customElements.whenDefined("parcours-message");
    const shown = this.renderRoot.querySelector<ParcoursElement>("parcours-message");
    await shown?.updateComplete;
    this.scrollIntoView({ block: "start" });
    shown?.focus({ preventScroll: true });
  }

  #csv(report: "messages" | "recipients"): void {
    const request = this.session?.tableRequest(report, this.sort);
    this.emit("parcours-csv", { report, ...(request ? { request } : {}) });
  }

  #all(answer: MessagesAnswer): TemplateResult {
    const { words } = this;
    if (answer.rows.length === 0) {
      return html`<p class="panel empty quiet">${words.t("messages.empty")}</p>`;
    }
    const sort = readSort(this.sort);
    const all = this.#rows(answer);
    const rows = ofPage(all, this.page);
    const { usual, offered, columns, channels, figures } = this.#figures(answer, this.columns);
    const untold = columns.filter((id) => isUntold(id, channels, this.catalog)).map((id) => this.#label(id));
    const count = all.length;
    return html`<section class="panel">
      <div class="head">
        <h2><span role="status">${words.t("messages.caption", { count })}</span></h2>
        <div class="tools">
          <input
            class="field search"
            type="search"
            aria-label=${words.t("messages.search")}
            placeholder=${words.t("messages.search")}
            .value=${this.search}
            @input=${(event: Event) => {
              this.search = (event.target as HTMLInputElement).value;
              this.emit("parcours-search", { search: this.search });
            }}
          />
          ${this.#sorting(columns, sort)}
          ${columnChoice(words, offered, columns, usual, answer.unit, (chosen) => {
            this.columns = chosen;
            this.emit("parcours-columns", { columns: chosen });
          })}
          ${this.exportable
            ? html`<button @click=${() => this.#csv("messages")}>
                ${icons.save}<span>CSV</span>
              </button>`
            : nothing}
        </div>
      </div>
      ${untold.length > 0
        ? html`<p class="quiet small untold">${words.t("messages.untold", { columns: words.format.list(untold) })}</p>`
        : nothing}
      ${all.some(({ sends }) => sends === 0) ? html`<p class="quiet small untold">${words.t("messages.unsent.why")}</p>` : nothing}
      ${count === 0
        ? html`<p class="empty quiet">${words.t("messages.nothing", { search: this.search })}</p>`
        : html`<div class="desk scroll">${this.#table(rows, count, columns, sort, figures)}</div>
            <ul class="phone">
              ${rows.map((row) => messageItem(words, row, figures.maxima, this.#name(row), this.#opener(row), this.answer?.unit))}
            </ul>
            ${pager(words, count, this.page, (page) => void this.#turn(page))}`}
    </section>`;
  }

  #label(column: MessageColumn): string {
    return column === "message" ? this.words.t("messages.message") : metricLabel(this.words, column, this.answer?.unit);
  }

  #sortBy(sort: MessageSort): void {
    this.sort = writeSort(sort);
    this.emit("parcours-sort", { sort: this.sort });
  }

  /** On a phone there is no row of headings to sort by. */
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
        ${sort.descending ? icons.fall : icons.up}
      </button>
    </div>`;
  }

  #table(
    rows: readonly MessageRow[],
    count: number,
    columns: readonly MetricId[],
    sort: MessageSort,
    figures: MessageColumns,
  ): TemplateResult {
    const { words } = this;
    const header = (key: MessageColumn): TemplateResult => {
      const active = sort.key === key;
      const direction = sort.descending ? "descending" : "ascending";
      return html`<th scope="col" aria-sort=${active ? direction : "none"}>
        <button @click=${() => this.#sortBy(nextSort(sort, key))}>
          ${active
            ? html`<span class="arrow" aria-hidden="true">${sort.descending ? "↓" : "↑"}</span><wbr />`
            : nothing}${this.#label(key)}
        </button>
      </th>`;
    };
    // Where some are on other pages; of a table that is all there a reader's tools count for themselves.
    const indexed = (index: number): number | typeof nothing => (count > rows.length ? index : nothing);
    return html`<table part="table" aria-rowcount=${indexed(count + 1)}>
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
          (row, index) =>
            html`<tr part="row" aria-rowindex=${indexed(this.page * PAGE_SIZE + index + 2)} class=${this.#opener(row) ? "opens" : ""} @click=${this.#opener(row)}>
              <th scope="row">${this.#name(row)}</th>
              ${columns.map((id) => messageCell(words, row, id, figures))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  get #opens(): boolean {
    return this.openable || this.session !== null;
  }

  /** Opens the row's message; null where it cannot be opened. */
  #opener({ message }: MessageRow): (() => void) | null {
    if (!this.#opens || message === null) return null;
    return () => {
      if (this.emit("parcours-open", { message }) && this.session) void this.#go(message);
    };
  }

  #name(row: MessageRow): TemplateResult {
    const { words } = this;
    const given = messageName(row);
    const name = given === null ? words.t("messages.none") : shownText(words, given);
    const unsent = row.sends === 0 ? html`<small class="quiet unsent">${words.t("messages.unsent")}</small>` : nothing;
    return html`<span class="message">
      ${row.channel === "sms" ? icons.sms : icons.messages}
      ${this.#opener(row)
        ? html`<button class="name open" data-message=${row.message ?? ""} title=${name}><span class="clamped">${name}</span>${unsent}</button>`
        : html`<span class="name"
            ><span class="clamped" title=${name}>${name}</span>${row.message === null && this.#opens ? html`<small class="quiet">${words.t("messages.none.hint")}</small>` : unsent}</span
          >`}
      <span class="sr">(${words.t(`channel.${row.channel}`)})</span>
    </span>`;
  }
}
