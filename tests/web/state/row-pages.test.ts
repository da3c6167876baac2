import { describe, expect, it } from "vitest";
import {
  emptyPages,
  missingPages,
  PAGE_ROWS,
  rowAt,
  withAsked,
  withoutAsked,
  withPage,
} from "../../../web/src/state/row-pages.js";

describe("pages of rows", () => {
  const page = (number: number): number[] => Array.from({ length: PAGE_ROWS }, (_, index) => number * PAGE_ROWS + index);

  it("are asked for once, where rows come into view", () => {
    const asked = withAsked(emptyPages<number>("key"), 0);
    expect(missingPages(asked, 0, 99)).toEqual([]);
    expect(missingPages(asked, 90, 230)).toEqual([1, 2]);
    expect(missingPages(withoutAsked(asked, 0), 0, 99)).toEqual([0]);
  });

  it("end with the last row", () => {
    const rows = withPage(withAsked(emptyPages<number>("key"), 0), 0, 150, page(0));
    expect(missingPages(rows, 0, 1000)).toEqual([1]);
    expect(rowAt(rows, 42)).toBe(42);
    expect(rowAt(rows, 142)).toBeUndefined();
  });
});
