// The line on top of a report: which journey, what time, how much data; other files.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { ViewState } from "../../state/view-state.js";
import type { CatalogAnswer } from "../../types/index.js";
import { visible } from "../drop/dropped-files.js";
import { icons } from "../shared/icons.js";

export interface ReportBar {
  readonly catalog: CatalogAnswer | null;
  /** Of the files. */
  readonly names: readonly string[];
  readonly view: ViewState;
  onJourney(journey: string | null): void;
  onStatuses(all: boolean): void;
  onFiles(files: readonly File[]): void;
}

export function reportBar(words: Localizer, bar: ReportBar): TemplateResult {
  const { catalog, view } = bar;
  const journeys = catalog?.journeys ?? [];
  const current = journeys.find(({ journey }) => journey === view.journey);
  const facts = catalog
    ? [
        catalog.from && catalog.to ? words.format.dateRange(catalog.from, catalog.to) : "",
        words.t("report.contacts", { count: catalog.contacts }),
        words.t("report.events", { count: catalog.events }),
      ].filter(Boolean)
    : [];
  return html`<header class="bar" part="bar">
    <div>
      <h1>${current?.name ?? titleOf(words, bar)}</h1>
      <p class="quiet small">${facts.join(" · ")}</p>
    </div>
    <div class="controls">${journeyChoice(words, bar)} ${openOther(words, bar)}</div>
  </header>`;
}

/** Of one journey its name, of several "all"; an export that knows no journeys has its files. */
function titleOf(words: Localizer, { catalog, names }: ReportBar): string {
  const [journey, ...others] = catalog?.journeys ?? [];
  if (journey) return others.length === 0 ? journey.name : words.t("report.journeys.all");
  const [name = "", ...more] = names;
  if (more.length > 0) return words.t("report.files", { count: names.length });
  return name || words.t("report.label");
}

function journeyChoice(words: Localizer, bar: ReportBar): TemplateResult | typeof nothing {
  const { catalog, view } = bar;
  const journeys = catalog?.journeys ?? [];
  if (journeys.length < 2) return nothing;
  const running = journeys.filter(({ status }) => status === "active" || status === "paused");
  const offered = view.allStatuses
    ? journeys
    : journeys.filter((item) => running.includes(item) || item.journey === view.journey);
  return html`
    <select
      aria-label=${words.t("report.journey")}
      @change=${(event: Event) => {
        bar.onJourney((event.target as HTMLSelectElement).value || null);
      }}
    >
      <option value="" ?selected=${view.journey === null}>${words.t("report.journeys.all")}</option>
      ${offered.map(
        ({ journey, name, status }) =>
          html`<option value=${journey} ?selected=${journey === view.journey}>
            ${status === "active" ? name : `${name} (${words.t(`report.status.${status}`)})`}
          </option>`,
      )}
    </select>
    ${running.length < journeys.length
      ? html`<label class="check"
          ><input
            type="checkbox"
            .checked=${view.allStatuses}
            @change=${(event: Event) => {
              bar.onStatuses((event.target as HTMLInputElement).checked);
            }}
          />${words.t("report.journeys.more")}</label
        >`
      : nothing}
  `;
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
        const files = visible([...((event.target as HTMLInputElement).files ?? [])]);
        if (files.length > 0) bar.onFiles(files);
      }}
    />
  `;
}
