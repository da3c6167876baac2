import { describe, expect, it } from "vitest";
import { INITIAL_VIEW, knownJourney, nextView, tabForKey } from "../../../web/src/state/view-state.js";
import type { FunnelDefinition } from "../../../web/src/types/index.js";

const definition: FunnelDefinition = { stages: [] };

describe("the view", () => {
  it("keeps the reader's own definition over new data, and drops a ready-made one", () => {
    const own = nextView(INITIAL_VIEW, { type: "definition", definition });
    expect(nextView(own, { type: "new-data" }).definition).toBe(definition);
    const sample = nextView(INITIAL_VIEW, { type: "sample", id: "cart", definition });
    expect(nextView(sample, { type: "new-data" }).definition).toBeNull();
  });

  it("begins new data on the first tab with all journeys", () => {
    const moved = nextView(nextView(INITIAL_VIEW, { type: "tab", tab: "data" }), {
      type: "journey",
      journey: "a",
    });
    expect(nextView(moved, { type: "new-data" })).toMatchObject({ tab: "performance", journey: null });
  });

  it("takes a journey only where the data holds it", () => {
    expect(knownJourney("a", [{ journey: "a" }])).toBe("a");
    expect(knownJourney("b", [{ journey: "a" }])).toBeNull();
    expect(knownJourney(null, [{ journey: "a" }])).toBeNull();
  });
});

describe("tab keys", () => {
  it.each([
    ["performance", "ArrowRight", "messages"],
    ["performance", "ArrowLeft", "data"],
    ["data", "ArrowRight", "performance"],
    ["messages", "Home", "performance"],
    ["messages", "End", "data"],
    ["messages", "a", null],
  ] as const)("lead from %s by %s to %s", (tab, key, next) => {
    expect(tabForKey(tab, key)).toBe(next);
  });
});
