// How many rows of a source were skipped, over all reasons.

import type { SourceSummary } from "./types/index.js";

export function skippedRows({ skipped }: SourceSummary): number {
  return Object.values(skipped).reduce((sum, count) => sum + count, 0);
}
