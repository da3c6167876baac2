import { describe, expect, it } from "vitest";
import { openMetrics, stillOpen } from "../../../web/src/state/still-open.js";

const span = (from: string, to: string, dataTo = "2026-06-30T23:45:49Z"): Parameters<typeof stillOpen>[0] => ({
  dataFrom: "2026-01-01T00:02:21Z",
  dataTo,
  from,
  to,
  timeZone: "UTC",
});

describe("what may still come of a period's messages", () => {
  it.each([
    ["of the data's last seven days is everything", "2026-06-24", "2026-06-30", true, true],
    ["of the last thirty, of which five are a sixth, too", "2026-06-01", "2026-06-30", true, true],
    ["of the last ninety is orders: thirty are a third", "2026-04-02", "2026-06-30", false, true],
    ["of a year, of which thirty are less than a tenth, is nothing", "2025-07-01", "2026-06-30", false, false],
    ["of a week that ended five days before the data is orders", "2026-06-19", "2026-06-25", false, true],
    ["of a week that ended thirty days before it is nothing", "2026-05-25", "2026-05-31", false, false],
  ])("%s", (_, from, to, answers, orders) => {
    expect(stillOpen(span(from, to), {})).toEqual({ answers, orders });
  });

  it("hangs on the windows of the attribution", () => {
    const before = span("2026-06-19", "2026-06-25");
    expect(stillOpen(before, { attribution: "mailchimp-click-only" }).orders).toBe(true);
    expect(stillOpen(before, { attribution: "klaviyo" }).orders).toBe(false);
    expect(stillOpen(span("2026-06-24", "2026-06-30"), { attribution: "klaviyo" }).orders).toBe(true);
  });

  it("is nothing where each event counts on its own day, and where an end is open", () => {
    expect(stillOpen(span("2026-06-24", "2026-06-30"), { dateBasis: "event" })).toEqual({ answers: false, orders: false });
    expect(stillOpen(span("", "2026-06-30"), {})).toEqual({ answers: false, orders: false });
  });

  it("ends with the day of the data's last instant in the zone", () => {
    const week = { ...span("2026-06-19", "2026-06-26", "2026-07-01T23:45:49Z") };
    expect(stillOpen(week, {}).answers).toBe(false);
    expect(stillOpen({ ...week, dataTo: "2026-07-01T00:30:00Z", timeZone: "America/New_York" }, {}).answers).toBe(true);
  });

  it("is of what comes after the send alone", () => {
    const open = openMetrics({ answers: true, orders: true });
    expect(["openRate", "clickRate", "revenue", "orders"].every((id) => (open as ReadonlySet<string>).has(id))).toBe(true);
    expect(["sends", "deliveryRate", "bounceRate", "unattributedOrders"].some((id) => (open as ReadonlySet<string>).has(id))).toBe(false);
    expect([...openMetrics({ answers: false, orders: true })]).toEqual(expect.arrayContaining(["averageOrderRevenue", "revenuePerRecipient"]));
  });
});
