import { describe, expect, it } from "vitest";
import { sparkline, thin } from "../../../web/src/charts/sparkline.js";

describe("a sparkline", () => {
  it("spans the box from 0 to the largest value", () => {
    const shape = sparkline([0, 10, 5], 100, 40, 2);
    expect(shape?.line).toBe("M0 38L50 2L100 20");
    expect(shape?.area).toBe("M0 40L0 38L50 2L100 20L100 40Z");
    expect(shape?.last).toEqual({ x: 100, y: 20 });
  });

  it("breaks at gaps and keeps a lone point visible", () => {
    const shape = sparkline([4, 4, null, 4], 90, 20, 0);
    expect(shape?.line).toBe("M0 0L30 0M89 0L91 0");
  });

  it("lies at the bottom where all values are zero", () => {
    expect(sparkline([0, 0], 10, 10, 1)?.line).toBe("M0 9L10 9");
  });

  it("draws nothing with fewer than two values", () => {
    expect(sparkline([], 10, 10)).toBeNull();
    expect(sparkline([null, 3, null], 10, 10)).toBeNull();
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
