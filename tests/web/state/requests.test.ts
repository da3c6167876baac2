import { describe, expect, it } from "vitest";
import { cardsRequest, funnelRequest, messagesRequest, trendUnit } from "../../../web/src/state/requests.js";

describe("requests", () => {
  it("ask for everything where nothing is selected", () => {
    expect(cardsRequest({ journey: null }, "day")).toEqual({ report: "cards", trend: "day" });
    expect(messagesRequest({ journey: null })).toEqual({ report: "messages", limit: 0 });
  });

  it("carry the journey, the range and its zone", () => {
    const selection = { journey: "onboarding", from: "2026-01-01", timeZone: "Europe/Paris" };
    expect(messagesRequest(selection)).toEqual({
      report: "messages",
      journey: "onboarding",
      range: { from: "2026-01-01", timeZone: "Europe/Paris" },
      limit: 0,
    });
  });

  it("leave a definition's own range alone", () => {
    const selection = { journey: null, from: "2026-01-01" };
    const stages = [{ id: "a", steps: [{ event: "x" }] }];
    expect(funnelRequest(selection, { stages }).definition.range).toEqual({ from: "2026-01-01" });
    const own = { stages, range: { from: "2025-01-01" } };
    expect(funnelRequest(selection, own).definition.range).toEqual({ from: "2025-01-01" });
  });

  it.each([
    ["2026-01-01", "2026-03-31", "day"],
    ["2026-01-01", "2026-12-31", "week"],
    ["2020-01-01", "2026-12-31", "month"],
    [null, null, "day"],
  ])("from %s to %s trend by %s", (from, to, unit) => {
    expect(trendUnit(from, to)).toBe(unit);
  });
});
