// What the builder offers and reads: the palette, filters, durations, places of problems.

import { describe, expect, it } from "vitest";
import {
  filterOf,
  propertyNamed,
  recordProperties,
  scalarOf,
  textsOf,
  withOperator,
  type FilterTriple,
} from "../../../../web/src/state/funnel/filters.js";
import { paletteGroups, partOfGroups } from "../../../../web/src/state/funnel/palette.js";
import { placeOf, problemsElsewhere, problemsOfStage } from "../../../../web/src/state/funnel/place.js";
import { problemsOf } from "../../../../web/src/state/problem.js";
import { amountOf, durationOf, ladderPlace, WINDOW_LADDER } from "../../../../web/src/state/funnel/window.js";
import type { CatalogAnswer } from "../../../../web/src/types/index.js";

describe("the palette", () => {
  const types = [
    { type: "deal_created", channel: "crm", events: 5 },
    { type: "email.sent", channel: "email", events: 10 },
    { type: "email.opened", channel: "email", events: 20 },
    { type: "custom", channel: null, events: 1 },
    { type: "page_view", channel: "web", events: 3 },
  ];
  const names: Readonly<Record<string, string>> = { deal_created: "Affaire créée" };
  const nameOf = (event: string): string => names[event] ?? event;
  const found = (search: string): string[] =>
    paletteGroups(types, nameOf, search).flatMap(({ items }) => items.map(({ event }) => event));

  it("groups by channel, as a journey meets them, most events first", () => {
    expect(paletteGroups(types, nameOf).map(({ channel }) => channel)).toEqual(["web", "email", "crm", "other"]);
    expect(found("")).toEqual(["page_view", "email.opened", "email.sent", "deal_created", "custom"]);
  });

  it("finds by name and by type, without accents, all words", () => {
    expect(found("CREEE")).toEqual(["deal_created"]);
    expect(found("deal affaire")).toEqual(["deal_created"]);
    expect(found("email")).toEqual(["email.opened", "email.sent"]);
    expect(found("nothing")).toEqual([]);
  });

  it("shows a part of its steps in their groups, and no group without one", () => {
    const groups = paletteGroups(types, nameOf);
    const part = (first: number, end: number): string[] => partOfGroups(groups, first, end).map(({ channel, items }) => `${channel} ${items.length}`);
    expect(part(0, 2)).toEqual(["web 1", "email 1"]);
    expect(part(2, 4)).toEqual(["email 1", "crm 1"]);
    expect(part(4, 6)).toEqual(["other 1"]);
    expect(part(0, 9).length).toBe(4);
  });
});

describe("a filter", () => {
  it.each<[FilterTriple | null, string, "text" | "number" | "boolean" | "mixed" | "time", FilterTriple[1], string[]]>([
    [["plan", "eq", "pro"], "plan", "text", "eq", ["pro"]],
    [["n", "eq", 5], "n", "number", "eq", ["5"]],
    [["n", "gt", 1.5], "n", "number", "gt", ["1,5"]],
    [["n", "eq", "5x"], "n", "number", "eq", ["5x"]],
    [["zip", "eq", "01000"], "zip", "text", "eq", ["01000"]],
    [["m", "gt", 3], "m", "mixed", "gt", ["3"]],
    [["m", "eq", "3"], "m", "mixed", "eq", ["3"]],
    [["yes", "eq", true], "yes", "boolean", "eq", ["true"]],
    [["n", "between", [1, 2]], "n", "number", "between", ["1", "2"]],
    [null, "n", "number", "between", ["1"]],
    [["p", "in", ["a", "b"]], "p", "text", "in", ["a", "", "b"]],
    [null, "p", "text", "in", []],
    [["p", "exists"], "p", "text", "exists", ["left over"]],
    [null, "p", "text", "eq", ["  "]],
    [["time", "after", "2026-01-31T00:00:00Z"], "time", "time", "after", ["2026-01-31"]],
  ])("%j is made of what was typed", (filter, property, kind, operator, texts) => {
    expect(filterOf(property, kind, operator, texts)).toEqual(filter);
  });

  it("gives back the texts that it was made of", () => {
    expect(textsOf(["n", "between", [1, 2]])).toEqual(["1", "2"]);
    expect(textsOf(["p", "exists"])).toEqual([]);
    expect(textsOf(["p", "eq", true])).toEqual(["true"]);
  });

  it("keeps what a new operator can use", () => {
    expect(withOperator(["a", "b", "c"], "eq")).toEqual(["a"]);
    expect(withOperator(["5"], "between")).toEqual(["5", "5"]);
    expect(withOperator(["a"], "missing")).toEqual([]);
  });

  it("takes a property that the data lacks for one of any kind", () => {
    expect(propertyNamed([], "gone")).toEqual({ name: "gone", kind: "mixed", values: [] });
    expect(scalarOf("x", "mixed", "eq")).toBe("x");
  });

  it.each([
    ["12345678901234567", "12345678901234567"],
    ["-9007199254740993", "-9007199254740993"],
    ["0.1234567890123456789", "0.1234567890123456789"],
    ["1000000000000000000000000", "1000000000000000000000000"],
    ["9007199254740992", 9007199254740992],
    ["007", 7],
    ["-5,50", -5.5],
    ["0.0", 0],
    ["-0", -0],
    ["100", 100],
  ])("%s is a number only where that has its digits", (text, scalar) => {
    expect(scalarOf(text, "number", "eq")).toBe(scalar);
    expect(typeof scalarOf(text, "number", "gt")).toBe("number");
  });

  it("offers ids as records first", () => {
    const property = (name: string, distinct: number): CatalogAnswer["properties"][number] => ({
      name, kind: "text", distinct, count: 9, values: [],
    });
    const catalog = { properties: [property("url", 4), property("order", 3), property("one", 1), property("deal", 2)] };
    expect(recordProperties(catalog as unknown as CatalogAnswer)).toEqual(["deal", "order", "url"]);
  });
});

describe("a duration", () => {
  it.each([
    ["P7D", { amount: 7, unit: "day" }],
    ["P2W", { amount: 2, unit: "week" }],
    ["PT36H", { amount: 36, unit: "hour" }],
    ["PT90M", { amount: 90, unit: "minute" }],
    ["PT48H", { amount: 2, unit: "day" }],
  ] as const)("%s is an amount with a unit", (text, amount) => {
    expect(amountOf(text)).toEqual(amount);
  });

  it("is written as the engine reads it", () => {
    expect(durationOf({ amount: 7, unit: "day" })).toBe("P7D");
    expect(durationOf({ amount: 90, unit: "minute" })).toBe("PT90M");
    expect(amountOf("a month")).toBeNull();
  });

  it("stands on the slider's nearest place, none behind the last", () => {
    for (const [place, rung] of WINDOW_LADDER.entries()) expect(ladderPlace(rung)).toBe(place);
    expect(ladderPlace("P31D")).toBe(WINDOW_LADDER.indexOf("P30D"));
    expect(ladderPlace(undefined)).toBe(WINDOW_LADDER.length);
    expect(ladderPlace("nonsense")).toBe(WINDOW_LADDER.length);
  });
});

describe("a problem of the engine", () => {
  it.each([
    ["definition.stages[2].steps[1].where[0][1]", { at: "stage", stage: 2, step: 1 }],
    ["stages[0].optional", { at: "stage", stage: 0, step: null }],
    ["definition.window.total", { at: "setting", name: "window" }],
    ["definition.stages", { at: "whole" }],
    ["definition", { at: "whole" }],
    ["", { at: "whole" }],
  ])("at %j has its place", (path, place) => {
    expect(placeOf(path)).toEqual(place);
  });

  it("is shown at its stage, else elsewhere", () => {
    const problems = ["definition.stages[0].id", "definition.stages[7]", "definition.window"].map((path) => ({
      code: "bad-definition", path, message: "",
    }));
    expect(problemsOfStage(problems, 0).map(({ path }) => path)).toEqual(["definition.stages[0].id"]);
    expect(problemsElsewhere(problems, 3).map(({ path }) => path)).toEqual(["definition.stages[7]", "definition.window"]);
  });

  it("is read from whatever was thrown", () => {
    const one = { code: "a", path: "p", message: "m" };
    expect(problemsOf(Object.assign(new Error("m"), { code: "a", path: "p", problems: [one, one] }))).toEqual([one, one]);
    expect(problemsOf(new Error("plain"))).toEqual([{ code: "other", path: "", message: "plain" }]);
  });
});
