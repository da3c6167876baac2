// One metric of an answer, ready to be shown: its kind, its parts, its trend. Pure, without language.
//
// A metric that the answer does not hold (opens of an SMS, orders where there are none) is absent
// here too; a rate over nothing has the value null.

import {
  isMoneyMetric,
  isRatioMetric,
  metricGroups,
  type MetricGroup,
} from "../metric-list.js";
import type { CatalogAnswer, Metrics, MetricId, Money, Ratio, TrendRow } from "../types/index.js";

export type MetricValue =
  | { readonly kind: "ratio"; readonly id: MetricId; readonly ratio: Ratio }
  | { readonly kind: "count"; readonly id: MetricId; readonly count: number | null }
  | { readonly kind: "money"; readonly id: MetricId; readonly money: Money };

/** The metric's value, or null where the answer does not have it. */
export function metricValue(metrics: Partial<Metrics>, id: MetricId): MetricValue | null {
  if (isRatioMetric(id)) {
    const ratio = metrics[id];
    return ratio ? { kind: "ratio", id, ratio } : null;
  }
  if (isMoneyMetric(id)) {
    const money = metrics[id];
    return money ? { kind: "money", id, money } : null;
  }
  const count = metrics[id];
  return count === undefined ? null : { kind: "count", id, count };
}

/** The cards shown unless a reader chooses others: rates first, then what they are made of. */
export const DEFAULT_CARDS: readonly MetricId[] = [
  "sends",
  "deliveryRate",
  "openRate",
  "clickRate",
  "clicksPerUniqueOpens",
  "unsubscribeRate",
  "bounceRate",
  "undeliveredRate",
  "revenue",
  "orders",
  "averageOrderRevenue",
  "revenuePerRecipient",
];

/** Of orders without any message. */
export const ORDER_CARDS: readonly MetricId[] = ["unattributedOrders", "unattributedRevenue"];

const COMMERCE: ReadonlySet<MetricId> = new Set(metricGroups.commerce);
const SMS_ONLY: ReadonlySet<MetricId> = new Set<MetricId>([
  "undelivered",
  "undeliveredRate",
  "unconfirmed",
]);
const EMAIL_ONLY: ReadonlySet<MetricId> = new Set<MetricId>([
  "clicksPerUniqueOpens",
  "openRate",
  "opened",
  "totalOpens",
  "machineOpens",
  "pending",
  "bounces",
  "bounceEvents",
  "bounceRate",
  "abuseReports",
  "abuseRate",
  "unattributedAbuseReports",
]);

/** What the data has at all. */
export interface Holds {
  readonly orders: boolean;
  readonly sms: boolean;
  readonly email: boolean;
}

/** E-commerce is offered only with orders, what one channel alone has only with that channel, what both have with either. */
export function isOffered(id: MetricId, has: Holds): boolean {
  return (
    (COMMERCE.has(id) ? has.orders : has.sms || has.email) && (has.sms || !SMS_ONLY.has(id)) && (has.email || !EMAIL_ONLY.has(id))
  );
}

/** The cards of these metrics: those offered that the answer holds. */
export function cardValues(metrics: Metrics, ids: readonly MetricId[], has: Holds): MetricValue[] {
  return ids
    .filter((id) => isOffered(id, has))
    .map((id) => metricValue(metrics, id))
    .filter((value): value is MetricValue => value !== null);
}

export interface MetricGroupView {
  readonly group: MetricGroup;
  readonly values: readonly MetricValue[];
}

/** Remarks beside a metric, worth a line only where there is something to remark. */
const REMARKS: ReadonlySet<MetricId> = new Set<MetricId>([
  "machineOpens",
  "machineClicks",
  "pending",
  "unattributedUnsubscribed",
  "unattributedAbuseReports",
  "unattributedOrders",
]);

function saysNothing(value: MetricValue): boolean {
  return value.kind === "count" && REMARKS.has(value.id) && value.count === 0;
}

/** A channel's metrics by group; groups without any and remarks of 0 are left out. */
export function groupValues(metrics: Metrics, hasOrders: boolean): MetricGroupView[] {
  return (Object.keys(metricGroups) as MetricGroup[])
    .filter((group) => group !== "commerce" || hasOrders)
    .map((group) => ({
      group,
      values: metricGroups[group]
        .map((id) => metricValue(metrics, id))
        .filter((value): value is MetricValue => value !== null && !saysNothing(value)),
    }))
    .filter(({ values }) => values.length > 0);
}

/** No send, nothing that followed one, and no order. */
export function countsNothing(metrics: Partial<Metrics>): boolean {
  return Object.values(metrics).every((value) => typeof value !== "number" || value === 0);
}

/** Orders in the data, credited or not. */
export function hasOrders(metrics: Partial<Metrics>): boolean {
  return (metrics.orders ?? 0) > 0 || (metrics.unattributedOrders ?? 0) > 0;
}

/** Orders that a report can count; true while that is not known. */
export function holdsOrders(catalog: Pick<CatalogAnswer, "types"> | null): boolean {
  return catalog?.types.some(({ type }) => type === "order_placed") ?? true;
}

/** The data has orders and no messages; where other filters leave none, its orders are still those of all the data. */
export function holdsOrdersAlone(all: Partial<Metrics>, catalog: Pick<CatalogAnswer, "types"> | null): boolean {
  return hasOrders(all) && !(catalog?.types.some(({ type }) => /^(email|sms)\./u.test(type)) ?? true);
}

/** Whether the period before has anything to compare with: sends, or orders where now, too, there are only these. */
export function isComparable(now: Partial<Metrics>, before: Partial<Metrics>): boolean {
  return !!before.sends || (!now.sends && hasOrders(before));
}

/** The currency with the largest amount: the one that a trend or a bar is drawn in. */
export function mainCurrency(money: Money): string | null {
  let best: string | null = null;
  for (const [currency, amount] of Object.entries(money)) {
    if (best === null || amount > (money[best] ?? 0)) best = currency;
  }
  return best;
}

/** The currency that all amounts of these metrics are shown in first: that of most of the revenue. */
export function leadingCurrency(metrics: Partial<Metrics>): string | null {
  return mainCurrency(metrics.revenue ?? {});
}

/** The metric's number for comparing and drawing; null where it has none. */
export function metricNumber(value: MetricValue | null, currency?: string | null): number | null {
  if (!value) return null;
  switch (value.kind) {
    case "ratio":
      return value.ratio.value;
    case "count":
      return value.count;
    case "money": {
      const chosen = currency ?? mainCurrency(value.money);
      // Nothing was earned; but what an order brought on a day without orders is not 0.
      const none = value.id === "revenue" || value.id === "unattributedRevenue" ? 0 : null;
      return chosen === null ? none : (value.money[chosen] ?? none);
    }
  }
}

/** The metric day by day, null where a day has no value. */
export function trendValues(
  trend: readonly TrendRow[],
  id: MetricId,
  currency: string | null,
): (number | null)[] {
  return trend.map((row) => metricNumber(metricValue(row, id), currency));
}
