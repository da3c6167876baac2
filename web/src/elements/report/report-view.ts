// An open report: its bar, its tabs, and below them what the load found and the open tab's panel.

import { html, nothing, type TemplateResult } from "lit";
import { cache } from "lit/directives/cache.js";
import type { Localizer } from "../../i18n/translate.js";
import type { Selection } from "../../state/selection.js";
import { readNames } from "../../source-state.js";
import type { LoadProblem } from "../../state/load-state.js";
import { holdsOrders } from "../../state/metric-view.js";
import type { Tab } from "../../state/view-state.js";
import { icons } from "../shared/icons.js";
import { problemDetails, problemSummary } from "../shared/problem-words.js";
import { rangeText } from "../shared/range-text.js";
import type { About } from "./about-file.js";
import { foundBanner } from "./found-banner.js";
import { filesText, reportBar } from "./report-bar.js";
import { panel, type Panels } from "./report-panels.js";
import { reportTabs } from "./report-tabs.js";
import type { ReportSession } from "./report-session.js";
import type { SaveMenu } from "./save-menu.js";
import { selectionTexts } from "./selection-texts.js";

export { reportViewStyles } from "./report-view.styles.js";

export interface Refused {
  /** Of the files, where they are known. */
  readonly names: readonly string[];
  readonly problem: LoadProblem;
}

export interface ReportView extends Panels {
  /** What a report that is a file says of itself; it has no banner. */
  readonly about: About | null;
  /** What the load found has not been closed. */
  readonly banner: boolean;
  /** Why what was opened last did not take the report's place. */
  readonly refused: Refused | null;
  readonly save: SaveMenu;
  onSelection(selection: Selection): void;
  onFiles(files: readonly File[]): void;
  onTab(tab: Tab): void;
  onBannerClose(): void;
  onRefusedClose(): void;
}

export function reportView(words: Localizer, view: ReportView): TemplateResult {
  const { session, summary } = view;
  const { answers, view: open } = session;
  const busy = Object.values(answers).some((asked: { busy: boolean }) => asked.busy);
  return html`<div class="page ready">
    ${reportBar(words, {
      catalog: answers.catalog.answer,
      names: readNames(summary),
      view: open,
      selects: open.tab !== "data",
      shown: shownText(words, session),
      chosen: selectionTexts(words, open.selection, answers.catalog.answer, session.span),
      frozen: session.frozen,
      save: view.save,
      onSelection: view.onSelection,
      onStatuses: (all) => {
        session.dispatch({ type: "statuses", all });
      },
      onFiles: view.onFiles,
    })}
    ${view.refused ? refusal(words, view.refused, view.onRefusedClose) : nothing}
    ${reportTabs(words, open.tab, view.onTab)}
    <div id="panel" part="panel" role="tabpanel" tabindex="-1" aria-labelledby="tab-${open.tab}" aria-busy=${busy ? "true" : "false"}>
      ${view.about ? view.about(words, summary) : view.banner && open.tab !== "data" ? found(words, view) : nothing}
      ${cache(panel(words, open.tab, view))}
    </div>
  </div>`;
}

/** A funnel may have a time of its own; a report that is a file tells its own anyway. */
function shownText(words: Localizer, { frozen, span, view }: ReportSession): string {
  const own = view.tab === "data" || (view.tab === "funnel" && view.definition?.range !== undefined);
  return frozen || own ? "" : rangeText(words, span);
}

function refusal(words: Localizer, { names, problem }: Refused, onClose: () => void): TemplateResult {
  return html`<section class="panel found refused">
    <div class="text small">
      <p><b>${names.length > 0 ? words.t("error.title.of", { name: filesText(words, names) }) : words.t("error.title")}</b></p>
      <p>${problemSummary(words, problem)} ${words.t("error.stays")}</p>
      ${problemDetails(words, problem)}
    </div>
    <button class="plain" aria-label=${words.t("found.banner.close")} @click=${onClose}>${icons.close}</button>
  </section>`;
}

function found(words: Localizer, view: ReportView): TemplateResult {
  const { session, summary, onDates, onForms, onAgain } = view;
  return foundBanner(words, {
    summary,
    doctor: session.answers.doctor.answer,
    orders: holdsOrders(session.answers.catalog.answer),
    mapped: session.forms.mapped,
    doubtful: session.loader.doubtfulDates,
    unopened: session.forms.unopened,
    onDates,
    onForms,
    onAgain,
    onMore: () => view.onTab("data"),
    onClose: view.onBannerClose,
  });
}
