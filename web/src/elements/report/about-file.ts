// On top of a report that is a file: when it was made, what it holds and what it does not. In the file alone.

import { html, nothing, type TemplateResult } from "lit";
import { aboutFile as en } from "../../i18n/en/about-file.js";
import { aboutFile as fr } from "../../i18n/fr/about-file.js";
import type { Localizer, Values } from "../../i18n/translate.js";
import { readNames } from "../../source-state.js";
import type { LoadSummary } from "../../types/index.js";
import { lostFilesView, skippedView } from "./losses.js";

export interface AboutFile {
  /** ISO 8601. */
  readonly madeAt: string;
  readonly recipients: boolean;
}

/** Of the files that it was made from, this many are named. */
const MOST_NAMES = 3;

/** What draws it, in the words of whoever reads. */
export type About = (words: Localizer, summary: LoadSummary) => TemplateResult;

export function aboutFile(words: Localizer, { madeAt, recipients }: AboutFile, { sources }: LoadSummary): TemplateResult {
  const text = (key: keyof typeof en, values?: Values): string => words.say((words.language === "fr" ? fr : en)[key], values);
  const time = words.format.dateTime(madeAt);
  const names = readNames({ sources });
  const count = names.length - MOST_NAMES;
  const told = count > 0 ? [...names.slice(0, MOST_NAMES), text("file.made.more", { count })] : names;
  const skipped = skippedView(words, sources);
  return html`<section class="panel found about" aria-label=${text("file.about")}>
    <div class="text small">
      <p>${text(told.length > 0 ? "file.made.from" : "file.made", { time, names: words.format.list(told) })}</p>
      ${skipped === nothing ? nothing : html`<p class="skipped">${skipped}</p>`} ${lostFilesView(words, sources)}
      <p class=${recipients ? "warn" : "quiet"}>${text(recipients ? "file.recipients" : "file.aggregates")}</p>
    </div>
  </section>`;
}
