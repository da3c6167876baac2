// Files that were read to their end and hold nothing: no error where others hold something.

import { isBroken } from "../source-state.js";
import type { SourceSummary } from "../types/index.js";

type Seen = Pick<SourceSummary, "name" | "rows" | "warnings" | "error" | "cutOff">;

/** With what the engine said of each. */
export function emptyFiles(sources: readonly Seen[]): { readonly name: string; readonly message: string }[] {
  return sources
    .filter((source) => source.rows === 0 && source.warnings.length > 0 && !isBroken(source))
    .map(({ name, warnings }) => ({ name, message: warnings.join("; ") }));
}
