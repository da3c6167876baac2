// A trend's periods: how fine they are, and which of them are whole. Pure.
//
// A week of which two days are counted is not a bad week. The first and the last period are cut where
// the data or the selection begins or ends inside them; a line is dotted there.

import type { TrendRow, TrendUnit } from "../types/index.js";
import { addDays, daysBetween, isDay, localDay, localTime } from "./days.js";

/** By day up to nine weeks, by week up to a year and a half, else by month: a line that can be read. */
export function trendUnit(from: string | null, to: string | null): Exclude<TrendUnit, "hour"> {
  if (!from || !to) return "day";
  const days = daysBetween(from, to);
  if (days <= 63) return "day";
  return days <= 549 ? "week" : "month";
}

/** What is counted: the later of the two beginnings, the earlier of the two ends; "" is open. */
export interface TrendSpan {
  readonly dataFrom: string | null;
  readonly dataTo: string | null;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** A period that is cut by less than this part of it counts as whole: few send in the last minute. */
const SLACK = 0.1;

function periodDays(day: string, unit: TrendUnit): number {
  if (unit === "month") {
    const [year = 0, month = 0] = day.split("-").map(Number);
    return new Date(Date.UTC(year, month, 0)).getUTCDate();
  }
  return unit === "week" ? 7 : 1;
}

/** The last day of the period that begins on `day`. */
export function periodEnd(day: string, unit: TrendUnit): string {
  return addDays(day, unit === "hour" ? 0 : periodDays(day, unit) - 1);
}

/** The day on which the data begins where that is later than `from`; null where the data goes back as far. */
export function beginsLater({ dataFrom, timeZone }: Pick<TrendSpan, "dataFrom" | "timeZone">, from: string): string | null {
  const dayOf = (text: string): string => (isDay(text) ? text : localDay(text, timeZone));
  const first = dataFrom && dayOf(dataFrom);
  return first && first > dayOf(from) ? first : null;
}

/** A day's number with the part of it that has passed; a day that is an end is over. */
function position(text: string, timeZone: string, end: boolean): number {
  if (isDay(text)) return daysBetween("1970-01-01", text) + (end ? 1 : 0);
  const { day, passed } = localTime(text, timeZone);
  return daysBetween("1970-01-01", day) + passed;
}

/** For each row, whether its period was counted in part only. Hours are taken as whole. */
export function partialPeriods(
  rows: readonly Pick<TrendRow, "date">[],
  unit: TrendUnit,
  span: TrendSpan,
): boolean[] {
  if (unit === "hour") return rows.map(() => false);
  const { timeZone } = span;
  const begins = [span.dataFrom, span.from].filter(Boolean).map((text) => position(text ?? "", timeZone, false));
  const ends = [span.dataTo, span.to].filter(Boolean).map((text) => position(text ?? "", timeZone, true));
  const begin = Math.max(-Infinity, ...begins);
  const end = Math.min(Infinity, ...ends);
  return rows.map(({ date }, index) => {
    const length = periodDays(date, unit);
    const start = daysBetween("1970-01-01", date);
    const slack = length * SLACK;
    const cutBefore = index === 0 && begin > start + slack;
    const cutAfter = index === rows.length - 1 && end < start + length - slack;
    return cutBefore || cutAfter;
  });
}
