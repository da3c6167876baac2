// What stands under each tab of a report.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { isDefaultChoice, readCards } from "../../state/card-choice.js";
import { hasOrders } from "../../state/metric-view.js";
import { filterCount, withoutFilters } from "../../state/selection.js";
import type { Tab } from "../../state/view-state.js";
import { remember, remembered } from "../../remembered.js";
import type { CardsAnswer, FunnelDefinition, LoadSummary, Preview } from "../../types/index.js";
import { problemDetails, problemSummary } from "../shared/problem-words.js";
import { keepView, type KeepView } from "./keep-view.js";
import { messagesView } from "./messages-view.js";
import { loadFunnel } from "./parts-source.js";
import { emptyView, performanceView } from "./performance-view.js";
import type { Asked } from "./report-answers.js";
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
      return asked(words, answers.cards, (answer) => performance(words, answer, panels));
    case "messages":
      return asked(words, answers.messages, (answer) =>
        messagesView(words, {
          session: panels.session,
          answer,
          timeZone: panels.timeZone,
          columns: remembered("columns") ?? "",
          metrics: metricsOf(panels),
          compared: panels.session.compared,
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

/** The last answer stays, paler, until the next is there. */
function asked<A>(
  words: Localizer,
  { answer, busy, problem }: { answer: A | null } & Omit<Asked<never>, "answer">,
  show: (answer: A) => TemplateResult,
): TemplateResult {
  if (problem) {
    return html`<section class="panel notice bad" role="alert">
      <h2>${words.t("error.query")}</h2>
      <p>${problemSummary(words, problem)}</p>
      ${problemDetails(words, problem)}
    </section>`;
  }
  if (!answer) return html`<p class="waiting quiet">${words.t("report.loading")}</p>`;
  return html`<div class=${busy ? "busy" : ""}>${show(answer)}</div>`;
}

function performance(words: Localizer, answer: CardsAnswer, panels: Panels): TemplateResult {
  const { session } = panels;
  const { selection } = session.view;
  if (!answer.email && !answer.sms) {
    return emptyView(words, {
      files: panels.summary.events === 0,
      journey: selection.journey !== null,
      filtered: filterCount(selection) > 0 || selection.range.kind !== "all",
      onClear: () => {
        const all = { ...withoutFilters(selection), range: { kind: "all" } } as const;
        session.dispatch({ type: "select", selection: all });
      },
    });
  }
  return performanceView(words, {
    answer,
    timeZone: panels.timeZone,
    metrics: metricsOf(panels),
    open: remembered("channels") ?? "email sms",
    span: session.span,
    compared: session.compared,
    editable: true,
    catalog: session.answers.catalog.answer,
    orders:
      hasOrders(answer.all) && !session.frozen
        ? { engine: session.engine, selection: session.chosen, catalog: session.answers.catalog.answer }
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
  ></parcours-funnel>`;
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
