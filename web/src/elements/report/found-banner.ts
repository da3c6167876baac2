// What a load found, in one box on top of the report: formats, rows kept and skipped with reasons, and
// the findings that bend numbers most. The rest is on the tab of data.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { fileRows, hasLosses, hasRemarks, isUnfit, tellSeveral, unmappedWords } from "../../source-state.js";
import type { LoadProblem } from "../../state/load-state.js";
import type { DoctorAnswer, LoadSummary, Preview } from "../../types/index.js";
import { datesRemedy, type DoubtfulDates } from "../found/dates-remedy.js";
import { againRemedy, formsRemedy } from "../found/forms-remedy.js";
import { affectedText, findingText, formatText, keptOfToldText } from "../found/found-words.js";
import { isAboutPages, warningText } from "../found/warning-words.js";
import { icons } from "../shared/icons.js";
import { lostFilesView, skippedView, unreadSources } from "./losses.js";

export interface FoundBanner {
  readonly summary: LoadSummary;
  readonly doctor: DoctorAnswer | null;
  /** The data has orders. */
  readonly orders: boolean;
  /** Files that the reader mapped. */
  readonly mapped: readonly string[];
  /** Files whose dates can be read in two ways. */
  readonly doubtful: readonly DoubtfulDates[];
  /** Why the form of a mapped file could not be opened again. */
  readonly unopened: LoadProblem | null;
  onDates(name: string, order: "mdy" | "dmy"): void;
  /** The forms of files in no known form. */
  onForms(proposals: readonly Preview[]): void;
  /** The form of a mapped file, again. */
  onAgain(name: string): void;
  onMore(): void;
  onClose(): void;
}

/** Of the doctor's findings, this many are worth a line here. */
const MOST_FINDINGS = 2;
/** Of a row that was skipped, this much is shown. */
const MOST_EXCERPT = 60;
/** Of the event words that nothing maps, this many are named. */
const MOST_WORDS = 8;

/** Room for two lines is kept for them: of one finding what it touches is told, too, of none what else is known. */
function findingLines(
  words: Localizer,
  findings: DoctorAnswer["findings"],
  { sources }: LoadSummary,
  { troubled, orders }: { readonly troubled: boolean; readonly orders: boolean },
): string[] {
  const [first, second] = findings;
  if (first) {
    const more = second ? findingText(words, second.code, second.count) : affectedText(words, first.affects, orders);
    return [findingText(words, first.code, first.count), more].filter(Boolean);
  }
  if (!troubled) return [words.t("found.skipped.none"), words.t("found.doctor.none")];
  const sample = sources.flatMap(({ skippedSamples }) => skippedSamples)[0];
  if (!sample) return [];
  const where = sample.line === null ? "" : `${words.t("found.sample.line", { line: sample.line })}: `;
  // Never half a character.
  return [where + sample.excerpt.slice(0, MOST_EXCERPT).replace(/[\ud800-\udbff]$/u, ""), words.t("found.doctor.none.else")];
}

export function foundBanner(words: Localizer, banner: FoundBanner): TemplateResult {
  const { summary, doctor, mapped, doubtful, unopened, onDates, onForms, onAgain, onMore, onClose } = banner;
  const { proposals = [] } = summary;
  const formats = [...new Set(summary.sources.map((source) => formatText(words, source)))];
  const skipped = skippedView(words, summary.sources);
  // Files in no known form are counted, all others that could not be read are named: also one of a known form of which no row is.
  const proposed = new Set(proposals.map(({ summary: { name } }) => name));
  const formless = summary.sources.filter((source) => proposed.has(source.name) && !isUnfit(source));
  const unread = unreadSources(summary.sources).filter((source) => !formless.includes(source));
  const unmapped = unmappedWords(summary);
  // Where a form that was filled in can be put right.
  const again = summary.sources.filter(({ name, unrecognised }) => mapped.includes(name) && unrecognised.types.length > 0).map(({ name }) => name);
  const total = (count: "rows" | "kept" | "ignored"): number => summary.sources.reduce((sum, source) => sum + source[count], 0);
  const kept = { count: total("rows"), kept: total("kept") };
  const rows = summary.sources.reduce((sum, source) => sum + fileRows(source), 0);
  const ignored = total("ignored");
  const facts = [
    words.format.list(formats.filter(Boolean)),
    tellSeveral(summary.sources) ? keptOfToldText(words, { ...kept, rows }) : words.t("found.banner.kept", kept),
    ignored > 0 ? words.t("found.ignored", { count: ignored }) : "",
  ];
  // Whoever reads of a file that is missing must not read that all is well.
  const troubled = hasLosses(summary) || hasRemarks(summary) || unmapped.length + doubtful.length > 0;
  // What a line of its own says already.
  const said = ["rows-skipped", ...(doubtful.length > 0 ? ["dates-assumed"] : [])];
  const findings = (doctor?.findings ?? []).filter(({ code }) => !said.includes(code)).sort((a, b) => b.count - a.count).slice(0, MOST_FINDINGS);
  const lines = doctor ? findingLines(words, findings, summary, { troubled, orders: banner.orders }) : [];
  return html`<section class="panel found" aria-label=${words.t("found.title")}>
    <div class="text small">
      <p>
        ${facts.filter(Boolean).join(" · ")}${skipped === nothing ? nothing : html` · ${skipped}`}${formless.length > 0
          ? html` · <span class="warn">${words.t("found.unknown", { count: formless.length })}</span>`
          : nothing}
      </p>
      ${lostFilesView(words, summary.sources, unread)}
      ${summary.sources.map(({ name, warnings }) =>
        warnings.filter(isAboutPages).map((warning) => html`<p class="warn pages">${name}: ${warningText(words, warning).text}</p>`),
      )}
      ${unmapped.length > 0
        ? html`<p class="warn unmapped">
            ${words.t("found.unmapped", {
              count: unmapped.reduce((sum, { count }) => sum + count, 0),
              names: words.format.list(unmapped.slice(0, MOST_WORDS).map(({ value }) => value)),
            })}${unmapped.length > MOST_WORDS ? " …" : ""}
          </p>`
        : nothing}
      ${formsRemedy(words, proposals, onForms)}
      ${againRemedy(words, again, unopened, onAgain)}
      ${datesRemedy(words, doubtful, onDates)}
      <div class="quiet findings ${doctor && lines.length === 0 ? "none" : ""}">${lines.map((line) => html`<p>${line}</p>`)}</div>
    </div>
    <button class="plain" @click=${onMore}>${words.t("found.banner.more")}</button>
    <button class="plain" aria-label=${words.t("found.banner.close")} @click=${onClose}>${icons.close}</button>
  </section>`;
}
