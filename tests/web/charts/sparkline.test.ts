import { describe, expect, it } from "vitest";
import { dottedEnds, sparkline, thin, thinBetween } from "../../../web/src/charts/sparkline.js";

describe("a sparkline", () => {
  it("spans the box from 0 to the largest value", () => {
    const shape = sparkline([0, 10, 5], 100, 40, 2);
    expect(shape?.line).toBe("M0 380L500 20L1000 200");
    expect(shape?.area).toBe("M0 400L0 380L500 20L1000 200L1000 400Z");
    expect(shape?.last).toEqual({ x: 1000, y: 200 });
  });

  it("goes on over days without a value, so that weekly sends are a line", () => {
    const shape = sparkline([4, null, null, 2, null, null, 4, null], 70, 20, 0);
    expect(shape?.line).toBe("M0 0L300 100L600 0");
    expect(shape?.area).toBe("M0 200L0 0L300 100L600 0L600 200Z");
    expect(shape?.dots).toEqual([{ x: 600, y: 0 }]);
  });

  it("shows a value that is alone as a dot on a stem in the middle, whenever it was", () => {
    for (const values of [[3], [null, 3, null], [3, null, null], [null, null, 3]]) {
      const alone = sparkline(values, 100, 20, 0, { first: true, last: true });
      expect(alone).toMatchObject({ line: "", dotted: "", area: "", edges: "M500 0V200", dots: [{ x: 500, y: 0 }] });
    }
  });

  it("lies at the bottom where all values are zero", () => {
    expect(sparkline([0, 0], 10, 10, 1)?.line).toBe("M0 90L100 90");
  });

  it("gives the area an edge where periods without a value come before or after it", () => {
    expect(sparkline([null, 10, 5, null], 90, 40, 0)?.edges).toBe("M300 0V400M600 200V400");
    expect(sparkline([10, null, 5], 90, 40, 0)?.edges).toBe("");
  });

  it("has lines of their own to ends that stand for a part of their period, and its dot at the last whole one", () => {
    const shape = sparkline([0, 10, 5, 2], 90, 40, 0, { first: true, last: true });
    expect(shape?.line).toBe("M300 0L600 200");
    expect(shape?.dotted).toBe("M0 400L300 0M600 200L900 320");
    expect(shape?.area).toBe("M0 400L0 400L300 0L600 200L900 320L900 400Z");
    expect(shape?.dots.map(({ x }) => x)).toEqual([600]);
    expect(shape?.last.x).toBe(900);
  });

  it("shows a part beside a gap, and two parts without anything whole", () => {
    const ends = { first: true, last: true };
    const gap = sparkline([10, null, 10, 10], 90, 20, 0, ends);
    expect([gap?.line, gap?.dotted, gap?.dots.map(({ x }) => x)]).toEqual(["", "M0 0L600 0M600 0L900 0", [600]]);
    const two = sparkline([10, 5], 100, 20, 0, ends);
    expect([two?.line, two?.dotted, two?.dots.map(({ x }) => x)]).toEqual(["", "M0 0L1000 100", [1000]]);
  });

  it.each([
    ["both", [1, 2, 3, 4], true, true],
    ["both over gaps", [1, null, 3, null, 5], true, true],
    ["neither where nothing is known", [null, 2, 3, null], false, false],
    ["one", [1, 2, null], true, false],
    ["both of two parts", [1, 2], true, true],
    ["none of a single period", [1], false, false],
  ])("has lines to partial ends that are known and not alone: %s", (_, values, first, last) => {
    expect(dottedEnds(values, { first: true, last: true })).toEqual({ first, last });
    const shape = sparkline(values, 90, 40, 0, { first: true, last: true });
    expect((shape?.dotted ?? "") !== "").toBe(first || last);
    expect(dottedEnds(values, { first: false, last: false })).toEqual({ first: false, last: false });
  });

  it("draws nothing of nothing", () => {
    expect(sparkline([], 10, 10)).toBeNull();
    expect(sparkline([null, null], 10, 10)).toBeNull();
  });
});

describe("thinning", () => {
  it("averages neighbours and leaves gaps out of the average", () => {
    expect(thin([1, 3, null, 5, null, null], 3)).toEqual([2, 5, null]);
  });

  it("changes nothing where there are few values", () => {
    expect(thin([1, null, 2], 3)).toEqual([1, null, 2]);
  });

  it("uses every value once", () => {
    const values = Array.from({ length: 97 }, () => 1);
    expect(thin(values, 10)).toEqual(Array.from({ length: 10 }, () => 1));
  });
});

describe("thinning between ends that stand for a part of their period", () => {
  const both = { first: true, last: true };
  it("keeps the ends as they are, and the limit", () => {
    expect(thinBetween([9, 1, 3, 5, 7, 2], 4, both)).toEqual([9, 2, 6, 2]);
    expect(thinBetween([9, 1, 3, 5, 7, 2], 3, { first: false, last: true })).toEqual([...thin([9, 1, 3, 5, 7], 2), 2]);
  });
  it("makes nothing up where the first is the last", () => {
    expect(thinBetween([4], 48, both)).toEqual([4]);
    expect(thinBetween([], 48, { first: false, last: false })).toEqual([]);
    expect(thinBetween([4, 5], 48, both)).toEqual([4, 5]);
  });
});
