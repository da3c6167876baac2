// Calendar days as text ("2026-01-31") in a time zone. Pure.

import { knownZone } from "../i18n/format.js";

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function partsFormat(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en", {
      timeZone: knownZone(timeZone),
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** An instant's (ISO 8601, or ms) day in the zone, and how much of that day has passed, 0..1. */
export function localTime(time: string | number, timeZone: string): { readonly day: string; readonly passed: number } {
  const parts = new Map(
    partsFormat(timeZone)
      .formatToParts(new Date(time))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? "";
  const minutes = Number(part("hour")) * 60 + Number(part("minute"));
  return { day: `${part("year")}-${part("month")}-${part("day")}`, passed: minutes / 1440 };
}

export function localDay(time: string | number, timeZone: string): string {
  return localTime(time, timeZone).day;
}

/**
 * The days of a range of days or instants, "" where an end is open. One that ends at midnight ends with the day before:
 * of its own day nothing but that instant is in it.
 */
export function rangeDays({ from, to }: { readonly from: string; readonly to: string }, timeZone: string): { from: string; to: string } {
  const dayAt = (time: string, msBefore = 0): string => {
    const ms = Date.parse(time);
    return isDay(time) || Number.isNaN(ms) ? time : localDay(ms - msBefore, timeZone);
  };
  const first = dayAt(from);
  return { from: first, to: dayAt(to) === first ? first : dayAt(to, 1) };
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from `from` to `to`, 0 for the same day; parts of a day where these are instants. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** "2026-01-31": a day of the calendar, not an instant. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? Date.parse(text) : NaN;
  // Browsers read the 31st of February as the 3rd of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A day, or an instant: "2026-01-31T12:00:00Z". */
export function isTime(text: string): boolean {
  return isDay(text) || (text[10] === "T" && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)));
}
