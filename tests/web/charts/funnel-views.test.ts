import { describe, expect, it } from "vitest";
import { cutText } from "../../../web/src/charts/cut-text.js";
import { funnelPaths } from "../../../web/src/charts/funnel-paths.js";
import { histogramColumns } from "../../../web/src/charts/histogram.js";
import { trendShape } from "../../../web/src/charts/trend.js";
import type { PathMap, PathNode } from "../../../web/src/state/funnel/paths.js";

const node = (key: string, column: number, records: number): PathNode => ({
  key, column, records, reference: { stage: String(column), value: key },
});

describe("the picture of paths", () => {
  const size = { width: 300, height: 200, nodeWidth: 10, gap: 20 };
  const map: PathMap = {
    columns: 3,
    nodes: [node("a", 0, 60), node("b", 0, 40), node("c", 1, 50), node("d", 2, 10)],
    links: [
      { from: "a", to: "c", records: 50, meanMs: 1 },
      { from: "c", to: "d", records: 5, meanMs: 1 },
      { from: "b", to: "d", records: 5, meanMs: 1 },
    ],
  };

  it("has a column a stage and heights by records", () => {
    const { nodes } = funnelPaths(map, size);
    expect(nodes.map(({ x }) => x)).toEqual([0, 0, 145, 290]);
    const height = (key: string): number => nodes.find((shape) => shape.node.key === key)?.height ?? 0;
    expect(height("a") / height("b")).toBeCloseTo(1.5, 1);
    expect(height("a") / height("d")).toBeCloseTo(6, 0);
  });

  it("stays in its box, no node over another", () => {
    const { nodes } = funnelPaths(map, size);
    for (const { y, height } of nodes) {
      expect(y).toBeGreaterThanOrEqual(-0.1);
      expect(y + height).toBeLessThanOrEqual(200.1);
    }
    const [a, b] = nodes.filter(({ x }) => x === 0).sort((one, two) => one.y - two.y);
    expect((b?.y ?? 0) - ((a?.y ?? 0) + (a?.height ?? 0))).toBeGreaterThanOrEqual(19.9);
  });

  it("draws every link, those that pass a stage over too, and none of nobody", () => {
    const { links } = funnelPaths(map, size);
    expect(links.length).toBe(3);
    expect(links.every(({ ribbon }) => /^M[^NZ]*Z$/u.test(ribbon))).toBe(true);
  });

  it("keeps stages apart that nobody went between", () => {
    const { nodes } = funnelPaths({ columns: 3, nodes: [node("a", 0, 9), node("b", 1, 1)], links: [] }, size);
    expect(nodes.map(({ x, y }) => [x, y >= 0])).toEqual([[0, true], [145, true]]);
    expect(funnelPaths({ columns: 2, nodes: [], links: [] }, size)).toEqual({ nodes: [], links: [] });
  });

  it("shows one record among a million", () => {
    const { nodes, links } = funnelPaths(
      { columns: 2, nodes: [node("a", 0, 1e6), node("b", 1, 1)], links: [{ from: "a", to: "b", records: 1, meanMs: null }] },
      size,
    );
    expect(Math.min(...nodes.map(({ height }) => height))).toBe(1);
    expect(links[0]?.thickness).toBe(1);
  });
});

describe("histogram columns", () => {
  it("are as tall as their counts are of the fullest", () => {
    const columns = histogramColumns([5, 10, 0, 1], { width: 100, height: 100, gap: 5 });
    expect(columns.map(({ height }) => height)).toEqual([50, 100, 0, 10]);
    expect(columns.map(({ x, width }) => [x, width])).toEqual([[2.5, 20], [27.5, 20], [52.5, 20], [77.5, 20]]);
  });

  it("show one record among a million, and take no counts at all", () => {
    expect(histogramColumns([1e6, 1], { width: 10, height: 100, gap: 0 })[1]?.height).toBe(2);
    expect(histogramColumns([], { width: 10, height: 100, gap: 0 })).toEqual([]);
  });
});

describe("a trend", () => {
  const day = 86_400_000;
  const size = { width: 100, rateHeight: 50, countHeight: 20, periodMs: day };
  const point = (n: number, rate: number | null, open = false): Parameters<typeof trendShape>[0][number] => ({
    startMs: n * day, rate, open, entered: 10, converted: 5,
  });

  it("stands by time, so that absent days leave room", () => {
    const { points, line } = trendShape([point(0, 0.5), point(3, 1)], size);
    expect(points.map(({ x }) => x)).toEqual([12.5, 87.5]);
    // Weekly entries are one line.
    expect(line.match(/[ML]/gu)?.join("")).toBe("ML");
  });

  it("tells the point of which there is no line", () => {
    expect(trendShape([point(0, 1)], size)).toMatchObject({ line: "", openLine: "", alone: { x: 50, y: 0 } });
    expect(trendShape([point(0, 1, true), point(1, null)], size)).toMatchObject({ openLine: "", alone: { x: 25, y: 0 } });
    expect(trendShape([point(0, 1), point(5, 1, true)], size)).toMatchObject({ line: "", alone: null });
  });

  it.each([
    ["is not final", [0, 0, 1], "ML", "ML"],
    ["and the first are not final", [1, 0, 0, 1, 1], "ML", "MLMLL"],
    ["is final, and one between is not", [0, 0, 1, 0, 0], "MLML", "MLL"],
    ["of two is not final", [0, 1], "", "ML"],
  ])("draws what leads to or from a rate that is not final apart: the last %s", (_, open, final, dotted) => {
    const { line, openLine } = trendShape(open.map((one, index) => point(index, 0.5, one === 1)), size);
    expect(line.replace(/[^ML]/gu, "")).toBe(final);
    expect(openLine.replace(/[^ML]/gu, "")).toBe(dotted);
  });

  it("goes from 0 to a round rate above the highest", () => {
    const { rateTicks } = trendShape([point(0, 0.37)], size);
    expect(rateTicks[0]).toEqual({ value: 0, y: 50 });
    expect(rateTicks.at(-1)?.value).toBeGreaterThanOrEqual(0.37);
  });

  it("takes no rate at all", () => {
    const { points, line } = trendShape([point(0, null)], size);
    expect(points[0]?.y).toBeNull();
    expect(line).toBe("");
    expect(trendShape([], size).columns).toEqual([]);
  });
});

it("text is cut by what a reader counts as characters", () => {
  expect(cutText("short", 10)).toBe("short");
  expect(cutText("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 3)).toBe("👨‍👩‍👧👨‍👩‍👧…");
  expect(cutText("abc", 0)).toBe("a…");
});
