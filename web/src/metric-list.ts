// The metrics of a card or column: their groups, in the order shown, and their kinds.
// Contract: docs/metrics.md.

import type { MetricId, MoneyMetricId, RatioMetricId } from "./types/index.js";

export type MetricGroup = "engagement" | "delivery" | "commerce";

export const metricGroups = {
  engagement: [
    "opened",
    "openRate",
    "totalOpens",
    "machineOpens",
    "clicked",
    "clickRate",
    "clicksPerUniqueOpens",
    "totalClicks",
    "machineClicks",
    "unsubscribed",
    "unsubscribeRate",
    "unattributedUnsubscribed",
  ],
  delivery: [
    "sends",
    "deliveries",
    "deliveryRate",
    "pending",
    "bounces",
    "bounceEvents",
    "bounceRate",
    "undelivered",
    "undeliveredRate",
    "unconfirmed",
    "abuseReports",
    "abuseRate",
    "unattributedAbuseReports",
  ],
  commerce: [
    "orders",
    "revenue",
    "averageOrderRevenue",
    "orderRate",
    "revenuePerRecipient",
    "unattributedOrders",
    "unattributedRevenue",
  ],
} as const satisfies Record<MetricGroup, readonly MetricId[]>;

const ratioIds: ReadonlySet<string> = new Set<RatioMetricId>([
  "deliveryRate",
  "openRate",
  "clickRate",
  "clicksPerUniqueOpens",
  "unsubscribeRate",
  "bounceRate",
  "abuseRate",
  "undeliveredRate",
  "orderRate",
]);

const moneyIds: ReadonlySet<string> = new Set<MoneyMetricId>([
  "revenue",
  "unattributedRevenue",
  "averageOrderRevenue",
  "revenuePerRecipient",
]);

export function isRatioMetric(id: MetricId): id is RatioMetricId {
  return ratioIds.has(id);
}

export function isMoneyMetric(id: MetricId): id is MoneyMetricId {
  return moneyIds.has(id);
}
