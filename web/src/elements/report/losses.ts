// What a report misses of its files, as lines: rows that were skipped, a file that could not be read, those read in
// part, those without an event. The page says so, and so does the report that is a file.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { skippedRows } from "../../skipped-rows.js";
import { emptySources, isPartial } from "../../source-state.js";
import type { LoadSummary, SourceSummary } from "../../types/index.js";
import { emptyFilesTexts } from "../found/empty-files.js";
import { brokenText, reasonText } from "../found/found-words.js";

type Sources = LoadSummary["sources"];

/** How many rows were skipped and why. */
export function skippedView(words: Localizer, sources: Sources): TemplateResult | typeof nothing {
  const count = sources.reduce((sum, source) => sum + skippedRows(source), 0);
  if (count === 0) return nothing;
  const reasons = new Set(sources.flatMap(({ skipped }) => Object.keys(skipped)));
  return html`<span class="warn">${words.t("found.banner.skipped", { count })}</span>
    (${words.format.list([...reasons].map((reason) => reasonText(words, reason)))})`;
}

/** Of the files that could not be read, `unread`, the first is named. */
export function lostFilesView(words: Localizer, sources: Sources, unread: readonly SourceSummary[] = unreadSources(sources)): TemplateResult {
  const [first] = unread;
  const partial = sources.filter(isPartial);
  return html`${first
    ? html`<p class="warn unread-file">
        ${first.name} ${brokenText(words, first)}${unread.length > 1 ? html` · ${words.t("found.unread", { count: unread.length - 1 })}` : nothing}
      </p>`
    : nothing}
  ${partial.length > 0
    ? html`<p class="warn partial">
        ${words.t("found.partial", {
          names: words.format.list(partial.map(({ name, rows, bytes }) => words.t("found.partial.file", { name, rows, bytes }))),
        })}
      </p>`
    : nothing}
  ${emptyFilesTexts(words, emptySources(sources)).map((text) => html`<p class="warn empty-file">${text}</p>`)}`;
}

/** Nothing of them is in the report. */
export function unreadSources(sources: Sources): SourceSummary[] {
  return sources.filter((source) => source.error !== undefined && !isPartial(source));
}
