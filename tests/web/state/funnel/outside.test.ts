// Definitions from outside: pasted, from a link, from the device.

import { describe, expect, it } from "vitest";
import { readDefinition } from "../../../../web/src/state/definition-text.js";
import { definitionOfFragment, fragmentOf, MOST_LINK_CHARACTERS } from "../../../../web/src/state/funnel/link.js";
import { forgotten, MOST_SAVED, readSaved, saved, type SavedFunnel } from "../../../../web/src/state/funnel/saved.js";
import { MOST_CHARACTERS, shapeProblems } from "../../../../web/src/state/funnel/shape.js";
import type { FunnelDefinition } from "../../../../web/src/types/index.js";

const full: FunnelDefinition = {
  version: 1,
  name: "Été → commande 🛒",
  preset: "hubspot",
  count: "deal",
  order: "strict",
  scope: "stages",
  entry: "first",
  ties: "any",
  toleranceMs: 100,
  horizon: "2026-04-30T00:00:00Z",
  anonymous: false,
  trend: "week",
  window: { total: "P30D" },
  range: { from: "2026-01-01", to: "2026-03-31", gates: "entry", timeZone: "Europe/Paris" },
  stages: [
    {
      id: "a",
      name: "A",
      steps: [{ event: "x", where: [["n", "between", [1, 2]], { any: [["p", "exists"], ["q", "eq", true]] }] }],
      breakdown: { by: "p", top: 5 },
    },
    { id: "b", optional: true, steps: [{ event: "y" }], fromPrevious: { min: "PT0S", max: "P7D" } },
    { id: "c", steps: [{ event: "z" }] },
  ],
  exclusions: [{ event: "u", between: ["a", "c"], mode: "remove-record", where: [["p", "missing"]] }],
  filters: { contact: [["country", "eq", "FR"]], events: [["p", "in", ["a"]]], lists: ["vip"] },
  breakdown: { by: "plan", value: "stage", stage: "a", top: 8 },
};

describe("the shape of a definition", () => {
  it("has every member that the contract has", () => {
    expect(shapeProblems(full)).toEqual([]);
    expect(shapeProblems({ ...full, window: null })).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["", null],
    ["", "text"],
    ["stages", {}],
    ["stages[0]", { stages: [null] }],
    ["stages[0].steps", { stages: [{ id: "a" }] }],
    ["stages[0].steps[0].event", { stages: [{ steps: [{}] }] }],
    ["stages[0].steps[0].where[0]", { stages: [{ steps: [{ event: "e", where: [["one"]] }] }] }],
    ["stages[0].steps[0].where[0][2][0]", { stages: [{ steps: [{ event: "e", where: [["p", "in", [{}]]] }] }] }],
    ["stages[0].steps[0].where[0].all", { stages: [{ steps: [{ event: "e", where: [{ any: [], all: [] }] }] }] }],
    ["stages[0].fromPrevious.max", { stages: [{ steps: [], fromPrevious: { max: 7 } }] }],
    ["__proto__", JSON.parse('{"stages":[],"__proto__":{}}')],
    ["constructor", { stages: [], constructor: "x" }],
    ["window.total", { stages: [], window: { total: 5 } }],
    ["toleranceMs", { stages: [], toleranceMs: Infinity }],
    ["breakdown.by", { stages: [], breakdown: { top: 3 } }],
    ["exclusions[0].between", { stages: [], exclusions: [{ event: "e", between: ["a"] }] }],
    ["stages", { stages: Array.from({ length: 300 }, () => ({ steps: [] })) }],
    ["name", { stages: [], name: "x".repeat(5000) }],
  ])("is told where it is wrong: %s", (path, value) => {
    expect(shapeProblems(value).map((problem) => problem.path)).toContain(path);
  });

  it("does not follow filters without end", () => {
    let filter: unknown = ["p", "exists"];
    for (let depth = 0; depth < 5000; depth += 1) filter = { any: [filter] };
    const deep = { stages: [{ steps: [{ event: "e", where: [filter] }] }] };
    expect(shapeProblems(deep).length).toBe(1);
  });
});

describe("a pasted definition", () => {
  it("is refused where it cannot be shown, with the place", () => {
    expect(readDefinition('{"stages":[{"id":"a"}]}')).toEqual({ ok: false, reason: "wrong-shape", detail: "stages[0].steps" });
    expect(readDefinition(" ".repeat(10) + "x".repeat(MOST_CHARACTERS))).toMatchObject({ ok: false, reason: "too-long" });
  });

  it("gets the ids that the engine would give", () => {
    const read = readDefinition('{"stages":[{"steps":[{"event":"a"}]},{"id":"own","steps":[{"event":"b"}]}]}');
    expect(read.ok && read.definition.stages.map(({ id }) => id)).toEqual(["stage-1", "own"]);
  });
});

describe("a link", () => {
  it("carries a definition there and back", () => {
    const fragment = fragmentOf(full);
    expect(fragment).toMatch(/^funnel=[\w-]+$/u);
    expect(definitionOfFragment(`#${fragment ?? ""}`)).toEqual(full);
    expect(definitionOfFragment(`#tab=funnel&${fragment ?? ""}`)).toEqual(full);
  });

  it("carries no definition that is too long for one", () => {
    const stages = Array.from({ length: 32 }, (_, index) => ({ id: `s${index}`, steps: [{ event: "e".repeat(200) }] }));
    expect(fragmentOf({ stages })).toBeNull();
  });

  it.each([
    "", "#", "#funnel=", "#funnel=%%%", "#funnel=bm8", "#other=1",
    `#funnel=${btoa("{}").replace(/=/gu, "")}`,
    `#funnel=${btoa('{"stages":[{"steps":"x"}]}').replace(/=/gu, "")}`,
    `#funnel=${"A".repeat(MOST_LINK_CHARACTERS)}`,
  ])("with %j carries none", (fragment) => {
    expect(definitionOfFragment(fragment)).toBeNull();
  });
});

describe("the funnels on the device", () => {
  const definition: FunnelDefinition = { stages: [] };
  const names = (list: readonly SavedFunnel[]): string[] => list.map(({ name }) => name);

  it("stand newest first, one of a name", () => {
    const list = saved(saved(saved([], "a", definition), "b", definition), "a", full);
    expect(names(list)).toEqual(["a", "b"]);
    expect(list[0]?.definition).toEqual({ ...full, name: "a" });
    expect(names(forgotten(list, "a"))).toEqual(["b"]);
  });

  it("are read back, without what is damaged", () => {
    const list = saved([], "a", full);
    expect(readSaved(JSON.stringify(list))).toEqual(list);
    const damaged = JSON.stringify([null, { name: 1 }, { name: "x", definition: {} }, ...list]);
    expect(readSaved(damaged)).toEqual(list);
    for (const text of [null, "", "{", "{}"]) expect(readSaved(text)).toEqual([]);
  });

  it("are at most so many", () => {
    let list: SavedFunnel[] = [];
    for (let n = 0; n < MOST_SAVED + 5; n += 1) list = saved(list, `f${n}`, definition);
    expect(list.length).toBe(MOST_SAVED);
    expect(list[0]?.name).toBe(`f${MOST_SAVED + 4}`);
  });
});
