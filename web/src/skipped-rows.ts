// How many rows of a source were skipped, over all reasons, and how many of a preview can be used.

import type { SourceSummary } from "./types/index.js";

export function skippedRows({ skipped }: Pick<SourceSummary, "skipped">): number {
  return Object.values(skipped).reduce((sum, count) => sum + count, 0);
}

/** Where nothing says how rows are to be read, none was: then the guess has counted them. */
export function rowsLookedAt(preview: {
  readonly records: number;
  readonly summary: Pick<SourceSummary, "rows" | "skipped">;
}): { readonly count: number; readonly kept: number } {
  const { records, summary } = preview;
  return { count: summary.rows > 0 ? summary.rows : records, kept: summary.rows - skippedRows(summary) };
}
