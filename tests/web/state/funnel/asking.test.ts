import { describe, expect, it } from "vitest";
import { askedMatches, hasPaths, withSteps } from "../../../../web/src/state/funnel/asking.js";
import type { FunnelDefinition, FunnelStage } from "../../../../web/src/types/index.js";

const stage = (id: string, ...events: string[]): FunnelStage => ({ id, steps: events.map((event) => ({ event })) });

describe("paths with steps told apart", () => {
  it("split stages of several events by event, and no other", () => {
    const told = withSteps({ stages: [stage("a", "x", "y"), stage("b", "z"), stage("c", "*")] });
    expect(told.stages.map(({ breakdown }) => breakdown?.by)).toEqual(["type", undefined, "type"]);
  });

  it("leave a stage's own breakdown, and a funnel with nothing to tell apart", () => {
    const own: FunnelDefinition = { stages: [{ ...stage("a", "x", "y"), breakdown: { by: "plan" } }, stage("b", "z")] };
    expect(withSteps(own)).toBe(own);
  });

  it("keep to the engine's limit of five", () => {
    const many = Array.from({ length: 8 }, (_, index) => stage(`s${index}`, "x", "y"));
    expect(withSteps({ stages: many }).stages.filter(({ breakdown }) => breakdown).length).toBe(5);
  });
});

it("paths are shown where there is more than one way", () => {
  expect(hasPaths({ stages: [stage("a", "x"), stage("b", "y")] })).toBe(false);
  expect(hasPaths({ stages: [stage("a", "x", "z"), stage("b", "y")] })).toBe(true);
  expect(hasPaths({ stages: [stage("a", "x"), { ...stage("b", "y"), optional: true }, stage("c", "z")] })).toBe(true);
});

it("an estimate asks for the step in the funnel's range", () => {
  expect(askedMatches({ event: "a" }, null)).toEqual({ report: "catalog", event: "a" });
  expect(askedMatches({ event: "a", where: [] }, { timeZone: "UTC" })).toEqual({ report: "catalog", event: "a" });
  expect(askedMatches({ event: "a", where: [["p", "exists"]] }, { from: "2026-01-01", timeZone: "UTC" })).toEqual({
    report: "catalog",
    event: "a",
    where: [["p", "exists"]],
    range: { from: "2026-01-01", timeZone: "UTC" },
  });
});
