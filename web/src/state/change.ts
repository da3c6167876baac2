// A metric against the period before: how much, in which direction, and whether that is good. Pure.

import type { MetricId, Metrics } from "../types/index.js";
import { metricNumber, metricValue } from "./metric-view.js";

/** "early": less than before, of which more may still come. */
export type Judgement = "better" | "worse" | "neutral" | "early";

export interface Change {
  /** Rates differ by points (0.02 is two), all else by a share of what was (0.1 is a tenth more). */
  readonly kind: "points" | "share";
  readonly amount: number;
  readonly direction: "up" | "down" | "same";
  readonly judgement: Judgement;
  readonly previous: number;
}

const MORE_IS_WORSE: ReadonlySet<MetricId> = new Set<MetricId>([
  "bounces",
  "bounceEvents",
  "bounceRate",
  "undelivered",
  "undeliveredRate",
  "unsubscribed",
  "unsubscribeRate",
  "abuseReports",
  "abuseRate",
]);

/** More of these is neither good nor bad: what was sent, and what cannot be told. */
const NEITHER: ReadonlySet<MetricId> = new Set<MetricId>([
  "sends",
  "pending",
  "unconfirmed",
  "machineOpens",
  "machineClicks",
  "unattributedOrders",
  "unattributedRevenue",
  "unattributedUnsubscribed",
  "unattributedAbuseReports",
]);

/** A change smaller than what is printed of it is none. */
const LEAST_POINTS = 0.00005;
const LEAST_SHARE = 0.0005;

const NONE: ReadonlySet<MetricId> = new Set();

/** Null where either period has no value, or the one before has nothing to compare with. `open`: of these more may still come (still-open.ts). */
export function changeOf(
  id: MetricId,
  now: Partial<Metrics>,
  before: Partial<Metrics> | undefined,
  currency: string | null,
  open: ReadonlySet<MetricId> = NONE,
): Change | null {
  if (!before) return null;
  const value = metricValue(now, id);
  const current = metricNumber(value, currency);
  const previous = metricNumber(metricValue(before, id), currency);
  if (!value || current === null || previous === null) return null;
  const points = value.kind === "ratio";
  if (!points && previous === 0) return null;
  const amount = points ? current - previous : (current - previous) / previous;
  const same = Math.abs(amount) < (points ? LEAST_POINTS : LEAST_SHARE);
  const direction = same ? "same" : amount > 0 ? "up" : "down";
  return { kind: points ? "points" : "share", amount, direction, judgement: direction === "down" && open.has(id) ? "early" : judge(id, direction), previous };
}

function judge(id: MetricId, direction: Change["direction"]): Judgement {
  if (direction === "same" || NEITHER.has(id)) return "neutral";
  return (direction === "up") === !MORE_IS_WORSE.has(id) ? "better" : "worse";
}
