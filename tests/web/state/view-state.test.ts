import { describe, expect, it } from "vitest";
import { EVERYTHING } from "../../../web/src/state/selection.js";
import { INITIAL_VIEW, knownJourney, nextView, tabForKey } from "../../../web/src/state/view-state.js";
import type { FunnelDefinition } from "../../../web/src/types/index.js";

const NEW_DATA = { type: "new-data", range: { kind: "all" } } as const;

const definition: FunnelDefinition = { stages: [] };

describe("the view", () => {
  it("keeps the reader's own definition over new data, and drops a ready-made one", () => {
    const own = nextView(INITIAL_VIEW, { type: "definition", definition });
    expect(nextView(own, NEW_DATA).definition).toBe(definition);
    const sample = nextView(INITIAL_VIEW, { type: "sample", id: "cart", definition });
    expect(nextView(sample, NEW_DATA).definition).toBeNull();
  });

  it("gives stages without an id those that the engine would give", () => {
    const given: FunnelDefinition = { stages: [{ steps: [] }, { id: "own", steps: [] }] };
    const view = nextView(INITIAL_VIEW, { type: "definition", definition: given });
    expect(view.definition?.stages.map(({ id }) => id)).toEqual(["stage-1", "own"]);
  });

  it("begins new data on the first tab with all journeys", () => {
    const moved = nextView(nextView(INITIAL_VIEW, { type: "tab", tab: "data" }), {
      type: "journey",
      journey: "a",
    });
    expect(nextView(moved, NEW_DATA)).toMatchObject({
      tab: "performance",
      selection: EVERYTHING,
    });
  });

  it("keeps how things are counted over new data, and begins with the time it was told", () => {
    const counting = { unit: "contact" } as const;
    const selection = { ...EVERYTHING, counting, lists: ["vip"] };
    const chosen = nextView(INITIAL_VIEW, { type: "select", selection });
    const range = { kind: "last", days: 30 } as const;
    expect(nextView(chosen, { type: "new-data", range }).selection).toEqual({ ...EVERYTHING, counting, range });
  });

  it("opens a message on the tab of messages", () => {
    const moved = nextView(INITIAL_VIEW, { type: "message", message: "m1" });
    expect(moved).toMatchObject({ tab: "messages", message: "m1" });
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
