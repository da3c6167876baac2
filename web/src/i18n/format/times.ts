// Days and instants (ISO 8601, UTC) as a reader of one locale and zone writes them.

import { NO_VALUE } from "./no-value.js";
import { once } from "./once.js";

export interface TimeFormats {
  /** Of a calendar day ("2026-01-31"), or an instant. */
  date(iso: string | null | undefined): string;
  dateTime(iso: string | null | undefined): string;
  /** With seconds. */
  exactTime(iso: string | null | undefined): string;
  dateRange(fromIso: string, toIso: string): string;
  /** Calendar days ("2026-01-31"), or instants; one of them where both are the same. */
  days(from: string, to: string): string;
}

/** The zone, or UTC where it is none: the engine tells of it, and what is written must not fail for it. */
export function knownZone(timeZone: string): string {
  if (timeZone === "UTC") return timeZone;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch {
    return "UTC";
  }
}

function validTime(iso: string | null | undefined): Date | null {
  if (!iso) return null;
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** `timeZone` is a known one. */
export function timeFormats(locale: string, timeZone: string): TimeFormats {
  const kept = once();
  const times = (key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    kept(key, () => new Intl.DateTimeFormat(locale, { timeZone, ...options }));
  const day = (): Intl.DateTimeFormat => times("day", { dateStyle: "medium" });
  const calendar = (): Intl.DateTimeFormat => times("calendar", { dateStyle: "medium", timeZone: "UTC" });
  // A day without a time is meant in the report's zone already.
  const dayForm = (iso: string): Intl.DateTimeFormat => (iso.length > 10 ? day() : calendar());

  const instant = (key: string, options: Intl.DateTimeFormatOptions) => (iso: string | null | undefined): string => {
    const time = validTime(iso);
    return time ? times(key, options).format(time) : NO_VALUE;
  };

  return {
    date(iso) {
      const time = validTime(iso);
      return iso && time ? dayForm(iso).format(time) : NO_VALUE;
    },
    dateTime: instant("instant", { dateStyle: "medium", timeStyle: "short" }),
    exactTime: instant("exact", { dateStyle: "medium", timeStyle: "medium" }),
    dateRange(fromIso, toIso) {
      const from = validTime(fromIso);
      const to = validTime(toIso);
      return from && to && from <= to ? day().formatRange(from, to) : NO_VALUE;
    },
    days(from, to) {
      const [a, b] = [validTime(from), validTime(to)];
      return a && b && a <= b ? dayForm(from).formatRange(a, b) : NO_VALUE;
    },
  };
}
