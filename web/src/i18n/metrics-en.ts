// Metric labels, English. Contract: docs/metrics.md.

import type { MetricGroup } from "../metric-list.js";
import type { CarrierClass, MetricId } from "../types/index.js";
import type { Message } from "./message.js";

export interface MetricTexts {
  readonly labels: Readonly<Record<MetricId, string>>;
  readonly groups: Readonly<Record<MetricGroup, string>>;
  /** Why carriers did not deliver so many messages. */
  readonly carrierClasses: Readonly<Record<Exclude<CarrierClass, "unknown">, Message>>;
  /** What a ratio's denominator counts, in words and by its number: "36 of 100 deliveries". */
  readonly denominators: Readonly<Partial<Record<MetricId, Message>>>;
}

const deliveries = { one: "delivery", other: "deliveries" };
const sends = { one: "send", other: "sends" };

export const metricTextsEn: MetricTexts = {
  labels: {
    clickRate: "Click rate",
    clicked: "Clicked",
    clicksPerUniqueOpens: "Clicks per unique opens",
    openRate: "Open rate",
    opened: "Opened",
    totalClicks: "Total clicks",
    totalOpens: "Total opens",
    machineOpens: "Opens by machines",
    machineClicks: "Clicks by machines",
    unsubscribed: "Unsubscribed",
    unsubscribeRate: "Unsubscribe rate",
    unattributedUnsubscribed: "Unsubscribed, no message known",
    sends: "Total sends",
    deliveries: "Deliveries",
    deliveryRate: "Delivery rate",
    pending: "Pending",
    bounces: "Bounces",
    bounceEvents: "Bounce events",
    bounceRate: "Bounce rate",
    undelivered: "Undelivered",
    undeliveredRate: "Undelivered rate",
    unconfirmed: "Unconfirmed",
    abuseReports: "Abuse reports",
    abuseRate: "Abuse report rate",
    unattributedAbuseReports: "Abuse reports, no message known",
    orders: "Orders",
    unattributedOrders: "Unattributed orders",
    unattributedRevenue: "Unattributed revenue",
    revenue: "Revenue",
    averageOrderRevenue: "Average order revenue",
    orderRate: "Order rate",
    revenuePerRecipient: "Revenue per recipient",
  },
  groups: { engagement: "Engagement", delivery: "Delivery", commerce: "E-commerce" },
  carrierClasses: {
    unreachable: "{count} unreachable",
    invalid: "{count} invalid",
    landline: "{count} to landlines",
    filtered: "{count} filtered",
    "opted-out": "{count} opted out",
    expired: "{count} expired",
    balance: "{count} out of balance",
  },
  denominators: {
    clickRate: deliveries,
    clicksPerUniqueOpens: "opened",
    openRate: deliveries,
    unsubscribeRate: deliveries,
    deliveryRate: sends,
    bounceRate: sends,
    undeliveredRate: sends,
    abuseRate: deliveries,
    orderRate: deliveries,
  },
};
