import { describe, expect, it } from "vitest";
import { changeOf } from "../../../web/src/state/change.js";
import type { MetricId, Metrics, Ratio } from "../../../web/src/types/index.js";

const ratio = (numerator: number, denominator: number): Ratio => ({
  value: denominator === 0 ? null : numerator / denominator,
  numerator,
  denominator,
});
const metrics = (values: Partial<Metrics>): Partial<Metrics> => values;

describe("a change", () => {
  it("of a rate is in points, and more opens are better", () => {
    const change = changeOf("openRate", metrics({ openRate: ratio(30, 100) }), metrics({ openRate: ratio(25, 100) }), null);
    expect(change).toMatchObject({ kind: "points", direction: "up", judgement: "better", previous: 0.25 });
    expect(change?.amount).toBeCloseTo(0.05);
  });

  it("of bounces is better where they are fewer", () => {
    expect(changeOf("bounces", metrics({ bounces: 8 }), metrics({ bounces: 10 }), null)).toMatchObject({
      kind: "share",
      amount: -0.2,
      direction: "down",
      judgement: "better",
    });
  });

  it("of sends is neither good nor bad", () => {
    expect(changeOf("sends", metrics({ sends: 3 }), metrics({ sends: 2 }), null)?.judgement).toBe("neutral");
  });

  it("smaller than what is printed of it is none", () => {
    const change = changeOf("openRate", metrics({ openRate: ratio(25_001, 100_000) }), metrics({ openRate: ratio(1, 4) }), null);
    expect(change).toMatchObject({ direction: "same", judgement: "neutral" });
    const small = changeOf("unsubscribeRate", metrics({ unsubscribeRate: ratio(42, 10_000) }), metrics({ unsubscribeRate: ratio(44, 10_000) }), null);
    expect(small).toMatchObject({ direction: "down", judgement: "better" });
  });

  it("of what may still come is not judged where it falls, and is where it rises", () => {
    const open = new Set<MetricId>(["revenue", "unsubscribed"]);
    const [less, more] = [metrics({ revenue: { EUR: 50 }, unsubscribed: 1, bounces: 2 }), metrics({ revenue: { EUR: 100 }, unsubscribed: 2, bounces: 1 })];
    expect(changeOf("revenue", less, more, "EUR", open)?.judgement).toBe("early");
    expect(changeOf("revenue", more, less, "EUR", open)?.judgement).toBe("better");
    expect(changeOf("unsubscribed", less, more, "EUR", open)?.judgement).toBe("early");
    expect(changeOf("unsubscribed", more, less, "EUR", open)?.judgement).toBe("worse");
    expect(changeOf("bounces", less, more, "EUR", open)?.judgement).toBe("worse");
  });

  it("of money compares one currency", () => {
    const change = changeOf("revenue", metrics({ revenue: { EUR: 150, USD: 1 } }), metrics({ revenue: { EUR: 100 } }), "EUR");
    expect(change).toMatchObject({ amount: 0.5, judgement: "better" });
  });

  it.each([
    ["without a period before", metrics({ sends: 3 }), undefined],
    ["against nothing", metrics({ sends: 3 }), metrics({ sends: 0 })],
    ["against a metric that is absent", metrics({ sends: 3 }), metrics({})],
  ])("is none %s", (_, now, before) => {
    expect(changeOf("sends", now, before, null)).toBeNull();
  });

  it("is none against a rate over nothing", () => {
    expect(changeOf("openRate", metrics({ openRate: ratio(1, 2) }), metrics({ openRate: ratio(0, 0) }), null)).toBeNull();
  });
});
