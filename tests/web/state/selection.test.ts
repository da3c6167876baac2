import { describe, expect, it } from "vitest";
import {
  contactFilters,
  daysBefore,
  EVERYTHING,
  filterCount,
  offeredJourneys,
  rangeEnds,
  withContactFilter,
  withJourney,
  withoutFilters,
} from "../../../web/src/state/selection.js";
import type { CatalogJourney, CatalogProperty, JourneyStatus } from "../../../web/src/types/index.js";

const message = (id: string): { message: string; name: string; channel: string } => ({
  message: id,
  name: id,
  channel: "email",
});
const catalog = {
  journeys: [
    { journey: "a", name: "A", status: "active", messages: [message("m1"), message("m2")] },
    { journey: "b", name: "B", status: "active", messages: [message("m3")] },
  ],
} as const;

describe("journeys", () => {
  const of = (journey: string, status: JourneyStatus): CatalogJourney => ({ journey, name: journey, status, messages: [] });
  const journeys = [of("a", "active"), of("p", "paused"), of("d", "draft"), of("x", "archived")];
  const offered = (all: boolean, chosen: string | null): string[] =>
    offeredJourneys({ journeys }, all, chosen).map(({ journey }) => journey);

  it("are offered where active or paused, the others on request", () => {
    expect(offered(false, null)).toEqual(["a", "p"]);
    expect(offered(true, null)).toEqual(["a", "p", "d", "x"]);
  });

  it("include the one that is chosen, whatever its status", () => {
    expect(offered(false, "x")).toEqual(["a", "p", "x"]);
  });
});

describe("a range", () => {
  it("of the last days ends with the data's last day, in the zone", () => {
    // Half past eleven in the evening of the 31st in UTC is the 1st in Paris.
    const last = { kind: "last", days: 7 } as const;
    expect(rangeEnds(last, "2026-03-31T23:30:00Z", "UTC")).toEqual({ from: "2026-03-25", to: "2026-03-31" });
    expect(rangeEnds(last, "2026-03-31T23:30:00Z", "Europe/Paris")).toEqual({ from: "2026-03-26", to: "2026-04-01" });
  });

  it("of all time, or of no data, is open", () => {
    expect(rangeEnds({ kind: "all" }, "2026-03-31T00:00:00Z", "UTC")).toEqual({ from: "", to: "" });
    expect(rangeEnds({ kind: "last", days: 7 }, null, "UTC")).toEqual({ from: "", to: "" });
  });

  it.each([
    ["2026-03-02", "2026-03-31", { from: "2026-01-31", to: "2026-03-01" }],
    ["2026-03-02", "2026-03-02", { from: "2026-03-01", to: "2026-03-01" }],
    ["2026-03-02", "", null],
    ["2026-03-02T10:00:00Z", "2026-03-31", null],
  ])("%s to %s has as many days before it", (from, to, expected) => {
    expect(daysBefore({ from, to })).toEqual(expected);
  });
});

describe("a selection", () => {
  it("drops a contact filter that says nothing", () => {
    const filter = { property: "country", values: ["FR"], text: "" };
    const filtered = withContactFilter(EVERYTHING, filter);
    expect(filtered.contact).toEqual([filter]);
    expect(withContactFilter(filtered, { ...filter, values: [], text: " " }).contact).toEqual([]);
  });

  it("forgets messages of other journeys when one is chosen", () => {
    const chosen = { ...EVERYTHING, messages: ["m1", "m3"] };
    expect(withJourney(chosen, "b", catalog)).toMatchObject({ journey: "b", messages: ["m3"] });
    expect(withJourney(chosen, null, catalog).messages).toEqual(["m1", "m3"]);
  });

  it("counts and clears its filters, and keeps journey and time", () => {
    const contact = [{ property: "country", values: ["FR"], text: "" }];
    const chosen = { ...EVERYTHING, journey: "a", channel: "sms", lists: ["x", "y"], contact } as const;
    expect(filterCount(chosen)).toBe(3);
    expect(withoutFilters(chosen)).toEqual({ ...EVERYTHING, journey: "a" });
  });

  it("compares a yes-or-no property with yes and no", () => {
    const property = { name: "vip", kind: "boolean" } as CatalogProperty;
    const filter = { property: "vip", values: ["true"], text: "" };
    expect(contactFilters([filter], [property])).toEqual([["vip", "in", [true]]]);
  });
});
