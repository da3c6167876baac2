// The tab of messages: the table of all, or the report of the one that is open.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { hasOrders } from "../../state/metric-view.js";
import type { RecipientsLook } from "../../state/requests.js";
import type { Compared } from "../../state/still-open.js";
import type { MessagesAnswer } from "../../types/index.js";
import { loadElement } from "../shared/lazy.js";
import type { ReportSession } from "./report-session.js";

export interface MessagesView {
  readonly session: ReportSession;
  readonly answer: MessagesAnswer;
  readonly timeZone: string | undefined;
  readonly columns: string;
  readonly metrics: string;
  readonly compared: Compared | null;
  /** The file can be made here: not in a report that is a file itself. */
  readonly exports: boolean;
  onColumns(columns: string): void;
  onOpen(message: string): void;
  onBack(): void;
  onCsv(report: "messages" | "recipients"): void;
}

export function messagesView(words: Localizer, view: MessagesView): TemplateResult {
  const { session } = view;
  const { message } = session.view;
  return message === null ? allMessages(words, view) : oneMessage(words, view, message);
}

function allMessages(words: Localizer, view: MessagesView): TemplateResult {
  const { session } = view;
  return html`<parcours-messages
    lang=${words.format.locale}
    .answer=${view.answer}
    .catalog=${session.answers.catalog.answer}
    .sort=${session.view.sort}
    .search=${session.view.search}
    .columns=${view.columns}
    openable
    ?exportable=${view.exports}
    @parcours-sort=${(event: CustomEvent<{ sort: string }>) => {
      session.dispatch({ type: "sort", sort: event.detail.sort });
    }}
    @parcours-search=${(event: CustomEvent<{ search: string }>) => {
      session.dispatch({ type: "search", search: event.detail.search });
    }}
    @parcours-columns=${(event: CustomEvent<{ columns: string }>) => {
      view.onColumns(event.detail.columns);
    }}
    @parcours-open=${(event: CustomEvent<{ message: string }>) => {
      view.onOpen(event.detail.message);
    }}
    @parcours-csv=${() => {
      view.onCsv("messages");
    }}
  ></parcours-messages>`;
}

function oneMessage(words: Localizer, view: MessagesView, message: string): TemplateResult {
  loadMessageElements();
  const { session, answer } = view;
  const { answers, span, recipients } = session;
  const row = answer.rows.find((candidate) => candidate.message === message);
  if (!row) {
    return html`<section class="panel empty">
      <p class="quiet">${words.t("message.absent")}</p>
      <button @click=${view.onBack}>${words.t("message.back")}</button>
    </section>`;
  }
  const cards = answers.messageCards.answer;
  return html`<parcours-message
    lang=${words.format.locale}
    .timeZone=${view.timeZone}
    .message=${row}
    .answer=${cards}
    .links=${answers.links.answer}
    .catalog=${answers.catalog.answer}
    .span=${span}
    .trendUnit=${span.unit}
    .compared=${view.compared}
    .metrics=${view.metrics}
    @parcours-back=${view.onBack}
  >
    ${session.lists
      ? html`<parcours-recipients
          lang=${words.format.locale}
          .timeZone=${view.timeZone}
          .rows=${recipients.rows}
          .look=${recipients.look}
          .problem=${recipients.problem}
          .channel=${row.channel}
          .orders=${cards !== null && hasOrders(cards.all)}
          ?exportable=${view.exports}
          @parcours-rows=${(event: CustomEvent<{ first: number; last: number }>) => {
            event.stopPropagation();
            recipients.need(event.detail.first, event.detail.last);
          }}
          @parcours-look=${(event: CustomEvent<{ look: RecipientsLook }>) => {
            event.stopPropagation();
            session.lookAt(event.detail.look);
          }}
          @parcours-csv=${() => {
            view.onCsv("recipients");
          }}
        ></parcours-recipients>`
      : nothing}
  </parcours-message>`;
}

function loadMessageElements(): void {
  loadElement("parcours-message", () =>
    import("../message/parcours-message.js").then(({ ParcoursMessage }) => ParcoursMessage),
  );
  loadElement("parcours-recipients", () =>
    import("../recipients/parcours-recipients.js").then(({ ParcoursRecipients }) => ParcoursRecipients),
  );
}
