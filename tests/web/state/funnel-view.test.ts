import { describe, expect, it } from "vitest";
import { conversionTimes, largestDrop, stageViews } from "../../../web/src/state/funnel-view.js";
import type { CountedRatio, DurationStatistics, FunnelAnswer, StageResult } from "../../../web/src/types/index.js";

const ratio = (numerator: number, denominator: number): CountedRatio => ({
  value: denominator === 0 ? null : numerator / denominator,
  numerator,
  denominator,
});
const nothingTimed = {
  n: 0, meanMs: null, medianMs: null, p10Ms: null, p25Ms: null, p75Ms: null, p90Ms: null, p95Ms: null,
  minMs: null, maxMs: null,
} satisfies DurationStatistics;

function stage(id: string, records: number, more: Partial<StageResult> = {}): StageResult {
  return {
    id,
    optional: false,
    records,
    rate: null,
    cumulativeRate: ratio(records, 10),
    fromPrevious: null,
    steps: [{ event: id, advanced: records, did: records }],
    ...more,
  };
}

function answer(stages: readonly StageResult[], entered = 10): FunnelAnswer {
  return {
    report: "funnel",
    engine: "0",
    unit: "contact",
    warnings: [],
    scopes: [],
    entered,
    converted: 1,
    inProgress: 0,
    dropped: 9,
    conversionRate: ratio(1, entered),
    mature: { rate: ratio(1, entered), low: null, high: null },
    stages,
    timeToConvert: nothingTimed,
    histogram: [],
    trend: [],
    links: [],
    paths: [],
    revenue: {},
  };
}

describe("stages of a funnel", () => {
  const stages = [
    stage("a", 10, { dropped: 4, inProgress: 0 }),
    stage("b", 3, { optional: true, rate: ratio(3, 10) }),
    stage("c", 6, { rate: ratio(6, 10), dropped: 5, inProgress: 1 }),
    stage("d", 0, { rate: ratio(0, 6), dropped: 0 }),
  ];
  const views = stageViews(answer(stages));

  it("are numbered over the required ones", () => {
    expect(views.map(({ position }) => position)).toEqual([1, null, 2, 3]);
  });

  it("have the share of those who entered as their bar", () => {
    expect(views.map(({ share }) => share)).toEqual([1, 0.3, 0.6, 0]);
  });

  it("name the one where most were lost", () => {
    expect(largestDrop(views)?.id).toBe("c");
    expect(largestDrop(stageViews(answer([stage("a", 1), stage("b", 1)])))).toBeNull();
  });

  it("compare the conversion with and without an optional one", () => {
    const optional = stage("b", 2, {
      optional: true,
      conversionWith: ratio(1, 2),
      conversionWithout: ratio(0, 8),
    });
    const [first, second] = stageViews(answer([stage("a", 10), optional, stage("c", 1)]));
    expect([first?.conversionWith, first?.conversionWithout]).toEqual([null, null]);
    expect([second?.conversionWith, second?.conversionWithout]).toEqual([0.5, 0]);
  });

  it("compare nothing where all came by an optional one, or none", () => {
    const optional = stage("b", 2, { optional: true, conversionWith: ratio(1, 2), conversionWithout: ratio(0, 0) });
    const [, second] = stageViews(answer([stage("a", 2), optional, stage("c", 1)]));
    expect([second?.conversionWith, second?.conversionWithout]).toEqual([null, null]);
  });

  it("of an empty funnel have no share", () => {
    expect(stageViews(answer([stage("a", 0)], 0))[0]?.share).toBe(0);
  });

  it("have no times where nothing was timed", () => {
    expect(conversionTimes(answer(stages))).toBeNull();
    expect(conversionTimes({ ...answer(stages), timeToConvert: { ...nothingTimed, n: 1 } })?.n).toBe(1);
  });
});
