// How many rows of a source were skipped, over all reasons, and how many of a preview can be used.

import type { SourceSummary } from "./types/index.js";

export function skippedRows({ skipped }: Pick<SourceSummary, "skipped">): number {
  return Object.values(skipped).reduce((sum, count) => sum + count, 0);
}
