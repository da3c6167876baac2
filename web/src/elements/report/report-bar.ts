// The line on top of a report: its title, how much data, other files; below it what it is about.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { Selection } from "../../state/selection.js";
import type { ViewState } from "../../state/view-state.js";
import type { CatalogAnswer, CatalogJourney } from "../../types/index.js";
import { chosenFiles } from "../drop/dropped-files.js";
import { icons } from "../shared/icons.js";
import { saveMenu, type SaveMenu } from "./save-menu.js";
import { shownText } from "../shared/shown-text.js";

export interface ReportBar {
  readonly catalog: CatalogAnswer | null;
  /** Of the files that were read. */
  readonly names: readonly string[];
  readonly view: ViewState;
  /** What is chosen, as text: for paper, and for a report that is a file. */
  readonly chosen: readonly string[];
  /** The chosen time, as text, where the open tab is about it; else empty. */
  readonly shown: string;
  /** Nothing can be chosen. */
  readonly frozen: boolean;
  readonly save: SaveMenu;
  /** The open tab is about the selection, not about the data as a whole. */
  readonly selects: boolean;
  onSelection(selection: Selection): void;
  onStatuses(all: boolean): void;
  onFiles(files: readonly File[]): void;
}

export function reportBar(words: Localizer, bar: ReportBar): TemplateResult {
  const { catalog, view } = bar;
  // A funnel and the data are of all journeys, whatever is chosen.
  const asksOfJourney = view.tab === "performance" || view.tab === "messages";
  const facts = catalog
    ? [
        catalog.from && catalog.to ? words.format.dateRange(catalog.from, catalog.to) : "",
        words.t("report.contacts", { count: catalog.contacts }),
        words.t("report.events", { count: catalog.events }),
      ].filter(Boolean)
    : [];
  const about = facts.join("\u00a0· ");
  const isPart = asksOfJourney && journeyOf(catalog, view.selection.journey) !== undefined && (catalog?.journeys.length ?? 0) > 1;
  return html`<header class="bar" part="bar">
    <div class="top">
      <div class="title">
        <h1>${titleOf(words, bar, asksOfJourney ? view.selection.journey : null)}</h1>
        <p class="quiet small">
          ${isPart ? words.t("report.whole", { facts: about }) : about}${bar.shown ? html`<span class="shown">\u00a0· <b>${words.t("report.shown", { days: bar.shown })}</b></span>` : nothing}
        </p>
      </div>
      <div class="controls">${saveMenu(words, bar.save)} ${bar.frozen ? nothing : openOther(words, bar)}</div>
    </div>
    <ul class="fixed small ${bar.frozen ? "" : "paper"}">
      ${bar.chosen.map((text) => html`<li>${text}</li>`)}
    </ul>
    ${bar.selects && !bar.frozen
      ? html`<parcours-selection
          lang=${words.format.locale}
          .timeZone=${words.format.timeZone}
          .catalog=${catalog}
          .selection=${view.selection}
          .allStatuses=${view.allStatuses}
          ?time-only=${view.tab === "funnel"}
          @parcours-selection=${(event: CustomEvent<{ selection: Selection }>) => {
            event.stopPropagation();
            bar.onSelection(event.detail.selection);
          }}
          @parcours-statuses=${(event: CustomEvent<{ all: boolean }>) => {
            event.stopPropagation();
            bar.onStatuses(event.detail.all);
          }}
        ></parcours-selection>`
      : nothing}
  </header>`;
}

/** Of one journey its name, of several "all"; an export that knows no journeys has its files. */
export function titleOf(
  words: Localizer,
  { catalog, names, view }: Pick<ReportBar, "catalog" | "names" | "view">,
  chosen: string | null = view.selection.journey,
): string {
  const current = journeyOf(catalog, chosen);
  if (current) return shownText(words, current.name);
  const [journey, ...others] = catalog?.journeys ?? [];
  if (journey) return others.length === 0 ? shownText(words, journey.name) : words.t("report.journeys.all");
  return filesText(words, names) || words.t("report.label");
}

function journeyOf(catalog: CatalogAnswer | null, chosen: string | null): CatalogJourney | undefined {
  return catalog?.journeys.find(({ journey }) => journey === chosen);
}

/** The first one's name, and how many more. */
export function filesText(words: Localizer, [name = "", ...more]: readonly string[]): string {
  return more.length === 0 ? name : words.t("report.files", { name, count: more.length });
}

function openOther(words: Localizer, bar: ReportBar): TemplateResult {
  return html`
    <button
      class="other"
      @click=${(event: Event) => {
        const next = (event.currentTarget as Element).nextElementSibling;
        if (next instanceof HTMLInputElement) next.click();
      }}
    >
      ${icons.files}<span>${words.t("report.open")}</span>
    </button>
    <input
      id="other-files"
      type="file"
      hidden
      multiple
      @change=${(event: Event) => {
        const files = chosenFiles([...((event.target as HTMLInputElement).files ?? [])]);
        if (files.length > 0) bar.onFiles(files);
      }}
    />
  `;
}
