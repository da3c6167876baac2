import { describe, expect, it } from "vitest";
import { funnelColumns } from "../../../web/src/charts/funnel-columns.js";

const size = { slotWidth: 100, columnWidth: 40, height: 200, radius: 8 };
const required = (records: number): { records: number; optional: boolean } => ({ records, optional: false });
const optional = (records: number): { records: number; optional: boolean } => ({ records, optional: true });

describe("funnel columns", () => {
  it("are as tall as their records are of the largest stage", () => {
    const columns = funnelColumns([required(100), required(50), required(25)], size);
    expect(columns.map(({ height }) => height)).toEqual([200, 100, 50]);
    expect(columns.map(({ x }) => x)).toEqual([0, 100, 200]);
    expect(columns.every(({ y, height }) => y + height === size.height)).toBe(true);
  });

  it("show one person among a million", () => {
    const columns = funnelColumns([required(1_000_000), required(1)], size);
    expect(columns[1]?.height).toBe(2);
  });

  it("lead from each required stage to the next one, and from no other", () => {
    const columns = funnelColumns([required(10), optional(4), required(5), required(0)], size);
    expect(columns.map(({ fall }) => fall !== "")).toEqual([true, false, true, false]);
    // Over the optional stage to the third one's left edge.
    expect(columns[0]?.fall).toContain("200 100V200");
  });

  it("draw nothing of an empty stage", () => {
    const [first, second] = funnelColumns([required(0), required(0)], size);
    expect(first?.column).toBe("");
    expect(first?.fall).toBe("");
    expect(second?.column).toBe("");
  });

  it("never round a column more than it is tall", () => {
    const columns = funnelColumns([required(1000), required(10)], size);
    expect(columns[1]?.column).not.toMatch(/NaN|-\d/u);
  });
});
