// On top of a report that is a file: when it was made, what it holds and what it does not, and what
// it is about, as text.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { readNames } from "../../source-state.js";
import { messagesOf, type Selection } from "../../state/selection.js";
import type { CatalogAnswer, LoadSummary } from "../../types/index.js";
import { rangeText } from "../shared/range-text.js";
import { lostFilesView, skippedView } from "./losses.js";

export interface AboutFile {
  readonly title: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly recipients: boolean;
}

/** Of the files that it was made from, this many are named. */
const MOST_NAMES = 3;

export function aboutFile(words: Localizer, { madeAt, recipients }: AboutFile, { sources }: LoadSummary): TemplateResult {
  const time = words.format.dateTime(madeAt);
  const names = readNames({ sources });
  const count = names.length - MOST_NAMES;
  const told = count > 0 ? [...names.slice(0, MOST_NAMES), words.t("file.made.more", { count })] : names;
  const skipped = skippedView(words, sources);
  return html`<section class="panel found about" aria-label=${words.t("file.about")}>
    <div class="text small">
      <p>${words.t(told.length > 0 ? "file.made.from" : "file.made", { time, names: words.format.list(told) })}</p>
      ${skipped === nothing ? nothing : html`<p class="skipped">${skipped}</p>`} ${lostFilesView(words, sources)}
      <p class=${recipients ? "warn" : "quiet"}>${words.t(recipients ? "file.recipients" : "file.aggregates")}</p>
    </div>
  </section>`;
}

/** The selection's parts in words; none where it is everything. */
export function selectionTexts(
  words: Localizer,
  selection: Selection,
  catalog: CatalogAnswer | null,
  ends: { readonly from: string; readonly to: string },
): string[] {
  const names = new Map(messagesOf(null, catalog).map(({ message, name }) => [message, name]));
  return [
    rangeText(words, ends),
    selection.channel ? words.t(`channel.${selection.channel}`) : "",
    words.format.list(selection.messages.map((id) => names.get(id) ?? id)),
    words.format.list(selection.lists),
    ...selection.contact.map(({ property, values, text }) =>
      words.t("selection.given", { property, value: values.length > 0 ? words.format.list(values) : `“${text}”` }),
    ),
    selection.counting.unit === "contact" ? words.t("selection.unit.contact") : "",
    selection.counting.machine === "include" ? words.t("selection.counting.machine") : "",
  ].filter(Boolean);
}
