// An error in words: what went wrong in the reader's language, then the engine's own sentence, which
// says what was found and where.

import { en, type MessageKey } from "../../i18n/en.js";
import type { Localizer } from "../../i18n/translate.js";
import type { LoadProblem } from "../../state/load-state.js";

/** The first sentence only. */
export function problemSummary(words: Localizer, { code }: LoadProblem): string {
  const key = `error.${code}`;
  return words.t(key in en ? (key as MessageKey) : "error.other");
}

/** The engine's sentence with the place that it speaks of; empty where it said nothing. */
export function problemDetail({ path, message }: LoadProblem): string {
  return path && !message.startsWith(path) ? `${path}: ${message}` : message;
}

export function problemText(words: Localizer, problem: LoadProblem): string {
  return [problemSummary(words, problem), problemDetail(problem)].filter(Boolean).join(" ");
}
