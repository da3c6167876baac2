// A metric against the period before, both as they are written: how much, in which direction, and whether that is good. Pure.

import { currencyDigits, percentDigits, rounded } from "../i18n/format.js";
import type { MetricId, Metrics, MetricScopes } from "../types/index.js";
import { metricNumber, metricValue } from "./metric-view.js";

/** "early": less than before, of which more may still come; "mixed": the channels themselves do not say so. */
export type Judgement = "better" | "worse" | "neutral" | "early" | "mixed";

export interface Change {
  /** Rates differ by points (0.02 is two), all else by a share of what was (0.1 is a tenth more). */
  readonly kind: "points" | "share";
  readonly amount: number;
  /** Decimals of the amount in percent or points; of points those of the finer of both rates. */
  readonly digits: number;
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

/** A share smaller than what is printed of it is none. */
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
  // Of the figures as they are written: who reads both must not find another change.
  if (value.kind === "ratio") {
    const digits = Math.max(1, percentDigits(current), percentDigits(previous));
    const amount = rounded(writtenRate(current) - writtenRate(previous), digits + 2);
    return { kind: "points", amount, digits, previous, ...judged(id, amount, open) };
  }
  const digits = value.kind === "money" ? currencyDigits(currency ?? "") : 0;
  const base = rounded(previous, digits);
  if (base === 0) return null;
  const share = (rounded(current, digits) - base) / base;
  const amount = Math.abs(share) < LEAST_SHARE ? 0 : share;
  return { kind: "share", amount, digits: 1, previous, ...judged(id, amount, open) };
}

/** Averages over channels, as rates are: they move with the channels' shares alone. */
const AVERAGES: ReadonlySet<MetricId> = new Set<MetricId>(["averageOrderRevenue", "revenuePerRecipient"]);

/**
 * The change of both channels together. A rate of both rises when fewer of the channel with the lower one were sent, and nothing
 * got better: it is judged where a channel moved as the whole did, and none against it.
 */
export function changeOfAll(
  id: MetricId,
  now: MetricScopes,
  before: MetricScopes,
  currency: string | null,
  open: ReadonlySet<MetricId> = NONE,
): Change | null {
  const change = changeOf(id, now.all, before.all, currency, open);
  const judged = change?.judgement === "better" || change?.judgement === "worse";
  if (!judged || (change.kind !== "points" && !AVERAGES.has(id))) return change;
  const directions = [changeOf(id, now.email ?? {}, before.email, currency), changeOf(id, now.sms ?? {}, before.sms, currency)].map((own) => own?.direction ?? "same");
  const opposite = change.direction === "up" ? "down" : "up";
  const agreed = directions.includes(change.direction) && !directions.includes(opposite);
  return agreed ? change : { ...change, judgement: "mixed" };
}

function writtenRate(ratio: number): number {
  return rounded(ratio, percentDigits(ratio) + 2);
}

function judged(id: MetricId, amount: number, open: ReadonlySet<MetricId>): Pick<Change, "direction" | "judgement"> {
  const direction = amount === 0 ? "same" : amount > 0 ? "up" : "down";
  return { direction, judgement: direction === "down" && open.has(id) ? "early" : judge(id, direction) };
}

function judge(id: MetricId, direction: Change["direction"]): Judgement {
  if (direction === "same" || NEITHER.has(id)) return "neutral";
  return (direction === "up") === !MORE_IS_WORSE.has(id) ? "better" : "worse";
}
