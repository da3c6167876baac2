// An error in words: what went wrong in the reader's language, then the engine's own sentence, which
// says what was found and where. That sentence is English: readers of other languages get it folded
// away, and marked as English for what reads aloud.

import { html, nothing, type TemplateResult } from "lit";
import { en, type MessageKey } from "../../i18n/en.js";
import type { Localizer } from "../../i18n/translate.js";
import type { LoadProblem } from "../../state/load-state.js";
import { fileKindText } from "./file-kind-words.js";

/** The first sentence only. */
export function problemSummary(words: Localizer, { code, message }: LoadProblem): string {
  const kind = code === "unsupported" ? fileKindText(words, message) : null;
  if (kind) return kind;
  const key = `error.${code}`;
  return words.t(key in en ? (key as MessageKey) : "error.other");
}

/** The engine's sentence with the place that it speaks of; empty where it said nothing. */
export function problemDetail({ path, message }: LoadProblem): string {
  return path && !message.startsWith(path) ? `${path}: ${message}` : message;
}

/** One text, for live regions. */
export function problemText(words: Localizer, problem: LoadProblem): string {
  const said = problem.code === "unsupported" && fileKindText(words, problem.message) !== null;
  const detail = words.language === "en" && !said ? problemDetail(problem) : "";
  const where = words.language !== "en" && problem.path ? words.t("error.where", { path: problem.path }) : "";
  return [problemSummary(words, problem), where, detail].filter(Boolean).join(" ");
}

/** Below the first sentence: the engine's own. */
export function problemDetails(words: Localizer, problem: LoadProblem): TemplateResult | typeof nothing {
  const detail = problemDetail(problem);
  // The summary says it all.
  if (!detail || (problem.code === "unsupported" && fileKindText(words, problem.message))) return nothing;
  if (words.language === "en") return html`<p class="quiet small">${detail}</p>`;
  const { path } = problem;
  return html`${path ? html`<p class="quiet small">${words.t("error.where", { path })}</p>` : nothing}
    <details>
      <summary class="quiet small">${words.t("error.engine")}</summary>
      <p class="quiet small" lang="en">${detail}</p>
    </details>`;
}
