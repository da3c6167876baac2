// Dates that can be read in two ways: how they were read, and a button that reads them the other way.

import { html, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";

/** Of a file, or of the archive that several are in. */
export interface DoubtfulDates {
  readonly name: string;
  readonly count: number;
  /** As they were read. */
  readonly order: "mdy" | "dmy";
}

/** Where several files are in doubt, each button names its own. */
export function datesRemedy(
  words: Localizer,
  doubtful: readonly DoubtfulDates[],
  onDates: (name: string, order: "mdy" | "dmy") => void,
): TemplateResult[] {
  return doubtful.map(({ name, count, order }) => {
    const other = order === "mdy" ? "dmy" : "mdy";
    const act = doubtful.length > 1 ? words.t(`found.dates.of.${other}`, { name }) : words.t(`found.dates.to.${other}`);
    return html`<p class="dates">
      <span>${words.t(`found.dates.${order}`, { count, name })}</span>
      <button class="plain" @click=${() => onDates(name, other)}>${act}</button>
    </p>`;
  });
}
