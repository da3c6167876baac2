import { describe, expect, it } from "vitest";
import { metricGroups } from "../../../web/src/metric-list.js";
import {
  cardValues,
  countsNothing,
  DEFAULT_CARDS,
  groupValues,
  isComparable,
  mainCurrency,
  metricNumber,
  metricValue,
  trendValues,
} from "../../../web/src/state/metric-view.js";
import type { Metrics, Ratio } from "../../../web/src/types/index.js";

const ratio = (numerator: number, denominator: number): Ratio => ({
  value: denominator === 0 ? null : numerator / denominator,
  numerator,
  denominator,
});
const sms: Metrics = {
  sends: 4,
  deliveries: 2,
  deliveryRate: ratio(2, 4),
  clicked: 1,
  clickRate: ratio(1, 2),
  unsubscribed: 0,
  unsubscribeRate: ratio(0, 2),
  undelivered: 1,
  undeliveredRate: ratio(1, 4),
  unconfirmed: 1,
};
const email: Metrics = {
  sends: 4,
  deliveries: 4,
  deliveryRate: ratio(4, 4),
  opened: 2,
  openRate: ratio(2, 4),
  unsubscribed: 0,
  unsubscribeRate: ratio(0, 4),
  orders: 1,
  revenue: { EUR: 10 },
};
const ids = (values: readonly { id: string }[]): string[] => values.map(({ id }) => id);

describe("metrics of an answer", () => {
  it("that it does not hold are absent, not zero", () => {
    expect(metricValue(sms, "openRate")).toBeNull();
    expect(ids(groupValues(sms, false).flatMap(({ values }) => values))).not.toContain("opened");
  });

  it("over nothing have the value null", () => {
    const value = metricValue({ ...email, openRate: ratio(0, 0) }, "openRate");
    expect(metricNumber(value)).toBeNull();
  });

  it("of e-commerce are offered only with orders, of SMS only with SMS", () => {
    const all = { ...sms, ...email };
    const none = cardValues(all, DEFAULT_CARDS, { orders: false, sms: false, email: true });
    expect(ids(none)).not.toContain("revenue");
    expect(ids(none)).not.toContain("undeliveredRate");
    const alone = cardValues(all, DEFAULT_CARDS, { orders: true, sms: false, email: false });
    expect(ids(alone).filter((id) => !metricGroups.commerce.some((other) => other === id))).toEqual([]);
    const both = cardValues(all, DEFAULT_CARDS, { orders: true, sms: true, email: true });
    expect(ids(both)).toEqual(expect.arrayContaining(["revenue", "undeliveredRate"]));
  });

  it("are told in a message's order: opened before clicked, sent before delivered", () => {
    const told = ids(groupValues({ ...email, clicked: 1, clickRate: ratio(1, 2) }, true).flatMap(({ values }) => values)).filter((id) => ["sends", "deliveries", "opened", "openRate", "clicked", "clickRate"].includes(id));
    expect(told).toEqual(["opened", "openRate", "clicked", "clickRate", "sends", "deliveries"]);
  });

  it("stand in the groups of a channel; a group without any is left out", () => {
    expect(groupValues(email, true).map(({ group }) => group)).toEqual(["engagement", "delivery", "commerce"]);
    expect(groupValues(email, false).map(({ group }) => group)).toEqual(["engagement", "delivery"]);
  });
});

describe("money", () => {
  it("is drawn in the currency with the largest amount", () => {
    expect(mainCurrency({ USD: 5, EUR: 90 })).toBe("EUR");
    expect(mainCurrency({})).toBeNull();
  });

  it("is compared within one currency only", () => {
    const trend = [
      { date: "2026-01-01", revenue: { EUR: 5, USD: 100 } },
      { date: "2026-01-02", revenue: { USD: 3 } },
      { date: "2026-01-03" },
    ];
    expect(trendValues(trend, "revenue", "EUR")).toEqual([5, 0, null]);
  });
});

it("counts nothing where there is no send, nothing after one, and no order", () => {
  expect(countsNothing({ sends: 0, deliveries: 0, opened: null, openRate: ratio(0, 0), revenue: {} })).toBe(true);
  for (const one of [{ sends: 1 }, { totalOpens: 1 }, { unattributedOrders: 1 }]) expect(countsNothing({ sends: 0, ...one })).toBe(false);
});

it("compares with a period of sends, and orders without messages with one of orders", () => {
  expect(isComparable({ sends: 0 }, { sends: 3 })).toBe(true);
  expect(isComparable({ sends: 2 }, { sends: 0, unattributedOrders: 4 })).toBe(false);
  expect(isComparable({ sends: 0, unattributedOrders: 5 }, { sends: 0, unattributedOrders: 4 })).toBe(true);
  expect(isComparable({ sends: 0, unattributedOrders: 5 }, { sends: 0, unattributedOrders: 0 })).toBe(false);
});
