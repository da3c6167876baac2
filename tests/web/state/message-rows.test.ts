import { describe, expect, it } from "vitest";
import {
  barFraction,
  columnMaximum,
  messageColumns,
  nextSort,
  readSort,
  revenueCurrency,
  sortMessages,
  writeSort,
} from "../../../web/src/state/message-rows.js";
import type { MessageRow, Ratio } from "../../../web/src/types/index.js";

const ratio = (value: number | null): Ratio => ({ value, numerator: 0, denominator: 0 });
const row = (message: string | null, more: Partial<MessageRow> = {}): MessageRow => ({
  message,
  name: null,
  channel: "email",
  journey: null,
  ...more,
});
const names = (rows: readonly MessageRow[]): (string | null)[] => rows.map(({ message }) => message);

describe("sorting messages", () => {
  const rows = [
    row("m10", { sends: 5, openRate: ratio(0.2) }),
    row("m2", { sends: 9, openRate: ratio(null) }),
    row("m1", { sends: 5, openRate: ratio(0.4) }),
    row("sms", { sends: 1, channel: "sms" }),
  ];

  it("puts rows without a value last in both directions", () => {
    expect(names(sortMessages(rows, readSort("-openRate"), "en"))).toEqual(["m1", "m10", "m2", "sms"]);
    expect(names(sortMessages(rows, readSort("openRate"), "en"))).toEqual(["m10", "m1", "m2", "sms"]);
  });

  it("orders ties by name, numbers in names by size", () => {
    expect(names(sortMessages(rows, readSort("-sends"), "en"))).toEqual(["m2", "m1", "m10", "sms"]);
    expect(names(sortMessages(rows, readSort("message"), "en"))).toEqual(["m1", "m2", "m10", "sms"]);
  });

  it("has what was never sent last, either way", () => {
    const all = [row("none", { sends: 0, openRate: ratio(null), orders: 0 }), row("b", { sends: 2, orders: 0 }), row("a", { sends: 1, orders: 1 })];
    expect(names(sortMessages(all, readSort("sends"), "en"))).toEqual(["a", "b", "none"]);
    expect(names(sortMessages(all, readSort("orders"), "en"))).toEqual(["b", "a", "none"]);
    // With each event at its own time, what is answered now may have been sent before.
    const answered = row("answered", { sends: 0, orders: 5 });
    expect(names(sortMessages([...all, answered], readSort("-orders"), "en"))).toEqual(["answered", "a", "b", "none"]);
  });

  it("leaves the given rows as they are", () => {
    sortMessages(rows, readSort("message"), "en");
    expect(names(rows)).toEqual(["m10", "m2", "m1", "sms"]);
  });

  it("compares revenue in the currency that most of it is in", () => {
    const sold = [row("a", { revenue: { USD: 99 } }), row("b", { revenue: { EUR: 50 } }), row("c", { revenue: { EUR: 60 } })];
    expect(revenueCurrency(sold)).toBe("EUR");
    expect(names(sortMessages(sold, readSort("-revenue"), "en"))).toEqual(["c", "b", "a"]);
    expect(barFraction(sold[1] ?? row(null), "revenue", columnMaximum(sold, "revenue", "EUR"), "EUR")).toBeCloseTo(50 / 60);
  });
});

describe("a bar", () => {
  it("of a rate is of 100 %, whatever the others' are; of money beside the largest", () => {
    const half = row("a", { openRate: { value: 0.5, numerator: 1, denominator: 2 }, revenue: { EUR: 5 } });
    const bar = (id: "openRate" | "revenue"): number => barFraction(half, id, columnMaximum([half], id, "EUR"), "EUR");
    expect(bar("openRate")).toBe(0.5);
    expect(bar("revenue")).toBe(1);
  });
});

describe("a column's header", () => {
  it("sorts largest first, names A first, and turns round on the second click", () => {
    const first = nextSort({ key: "sends", descending: true }, "openRate");
    expect(first).toEqual({ key: "openRate", descending: true });
    expect(nextSort(first, "openRate")).toEqual({ key: "openRate", descending: false });
    expect(nextSort(first, "message")).toEqual({ key: "message", descending: false });
  });

  it("is spelled as in a request", () => {
    expect(writeSort(readSort("-sends"))).toBe("-sends");
    expect(writeSort(readSort("message"))).toBe("message");
    expect(readSort("")).toEqual({ key: "sends", descending: false });
  });
});

describe("columns", () => {
  it("are those that a row has; e-commerce where something was sold", () => {
    const sms = [row("s", { sends: 1, channel: "sms", orders: 0, revenue: {} })];
    expect(messageColumns(sms)).toEqual(["sends"]);
    expect(messageColumns([...sms, row("m", { openRate: ratio(1), orders: 2, revenue: { EUR: 1 } })])).toEqual([
      "sends",
      "openRate",
      "orders",
      "revenue",
    ]);
  });
});
