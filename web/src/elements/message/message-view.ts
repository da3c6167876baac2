// One message that was opened from the table of all: its report, and its recipients below.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { hasOrders } from "../../state/metric-view.js";
import type { RecipientsLook } from "../../state/requests.js";
import type { MessagesAnswer } from "../../types/index.js";
import { loadElement } from "../shared/lazy.js";
import type { SelectedAnswers } from "../shared/selected-answers.js";

export interface MessageView {
  readonly session: SelectedAnswers;
  readonly message: string;
  /** All messages. */
  readonly answer: MessagesAnswer;
  readonly timeZone: string | undefined;
  /** The cards, as on <parcours-cards>. */
  readonly metrics: string;
  /** The file can be made here: not in a report that is a file itself. */
  readonly exports: boolean;
  onBack(): void;
  onCsv(report: "messages" | "recipients"): void;
}

export function messageView(words: Localizer, view: MessageView): TemplateResult {
  loadMessageElements();
  const { session, answer, message } = view;
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
    .compared=${session.compared}
    .metrics=${view.metrics}
    @parcours-back=${(event: Event) => {
      event.stopPropagation();
      view.onBack();
    }}
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
          @parcours-csv=${(event: Event) => {
            event.stopPropagation();
            view.onCsv("recipients");
          }}
        ></parcours-recipients>`
      : nothing}
  </parcours-message>`;
}

function loadMessageElements(): void {
  loadElement("parcours-message", () =>
    import("./parcours-message.js").then(({ ParcoursMessage }) => ParcoursMessage),
  );
  loadElement("parcours-recipients", () =>
    import("../recipients/parcours-recipients.js").then(({ ParcoursRecipients }) => ParcoursRecipients),
  );
}
