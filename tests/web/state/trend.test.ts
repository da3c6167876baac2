import { describe, expect, it } from "vitest";
import { beginsLater, partialPeriods, periodEnd, trendUnit, type TrendSpan } from "../../../web/src/state/trend.js";

const open: TrendSpan = { dataFrom: null, dataTo: null, from: "", to: "", timeZone: "UTC" };
const rows = (...dates: string[]): { date: string }[] => dates.map((date) => ({ date }));

describe("the unit of a trend", () => {
  it.each([
    ["2026-01-01", "2026-03-05", "day"],
    ["2026-01-01", "2026-03-06", "week"],
    ["2026-01-01", "2027-07-04", "week"],
    ["2026-01-01", "2027-07-05", "month"],
    ["2020-01-01", "2026-12-31", "month"],
    [null, null, "day"],
  ])("from %s to %s is %s", (from, to, unit) => {
    expect(trendUnit(from, to)).toBe(unit);
  });
});

describe("a period", () => {
  const weeks = rows("2026-01-05", "2026-01-12", "2026-01-19");

  it("is partial where the data ends inside it", () => {
    const span = { ...open, dataTo: "2026-01-21T10:00:00Z" };
    expect(partialPeriods(weeks, "week", span)).toEqual([false, false, true]);
  });

  it("is whole where the data ends in its last tenth", () => {
    const span = { ...open, dataTo: "2026-01-25T15:00:00Z" };
    expect(partialPeriods(weeks, "week", span)).toEqual([false, false, false]);
  });

  it("is partial where the selection begins or ends inside it", () => {
    const span = { ...open, dataFrom: "2025-01-01T00:00:00Z", from: "2026-01-08", to: "2026-01-20" };
    expect(partialPeriods(weeks, "week", span)).toEqual([true, false, true]);
  });

  it("takes the last day of a range as over", () => {
    const span = { ...open, dataTo: "2026-02-10T00:00:00Z", to: "2026-01-25" };
    expect(partialPeriods(weeks, "week", span)).toEqual([false, false, false]);
  });

  it("is cut by the clock of the report's zone", () => {
    // 23:30 UTC is half past midnight in Paris: the 20th has hardly begun.
    const days = rows("2026-01-19", "2026-01-20");
    const span = { ...open, dataTo: "2026-01-19T23:30:00Z", timeZone: "Europe/Paris" };
    expect(partialPeriods(days, "day", span)).toEqual([false, true]);
  });
});

describe("the last day of a period", () => {
  it.each([
    ["2026-02-01", "day", "2026-02-01"],
    ["2026-02-02", "week", "2026-02-08"],
    ["2028-02-01", "month", "2028-02-29"],
  ] as const)("from %s by the %s is %s", (day, unit, end) => {
    expect(periodEnd(day, unit)).toBe(end);
  });
});

describe("a period to compare with", () => {
  const span = { dataFrom: "2026-03-02T08:00:00Z", timeZone: "America/New_York" };

  it("is cut where the data begins on a later day of it", () => {
    expect(beginsLater(span, "2026-02-26")).toBe("2026-03-02");
  });

  it("is not cut where the data begins in the course of its first day, in the report's zone", () => {
    expect(beginsLater(span, "2026-03-02")).toBeNull();
    expect(beginsLater({ ...span, dataFrom: "2026-03-03T03:00:00Z" }, "2026-03-02")).toBeNull();
    expect(beginsLater(span, "2026-03-02T05:00:00Z")).toBeNull();
  });

  it("is not cut where nobody knows where the data begins", () => {
    expect(beginsLater(open, "2026-02-26")).toBeNull();
  });
});
