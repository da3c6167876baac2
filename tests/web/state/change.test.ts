import { describe, expect, it } from "vitest";
import { changeOf, changeOfAll } from "../../../web/src/state/change.js";
import type { MetricId, Metrics, MetricScopes, Ratio } from "../../../web/src/types/index.js";

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

  it.each([
    // 12.3 % twice, though 0.08 points lie between them.
    ["none between rates that are written alike", 0.12341, 0.12259, { amount: 0, direction: "same", judgement: "neutral" }],
    // 12.4 % and 12.3 %, though no more than 0.02 points lie between them.
    ["what lies between the rates that are written", 0.12351, 0.12331, { amount: 0.001, digits: 1, direction: "up" }],
    ["as fine as the finer of both", 0.012, 0.0085, { amount: 0.0035, digits: 2, direction: "up" }],
    ["of nothing", 0.05, 0, { amount: 0.05, digits: 1, direction: "up" }],
    ["of all", 1, 0.9997, { amount: 0.0003, digits: 2, direction: "up" }],
  ] as const)("is %s", (_, now, before, change) => {
    const rate = (value: number): Ratio => ({ value, numerator: 1, denominator: 1 });
    expect(changeOf("openRate", metrics({ openRate: rate(now) }), metrics({ openRate: rate(before) }), null)).toMatchObject(change);
  });

  it("of amounts is one of what is written to the cent", () => {
    const each = (amount: number, currency = "EUR"): Partial<Metrics> => metrics({ revenuePerRecipient: { [currency]: amount } });
    expect(changeOf("revenuePerRecipient", each(0.0241), each(0.0159), "EUR")).toMatchObject({ amount: 0, direction: "same" });
    expect(changeOf("revenuePerRecipient", each(0.0251), each(0.0159), "EUR")).toMatchObject({ amount: expect.closeTo(0.5) as number, direction: "up" });
    expect(changeOf("revenuePerRecipient", each(0.0241), each(0.0041), "EUR")).toBeNull();
    expect(changeOf("revenuePerRecipient", each(3.4, "JPY"), each(2.6, "JPY"), "JPY")).toMatchObject({ direction: "same" });
  });

  it.each([
    // Clicks of each as before, fewer SMS, of which none is recorded.
    ["no channel's own", [10, 100, 0, 20], [10, 100, 0, 100], "mixed"],
    ["against a channel's own", [9, 100, 0, 20], [10, 100, 0, 100], "mixed"],
    ["of two that part", [12, 100, 4, 100], [10, 100, 5, 100], "mixed"],
    ["a channel's own", [12, 100, 0, 100], [10, 100, 0, 100], "better"],
    ["of both", [8, 100, 4, 100], [10, 100, 5, 100], "worse"],
    ["of the only channel before", [12, 100, 0, 5], [10, 100, 0, 0], "better"],
  ] as const)("of both channels together is judged by their own: %s", (_, now, before, judgement) => {
    const scopes = ([email, emails, sms, all]: readonly [number, number, number, number]): MetricScopes => {
      const of = (clicks: number, deliveries: number): Metrics => metrics({ clickRate: ratio(clicks, deliveries) }) as Metrics;
      return { all: of(email + sms, emails + all), email: of(email, emails), ...(all > 0 ? { sms: of(sms, all) } : {}) };
    };
    expect(changeOfAll("clickRate", scopes(now), scopes(before), null)?.judgement).toBe(judgement);
  });

  it("of counts of both channels together is that of the whole", () => {
    const scopes = (orders: number, byEmail: number): MetricScopes => ({ all: metrics({ orders }) as Metrics, email: metrics({ orders: byEmail }) as Metrics });
    expect(changeOfAll("orders", scopes(12, 3), scopes(10, 5), null)?.judgement).toBe("better");
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
