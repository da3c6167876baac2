// The tab of messages: the table of all, or the report of the one that is open.

import { html, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { messageView, type MessageView } from "../message/message-view.js";
import type { ReportSession } from "./report-session.js";

export interface MessagesView extends Omit<MessageView, "session" | "message"> {
  readonly session: ReportSession;
  readonly columns: string;
  onColumns(columns: string): void;
  onOpen(message: string): void;
}

export function messagesView(words: Localizer, view: MessagesView): TemplateResult {
  const { message } = view.session.view;
  return message === null ? allMessages(words, view) : messageView(words, { ...view, message });
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
