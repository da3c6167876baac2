import { describe, expect, it } from "vitest";
import { cardsRequest, funnelRequest, messagesRequest } from "../../../web/src/state/requests.js";
import { EVERYTHING } from "../../../web/src/state/selection.js";

const catalog = { to: "2026-03-31T20:00:00Z", contactProperties: [] };
const nowhere = { catalog };
const paris = { catalog, timeZone: "Europe/Paris" };

describe("requests", () => {
  it("ask for everything where nothing is selected", () => {
    expect(cardsRequest(EVERYTHING, nowhere, "day")).toEqual({ report: "cards", trend: "day" });
    expect(messagesRequest(EVERYTHING, nowhere)).toEqual({ report: "messages", limit: 0 });
  });

  it("carry the journey, the range and its zone", () => {
    const selection = {
      ...EVERYTHING,
      journey: "onboarding",
      range: { kind: "custom", from: "2026-01-01", to: "" },
    } as const;
    expect(messagesRequest(selection, paris)).toEqual({
      report: "messages",
      journey: "onboarding",
      range: { from: "2026-01-01", timeZone: "Europe/Paris" },
      limit: 0,
    });
  });

  it("compare with the period before where the range has both ends", () => {
    const selection = { ...EVERYTHING, range: { kind: "last", days: 30 } } as const;
    expect(cardsRequest(selection, paris, "day")).toEqual({
      report: "cards",
      range: { from: "2026-03-02", to: "2026-03-31", timeZone: "Europe/Paris" },
      trend: "day",
      compare: "previous",
    });
  });

  it("carry filters and counting", () => {
    const selection = {
      ...EVERYTHING,
      channel: "sms",
      messages: ["m1"],
      lists: ["vip"],
      contact: [
        { property: "country", values: ["FR", "BE"], text: "" },
        { property: "city", values: [], text: " lyon " },
      ],
      counting: { unit: "contact" },
    } as const;
    expect(messagesRequest(selection, nowhere)).toEqual({
      report: "messages",
      channel: "sms",
      filters: {
        contact: [
          ["country", "in", ["FR", "BE"]],
          ["city", "contains", "lyon"],
        ],
        messages: ["m1"],
        lists: ["vip"],
      },
      options: { unit: "contact" },
      limit: 0,
    });
  });

  it("leave a definition's own range alone", () => {
    const range = { from: "2026-01-01" };
    const stages = [{ id: "a", steps: [{ event: "x" }] }];
    expect(funnelRequest(range, { stages }, null).definition.range).toEqual(range);
    expect(funnelRequest(null, { stages }, null).definition.range).toBeUndefined();
    const own = { stages, range: { from: "2025-01-01" } };
    expect(funnelRequest(range, own, null).definition.range).toEqual({ from: "2025-01-01" });
  });

  it("ask for a funnel's trend by periods that suit what is covered, unless the definition says which", () => {
    const stages = [{ id: "a", steps: [{ event: "x" }] }];
    const data = { from: "2026-01-01T00:00:00Z", to: "2026-06-30T00:00:00Z" };
    const spring = { from: "2026-03-01", to: "2026-04-15" };
    expect(funnelRequest(null, { stages }, data).definition.trend).toBe("week");
    expect(funnelRequest(spring, { stages }, data).definition.trend).toBe("day");
    expect(funnelRequest({ from: "2024-01-01" }, { stages }, data).definition.trend).toBe("month");
    expect(funnelRequest(null, { stages, range: spring }, data).definition.trend).toBe("day");
    expect(funnelRequest(null, { stages, trend: "day" }, data).definition.trend).toBe("day");
  });
});
