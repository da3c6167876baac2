// Files that were read to their end and hold nothing: no error where others hold something.

import { emptySources } from "../source-state.js";
import type { SourceSummary } from "../types/index.js";
import type { Words } from "./text.js";
import { remarkText } from "./told.js";

type Seen = Pick<SourceSummary, "name" | "rows" | "warnings" | "error" | "cutOff">;

/** With what the engine said of each. */
export function emptyFiles(sources: readonly Seen[], words: Words): { readonly name: string; readonly message: string }[] {
  return emptySources(sources).map(({ name, warnings }) => ({
    name,
    message: warnings.map((warning) => remarkText(words, warning)).join("; "),
  }));
}
