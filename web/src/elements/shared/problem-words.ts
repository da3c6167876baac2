// An error in words: what went wrong, then the engine's own sentence, which says what was found and where.

import { html, nothing, type TemplateResult } from "lit";
import { engineText } from "../../i18n/engine-words.js";
import type { Localizer } from "../../i18n/translate.js";
import type { LoadProblem } from "../../state/load-state.js";
import { codeText } from "./error-words.js";
import { fileKindText } from "./file-kind-words.js";

/** How many rows were skipped by the engine's codes of why, "(2 no-time, 1 not-json), read as": words but for their hyphens. */
const COUNTS = /\((?:\d+ [a-z8-]+(?:, )?)+\)(?=, read as )/u;

/** The first sentence only. */
export function problemSummary(words: Localizer, { code, message }: LoadProblem): string {
  return kindText(words, { code, message }) ?? codeText(words, code);
}

/** Of a file that was chosen by mistake; it says it all. */
function kindText(words: Localizer, { code, message }: Pick<LoadProblem, "code" | "message">): string | null {
  return code === "unsupported" ? fileKindText(words, message) : null;
}

/** The engine's sentence with the place that it speaks of; where there are no words for it, the place alone. */
function problemDetail(words: Localizer, { code, path, message }: LoadProblem): string {
  if (kindText(words, { code, message }) !== null) return "";
  const told = engineText(words, message)?.replace(COUNTS, (counts) => counts.replaceAll("-", " "));
  if (told === undefined) return path && words.t("error.where", { path });
  return path && !message.startsWith(path) ? words.say("{path}: {told}", { path, told }) : told;
}

/** One text, for live regions. */
export function problemText(words: Localizer, problem: LoadProblem): string {
  return [problemSummary(words, problem), problemDetail(words, problem)].filter(Boolean).join(" ");
}

/** Below the first sentence: the engine's own. */
export function problemDetails(words: Localizer, problem: LoadProblem): TemplateResult | typeof nothing {
  const detail = problemDetail(words, problem);
  return detail ? html`<p class="quiet small">${detail}</p>` : nothing;
}
