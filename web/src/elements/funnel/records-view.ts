// The drawer behind a number: its records with the times of their chains, or one record explained.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { FunnelDefinition, RecordRow } from "../../types/index.js";
import { addressText } from "../shared/address-text.js";
import { icons } from "../shared/icons.js";
import { problemText } from "../shared/problem-words.js";
import { explainView } from "./explain-view.js";
import { eventName, funnelText, stageTitle, type Text } from "./funnel-texts.js";
import { PAGE_RECORDS, type RecordsSession } from "./records-session.js";
import { tools } from "./tool-icons.js";
import { shownText } from "../shared/shown-text.js";

export interface RecordsDrawer {
  readonly words: Localizer;
  readonly session: RecordsSession;
  /** A whole file is being put together. */
  readonly saving: boolean;
  close(): void;
  save(format: "csv" | "json"): void;
}

export function recordsDrawer(drawer: RecordsDrawer): TemplateResult {
  const { words, session } = drawer;
  const text = funnelText(words);
  const { opened, record, problem } = session;
  return html`<dialog
    class="records-drawer"
    aria-label=${opened?.title ?? ""}
    @close=${drawer.close}
    @click=${(event: Event) => {
      // The backdrop is the dialog itself, everything else is in it.
      if (event.target === event.currentTarget) (event.currentTarget as HTMLDialogElement).close();
    }}
  >
    ${opened
      ? html`<div class="drawer-body">
          <header>
            ${record === null
              ? html`<h2>${opened.title}</h2>`
              : html`<button
                  class="plain back"
                  @click=${() => {
                    session.back();
                  }}
                >
                  <span aria-hidden="true" class="back-arrow">←</span><span>${text("records.back")}</span>
                </button>`}
            <button
              class="icon-button"
              aria-label=${text("records.close")}
              @click=${(event: Event) => {
                (event.currentTarget as Element).closest("dialog")?.close();
              }}
            >
              ${icons.close}
            </button>
          </header>
          ${problem
            ? html`<p class="problem" role="alert">${text("records.failed")} ${problemText(words, problem)}</p>`
            : nothing}
          ${record === null ? list(drawer, text, opened.definition) : explained(drawer, text, opened.definition, record)}
        </div>`
      : nothing}
  </dialog>`;
}

function explained({ words, session }: RecordsDrawer, text: Text, definition: FunnelDefinition, record: string): TemplateResult {
  if (session.explained) return explainView(words, definition, session.explained);
  return html`<h2 class="record-name">${shownText(words, record)}</h2>
    ${session.busy ? html`<p class="quiet nothing">${text("records.loading")}</p>` : nothing}`;
}

function list(drawer: RecordsDrawer, text: Text, definition: FunnelDefinition): TemplateResult {
  const { words, session, saving } = drawer;
  const { answer, busy } = session;
  if (!answer) return busy ? html`<p class="quiet nothing">${text("records.loading")}</p>` : html``;
  return html`
    <div class="drawer-tools">
      <p role="status"><strong>${text("records.total", { count: answer.total })}</strong></p>
      ${answer.total > 0
        ? html`<span class="row-end">
            ${(["csv", "json"] as const).map(
              (format) =>
                html`<button
                  class="low"
                  ?disabled=${saving}
                  @click=${() => {
                    drawer.save(format);
                  }}
                >
                  ${tools.download}<span>${text(`records.${format}`)}</span>
                </button>`,
            )}
          </span>`
        : nothing}
    </div>
    <form
      class="look-up"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const wanted = new FormData(event.currentTarget as HTMLFormElement).get("record");
        if (typeof wanted === "string" && wanted.trim() !== "") session.explain(wanted.trim());
      }}
    >
      <label class="field"
        ><span class="sr">${text("records.lookUp")}</span
        ><input name="record" placeholder=${text("records.lookUp.such")} autocomplete="off" spellcheck="false"
      /></label>
      <button type="submit">${text("records.why")}</button>
    </form>
    ${answer.total === 0 ? html`<p class="quiet nothing">${text("records.none")}</p>` : nothing}
    <ol class=${busy ? "record-list busy" : "record-list"} aria-busy=${busy ? "true" : "false"}>
      ${answer.rows.map((row) => recordRow(drawer, text, definition, row))}
    </ol>
    ${answer.total > PAGE_RECORDS ? pager(drawer, text, answer.total, words) : nothing}
  `;
}

function recordRow(
  { words, session }: RecordsDrawer,
  text: Text,
  definition: FunnelDefinition,
  { record, state, stages }: RecordRow,
): TemplateResult {
  const [entry] = stages;
  return html`<li>
    <p class="record-head">
      <button
        class="plain record"
        aria-label=${text("records.explain", { record })}
        @click=${() => {
          session.explain(record);
        }}
      >
        <span>${addressText(shownText(words, record))}</span>
      </button>
      <span class="tag ${state} small">${text(`records.state.${state}`)}</span>
    </p>
    <ol class="chain small">
      ${stages.map(({ stage, time, event }, index) => {
        const known = definition.stages.find(({ id }) => id === stage);
        const since = entry ? Date.parse(time) - Date.parse(entry.time) : 0;
        return html`<li title="${eventName(text, event)} · ${words.format.dateTime(time)}">
          <span>${known ? stageTitle(words, known) : stage}</span>
          <span class="quiet"
            >${index === 0 ? words.format.dateTime(time) : `+${words.format.duration(since)}`}</span
          >
        </li>`;
      })}
    </ol>
  </li>`;
}

function pager({ session }: RecordsDrawer, text: Text, total: number, words: Localizer): TemplateResult {
  const { offset } = session;
  const last = Math.min(total, offset + PAGE_RECORDS);
  return html`<nav class="pager" aria-label=${text("records.total", { count: total })}>
    <button
      ?disabled=${offset === 0}
      @click=${() => {
        session.page(offset - PAGE_RECORDS);
      }}
    >
      ${text("records.previous")}
    </button>
    <span class="small"
      >${text("records.shown", {
        from: words.format.number(offset + 1),
        to: words.format.number(last),
        total: words.format.number(total),
      })}</span
    >
    <button
      ?disabled=${last >= total}
      @click=${() => {
        session.page(offset + PAGE_RECORDS);
      }}
    >
      ${text("records.next")}
    </button>
  </nav>`;
}
