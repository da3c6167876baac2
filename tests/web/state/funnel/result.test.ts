// The result as views need it: paths, times, trend, table for a spreadsheet.

import { describe, expect, it } from "vitest";
import { csvCell, resultCsv } from "../../../../web/src/state/funnel/export.js";
import { nodeKey, pathMap, rankedPaths } from "../../../../web/src/state/funnel/paths.js";
import { bestPoint, filledBins, fullestBin, placeAmong, trendPoints } from "../../../../web/src/state/funnel/times.js";
import type { FunnelAnswer, HistogramBin, StageResult } from "../../../../web/src/types/index.js";

const ratio = { value: 0.5, numerator: 1, denominator: 2 };
const stage = (id: string, records: number, more: Partial<StageResult> = {}): StageResult => ({
  id, optional: false, records, rate: null, cumulativeRate: ratio, steps: [], fromPrevious: null, ...more,
});

describe("the map of paths", () => {
  const answer = {
    stages: [
      stage("a", 10, { nodes: [{ value: "/x", records: 6 }, { other: true, records: 3 }, { none: true, records: 1 }] }),
      stage("b", 4),
      stage("c", 0),
    ],
    links: [
      { from: { stage: "a", value: "/x" }, to: { stage: "b" }, records: 4, meanMs: 5 },
      { from: { stage: "a", other: true as const }, to: { stage: "gone" }, records: 1, meanMs: null },
    ],
  };

  it("has a node a value, one for a stage that is not split, none where nobody was", () => {
    const { nodes, columns } = pathMap(answer);
    expect(columns).toBe(3);
    expect(nodes.map(({ column, records }) => [column, records])).toEqual([[0, 6], [0, 3], [0, 1], [1, 4]]);
  });

  it("links what is there", () => {
    expect(pathMap(answer).links).toEqual([
      { from: nodeKey({ stage: "a", value: "/x" }), to: nodeKey({ stage: "b" }), records: 4, meanMs: 5 },
    ]);
  });

  it("tells apart values that look like the rest or like another stage", () => {
    const keys = [
      { stage: "a", value: "other" }, { stage: "a", other: true as const }, { stage: "a", none: true as const },
      { stage: "a", value: "" }, { stage: "a" , value: "none" }, { stage: 'a","value' },
    ].map(nodeKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

it("paths rank by records, and say which converted", () => {
  const ranked = rankedPaths({
    entered: 10,
    stages: [stage("a", 10), stage("b", 2)],
    paths: [
      { nodes: [{ stage: "a" }, { stage: "b" }], records: 2 },
      { nodes: [{ stage: "a" }], records: 8 },
    ],
  });
  expect(ranked.map(({ share, converted }) => [share, converted])).toEqual([[0.8, false], [0.2, true]]);
});

describe("times", () => {
  const bins: HistogramBin[] = [
    { fromMs: 0, toMs: 10, records: 0 },
    { fromMs: 10, toMs: 20, records: 3 },
    { fromMs: 20, toMs: 60, records: 0 },
    { fromMs: 60, toMs: null, records: 3 },
    { fromMs: 99, toMs: null, records: 0 },
  ];

  it("leave out empty bins at both ends, not between", () => {
    expect(filledBins(bins).map(({ fromMs }) => fromMs)).toEqual([10, 20, 60]);
    expect(filledBins(bins.slice(0, 1))).toEqual([]);
    expect(fullestBin(bins)?.fromMs).toBe(10);
    expect(fullestBin([])).toBeNull();
  });

  it("stand between the edges of their bin", () => {
    const filled = filledBins(bins);
    expect(placeAmong(filled, 15)).toBeCloseTo(0.5 / 3);
    expect(placeAmong(filled, 40)).toBeCloseTo(1.5 / 3);
    expect(placeAmong(filled, 70)).toBeNull();
    expect(placeAmong(filled, 5)).toBeNull();
    expect(placeAmong(filled, null)).toBeNull();
  });
});

it("a trend's best period is one whose rate is final", () => {
  const answer = {
    trend: [
      { date: "2026-01-01", entered: 4, converted: 1, inProgress: 0 },
      { date: "2026-01-02", entered: 0, converted: 0, inProgress: 0 },
      { date: "2026-01-03", entered: 2, converted: 2, inProgress: 1 },
    ],
  };
  const points = trendPoints(answer, "day", null);
  expect(points.map(({ rate, open }) => [rate, open])).toEqual([[0.25, false], [null, false], [1, true]]);
  expect(bestPoint(points)?.date).toBe("2026-01-01");
  // The data begins at noon of the first day.
  const span = { dataFrom: "2026-01-01T12:00:00Z", dataTo: "2026-01-04T00:00:00Z", from: "", to: "", timeZone: "UTC" };
  const cut = trendPoints(answer, "day", span);
  expect(cut.map(({ partial, open }) => [partial, open])).toEqual([[true, true], [false, false], [false, true]]);
  expect(bestPoint(cut)).toBeNull();
});

describe("the table for a spreadsheet", () => {
  it.each([
    ["plain", "plain"],
    ['say "so", then', '"say ""so"", then"'],
    ["two\nlines", '"two\nlines"'],
    ["=1+1", "'=1+1"],
    ["@cmd", "'@cmd"],
    ["-2", "'-2"],
    [-2, "-2"],
    [null, ""],
    [undefined, ""],
  ])("writes %j as %s", (cell, text) => {
    expect(csvCell(cell)).toBe(text);
  });

  it("has a row a stage, and again for every value compared", () => {
    const figures = { stages: [stage("a", 2, { dropped: 1, inProgress: 0 })] };
    const answer = { ...figures, breakdown: [{ ...figures, value: "pro" }, { ...figures, other: true }] };
    const lines = resultCsv(answer as unknown as FunnelAnswer, ({ id }) => `=${id}`, { other: "rest", none: "none" })
      .trimEnd()
      .split("\r\n");
    expect(lines.length).toBe(4);
    expect(lines[1]).toBe(",a,'=a,false,2,,0.5,1,0,,");
    expect(lines.slice(2).map((line) => line.split(",")[0])).toEqual(["pro", "rest"]);
  });
});
