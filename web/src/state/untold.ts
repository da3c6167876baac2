// Metrics of which the data tells nothing: it holds no event of their kind, of no message and at no time. Their 0 % is no
// finding, and whatever they count is inferred from other events. Pure.

import { isMoneyMetric } from "../metric-list.js";
import { holdsOrders } from "./metric-view.js";
import type { CardsAnswer, CatalogAnswer, MetricId, ReportChannel } from "../types/index.js";

/** What the data holds; null while that is not known. */
export type Held = (Pick<CatalogAnswer, "types"> & { readonly properties: readonly { readonly name: string }[] }) | null;

/** The events that metrics count, without their channel. */
const KINDS: Readonly<Record<string, readonly MetricId[]>> = {
  sent: ["sends"],
  delivered: ["deliveries", "deliveryRate"],
  opened: ["opened", "totalOpens", "openRate"],
  clicked: ["clicked", "totalClicks", "clickRate", "clicksPerUniqueOpens"],
  unsubscribed: ["unsubscribed", "unsubscribeRate"],
  bounced: ["bounces", "bounceEvents", "bounceRate"],
  undelivered: ["undelivered", "undeliveredRate"],
  complained: ["abuseReports", "abuseRate"],
};

/** Of events that one channel alone has: whichever was used in a selection, these tell. Unique opens, too, are e-mail's. */
const ONE_CHANNEL: Readonly<Record<string, readonly ReportChannel[]>> = {
  opened: ["email"],
  bounced: ["email"],
  complained: ["email"],
  undelivered: ["sms"],
};

/** What an order's revenue is taken from. */
const AMOUNTS: readonly string[] = ["revenue", "total"];

const OF_DELIVERIES: readonly MetricId[] = ["openRate", "clickRate", "unsubscribeRate", "abuseRate", "orderRate"];

/** Whether this rate is of deliveries of which nothing is told, nor of the sends before them: of those who did something alone. */
export function hasInferredBase(id: MetricId, channels: readonly ReportChannel[], held: Held): boolean {
  return OF_DELIVERIES.includes(id) && isUntold("deliveries", channels, held) && isUntold("sends", channels, held);
}

/** Whether the data tells nothing of this metric, on any of these channels where several can have it. */
export function isUntold(id: MetricId, channels: readonly ReportChannel[], held: Held): boolean {
  if (isMoneyMetric(id)) return holdsOrders(held) && !(held?.properties.some(({ name }) => AMOUNTS.includes(name)) ?? true);
  const kind = Object.keys(KINDS).find((name) => KINDS[name]?.includes(id));
  if (!kind || !held || channels.length === 0) return false;
  // A text that somebody sent back may be an opt-out.
  const told = kind === "unsubscribed" ? [kind, "inbound"] : [kind];
  const asked = ONE_CHANNEL[id === "clicksPerUniqueOpens" ? "opened" : kind] ?? channels;
  return !held.types.some(({ type }) => asked.some((channel) => told.some((name) => type === `${channel}.${name}`)));
}

/** The channels that are counted under `scope`: those that were used. */
export function channelsOf(metrics: Pick<CardsAnswer, ReportChannel>, scope: "all" | ReportChannel): ReportChannel[] {
  return (["email", "sms"] as const).filter((channel) => (scope === "all" || scope === channel) && metrics[channel]?.sends);
}
