// What stands under each tab of a report.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { isDefaultChoice, readCards } from "../../state/card-choice.js";
import { hasOrders, holdsOrdersAlone } from "../../state/metric-view.js";
import { withoutFilters } from "../../state/selection.js";
import type { Tab } from "../../state/view-state.js";
import { remember, remembered } from "../../remembered.js";
import type { CardsAnswer, FunnelDefinition, LoadSummary, Preview } from "../../types/index.js";
import { askedView, emptyReason, emptyView, nothingFits } from "../shared/answer-states.js";
import { keepView, type KeepView } from "./keep-view.js";
import { messagesView } from "./messages-view.js";
import { loadFunnel } from "./parts-source.js";
import { performanceView } from "./performance-view.js";
import type { ReportSession } from "./report-session.js";

export interface Panels {
  readonly session: ReportSession;
  readonly summary: LoadSummary;
  readonly timeZone: string | undefined;
  /** The cards that the page asks for; the reader's choice goes before. */
  readonly cards: string;
  /** What the page may keep on the device; null where it keeps nothing. */
  readonly keep: KeepView | null;
  /** Something remembered has changed. */
  onRemembered(): void;
  onOpen(message: string): void;
  onBack(): void;
  onCsv(report: "messages" | "recipients"): void;
  onClear(): void;
  /** Reads a file's dates the other way. */
  onDates(name: string, order: "mdy" | "dmy"): void;
  /** Opens the forms of files in no known form. */
  onForms(proposals: readonly Preview[]): void;
  /** The form of a mapped file, again. */
  onAgain(name: string): void;
}

export function panel(words: Localizer, tab: Tab, panels: Panels): TemplateResult {
  const { answers } = panels.session;
  switch (tab) {
    case "performance":
      return askedView(words, answers.cards, (answer) => performance(words, answer, panels));
    case "messages":
      return askedView(words, answers.messages, (answer) =>
        messagesView(words, {
          session: panels.session,
          answer,
          timeZone: panels.timeZone,
          columns: remembered("columns") ?? "",
          metrics: metricsOf(panels),
          exports: !panels.session.frozen,
          onColumns: (columns) => {
            remember("columns", columns || null);
            panels.onRemembered();
          },
          onOpen: panels.onOpen,
          onBack: panels.onBack,
          onCsv: panels.onCsv,
        }),
      );
    case "funnel":
      return funnel(words, panels);
    case "data":
      return data(words, panels);
  }
}

function metricsOf({ cards }: Panels): string {
  return remembered("cards") ?? cards;
}

function performance(words: Localizer, answer: CardsAnswer, panels: Panels): TemplateResult {
  const { session } = panels;
  const { selection } = session.view;
  const { catalog } = session.answers;
  const eventless = panels.summary.events === 0;
  const unsent = !answer.email && !answer.sms && !holdsOrdersAlone(answer.all, catalog.answer);
  if (eventless || unsent || nothingFits(selection, answer)) {
    const reason = eventless ? "report.empty.files" : (emptyReason(selection) ?? "report.empty");
    const clear = (): void => {
      const all = { ...withoutFilters(selection), range: { kind: "all" } } as const;
      session.dispatch({ type: "select", selection: all });
    };
    const filtered = reason === "report.empty.filtered";
    return emptyView(words, reason, filtered ? html`<button @click=${clear}>${words.t("report.empty.clear")}</button>` : undefined);
  }
  return performanceView(words, {
    answer,
    timeZone: panels.timeZone,
    metrics: metricsOf(panels),
    open: remembered("channels") ?? "email sms",
    span: session.span,
    compared: session.compared,
    editable: true,
    catalog: catalog.answer,
    orders:
      hasOrders(answer.all) && !session.frozen
        ? { engine: session.engine, selection: session.chosen, catalog: catalog.answer }
        : null,
    onMetrics: (metrics) => {
      remember("cards", isDefaultChoice(readCards(metrics)) ? null : metrics);
      panels.onRemembered();
    },
    onOpen: (open) => {
      remember("channels", open);
    },
  });
}

function funnel(words: Localizer, { session, timeZone }: Panels): TemplateResult {
  loadFunnel();
  const { view, answers } = session;
  // What stands in the element is seen until its code is there.
  return html`<parcours-funnel
    ?editable=${!session.frozen}
    lang=${words.format.locale}
    .timeZone=${timeZone}
    .engine=${session.engine}
    .catalog=${answers.catalog.answer}
    .range=${session.range}
    .chosen=${view.sample}
    .definition=${view.definition}
    @parcours-definition=${(event: CustomEvent<{ definition: FunnelDefinition; sample: string | null }>) => {
      const { definition, sample } = event.detail;
      session.dispatch(
        sample === null ? { type: "definition", definition } : { type: "sample", id: sample, definition },
      );
    }}
    ><p class="waiting quiet">…</p></parcours-funnel
  >`;
}

function data(words: Localizer, { session, summary, timeZone, keep, onClear, onDates, onForms, onAgain }: Panels): TemplateResult {
  const { catalog, doctor } = session.answers;
  return html`<parcours-found
    lang=${words.format.locale}
    .timeZone=${timeZone}
    .summary=${summary}
    .catalog=${catalog.answer}
    .doctor=${doctor.answer}
    .doubtful=${session.loader.doubtfulDates}
    .mapped=${session.forms.mapped}
    .unopened=${session.forms.unopened}
    ?fixed=${session.frozen}
    @parcours-clear=${onClear}
    @parcours-forms=${(event: CustomEvent<{ proposals: readonly Preview[] }>) => {
      event.stopPropagation();
      onForms(event.detail.proposals);
    }}
    @parcours-again=${(event: CustomEvent<{ name: string }>) => {
      event.stopPropagation();
      onAgain(event.detail.name);
    }}
    @parcours-dates=${(event: CustomEvent<{ name: string; order: "mdy" | "dmy" }>) => {
      event.stopPropagation();
      onDates(event.detail.name, event.detail.order);
    }}
  >
    ${keep ? keepView(words, keep) : nothing}
  </parcours-found>`;
}
