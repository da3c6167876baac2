// What may still come of the messages of a period: opens, clicks and orders after the data's last day. Pure.
//
// A message sent on the last day has had no time to be answered, one of the week before has had a week. Where figures belong to the day of the send, what comes
// after it has had less time than in the period before: a fall may be that alone, a rise is one all the same.

import type { MetricId } from "../types/index.js";
import { addDays, daysBetween, isDay, localDay } from "./days.js";
import type { Counting } from "./selection.js";
import type { TrendSpan } from "./trend.js";

/** Days within which nearly all opens, clicks and opt-outs of a message come. */
const ANSWER_DAYS = 5;
/** A smaller part of the period than this makes no difference worth a word. */
const SLACK = 0.1;

const ANSWERS: readonly MetricId[] = [
  "opened",
  "totalOpens",
  "openRate",
  "clicked",
  "totalClicks",
  "clickRate",
  "clicksPerUniqueOpens",
  "unsubscribed",
  "unsubscribeRate",
  "abuseReports",
  "abuseRate",
];
const ORDERS: readonly MetricId[] = ["revenue", "orders", "orderRate", "averageOrderRevenue", "revenuePerRecipient"];

/** The days of the period before, and how both periods are counted where not as usual. */
export interface Compared extends Pick<Counting, "dateBasis" | "attribution"> {
  readonly from: string;
  readonly to: string;
}

export interface StillOpen {
  readonly answers: boolean;
  readonly orders: boolean;
}

/** Of the period from `from` to `to`; an order may come as long after as the attribution's longest window. */
export function stillOpen({ from, to, dataTo, timeZone }: TrendSpan, { dateBasis, attribution }: Pick<Counting, "dateBasis" | "attribution">): StillOpen {
  const none = { answers: false, orders: false };
  if (dateBasis === "event" || !dataTo || !isDay(from) || !isDay(to)) return none;
  const last = localDay(dataTo, timeZone);
  const days = daysBetween(from, to) + 1;
  const open = (window: number): boolean => daysBetween(addDays(last, -window), to) > days * SLACK;
  return { answers: open(ANSWER_DAYS), orders: open(attribution === "klaviyo" ? 5 : 30) };
}

/** The metrics whose fall says nothing yet. */
export function openMetrics({ answers, orders }: StillOpen): ReadonlySet<MetricId> {
  return new Set([...(answers ? ANSWERS : []), ...(orders ? ORDERS : [])]);
}
