import { describe, expect, it } from "vitest";
import { rowsLookedAt } from "../../../web/src/skipped-rows.js";

describe("rows that a preview looked at", () => {
  it("are those that it read, so that no more are skipped than there are", () => {
    // CSV rows of other than the header's cells are no records to the guess.
    const summary = { rows: 760, skipped: { "cell-count": 700, "no-time": 10 } };
    expect(rowsLookedAt({ records: 50, summary })).toEqual({ count: 760, kept: 50 });
  });

  it("are the guess's records, none of them read, while contact, time or type is missing", () => {
    expect(rowsLookedAt({ records: 50, summary: { rows: 0, skipped: {} } })).toEqual({ count: 50, kept: 0 });
  });
});
