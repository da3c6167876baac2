// Numbers, money, dates, durations and sizes as a reader of one locale writes them.
//
// All by Intl; nothing here knows a language. A missing value (null, undefined, NaN) is an em dash.
// Units in: ratios 0..1, durations milliseconds, sizes bytes, times ISO 8601 UTC.

export const NO_VALUE = "—";

export interface FormatOptions {
  /** BCP 47 tag, such as "fr" or "en-GB". */
  locale: string;
  /** IANA zone in which times are shown; UTC where none is given. */
  timeZone?: string | undefined;
}

/** How amounts are written that stand in one column: all alike. */
export type MoneyDigits = "whole" | "cents";

type Maybe = number | null | undefined;

export interface Formats {
  readonly locale: string;
  readonly timeZone: string;
  number(value: Maybe): string;
  /** Short form for tight places: 12.4K. */
  compact(value: Maybe): string;
  /** 0.1234 -> 12.3 %; two decimals below 1 %, so that small rates keep their meaning. */
  percent(ratio: Maybe): string;
  /** Whole from a thousand on, unless it is said. `currency` "" is an amount whose currency the data does not tell. */
  money(amount: Maybe, currency: string, digits?: MoneyDigits): string;
  /** The same with its cents also from a thousand on: what somebody paid, or adds up. */
  amount(amount: Maybe, currency: string): string;
  /** The two largest units that say something: 2d 4h, 3m 5s, 420 ms. */
  duration(milliseconds: Maybe): string;
  bytes(bytes: Maybe): string;
  date(iso: string | null | undefined): string;
  dateTime(iso: string | null | undefined): string;
  /** With seconds. */
  exactTime(iso: string | null | undefined): string;
  /** As short as a column needs it: 05/01/26, 09:00. */
  shortTime(iso: string | null | undefined): string;
  dateRange(fromIso: string, toIso: string): string;
  /** Calendar days ("2026-01-31"), or instants; one of them where both are the same. */
  days(from: string, to: string): string;
  /** A difference of two rates, in points: +2.1. */
  points(difference: Maybe): string;
  /** A share with its sign: +12%. */
  signedPercent(share: Maybe): string;
  list(items: readonly string[]): string;
}

const DURATION_UNITS: readonly (readonly [Intl.NumberFormatOptions["unit"], number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
];

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

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

export function createFormats({ locale, timeZone: zone = "UTC" }: FormatOptions): Formats {
  const timeZone = knownZone(zone);
  // Made when first used: a formatter costs up to a millisecond, and the first view needs few.
  const made = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make());
    return made.get(key) as T;
  };
  const numbers = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    once(key, () => new Intl.NumberFormat(locale, options));
  const times = (key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    once(key, () => new Intl.DateTimeFormat(locale, { timeZone, ...options }));

  const plain = (value: number): string => numbers("plain", { maximumFractionDigits: 2 }).format(value);
  const day = (): Intl.DateTimeFormat => times("day", { dateStyle: "medium" });
  const calendar = (): Intl.DateTimeFormat => times("calendar", { dateStyle: "medium", timeZone: "UTC" });
  const signed = { signDisplay: "exceptZero", maximumFractionDigits: 1 } as const;

  const inUnit = (value: number, unit: string, digits: number, unitDisplay: "narrow" | "short" | "long"): string =>
    numbers(`${unit}/${digits}/${unitDisplay}`, { style: "unit", unit, unitDisplay, maximumFractionDigits: digits }).format(value);

  const currencyFormat = (currency: string, whole: boolean): Pick<Intl.NumberFormat, "format"> =>
    once(`${currency}/${whole}`, () => {
      try {
        return new Intl.NumberFormat(locale, { style: "currency", currency, ...(whole ? { maximumFractionDigits: 0 } : {}) });
      } catch {
        // Not an ISO 4217 code: the amount, then the text as the data has it.
        const cents = whole ? 0 : 2;
        const amount = numbers(`cents/${cents}`, { minimumFractionDigits: cents, maximumFractionDigits: cents });
        return { format: (value: number) => `${amount.format(value)} ${currency}`.trim() };
      }
    });

  const known = (value: Maybe): value is number => typeof value === "number" && Number.isFinite(value);
  const validTime = (iso: string | null | undefined): Date | null => {
    if (!iso) return null;
    const time = new Date(iso);
    return Number.isNaN(time.getTime()) ? null : time;
  };

  return {
    locale,
    timeZone,
    number: (value) => (known(value) ? plain(value) : NO_VALUE),
    compact: (value) =>
      known(value) ? numbers("compact", { notation: "compact", maximumFractionDigits: 1 }).format(value) : NO_VALUE,
    percent(ratio) {
      if (!known(ratio)) return NO_VALUE;
      const size = Math.abs(ratio);
      const digits = size === 0 || size === 1 ? 0 : size < 0.01 ? 2 : 1;
      const form = { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
      return numbers(`percent/${digits}`, form).format(ratio);
    },
    money(amount, currency, digits = Math.abs(amount ?? 0) >= 1000 ? "whole" : "cents") {
      if (!known(amount)) return NO_VALUE;
      return currencyFormat(currency, digits === "whole").format(amount);
    },
    amount: (amount, currency) => (known(amount) ? currencyFormat(currency, false).format(amount) : NO_VALUE),
    duration(milliseconds) {
      if (!known(milliseconds)) return NO_VALUE;
      if (milliseconds < 1000) return inUnit(Math.round(milliseconds), "millisecond", 0, "short");
      for (const [index, [unit, size]] of DURATION_UNITS.entries()) {
        if (milliseconds < size || unit === undefined) continue;
        const next = DURATION_UNITS[index + 1];
        if (next?.[0] === undefined) return inUnit(milliseconds / size, unit, 1, "short");
        // Rounded in the smaller unit first, so that 59.9 min of the hour do not print as 60.
        const small = Math.round(milliseconds / next[1]);
        const ratio = size / next[1];
        const whole = Math.floor(small / ratio);
        if (small % ratio === 0) return inUnit(whole, unit, 0, "short");
        return `${inUnit(whole, unit, 0, "narrow")} ${inUnit(small % ratio, next[0], 0, "narrow")}`;
      }
      return inUnit(milliseconds / 1000, "second", 1, "short");
    },
    bytes(bytes) {
      if (!known(bytes)) return NO_VALUE;
      let value = bytes;
      let step = 0;
      while (value >= 1000 && step < BYTE_UNITS.length - 1) {
        value /= 1000;
        step += 1;
      }
      // The short form of a byte knows no plural.
      if (step === 0) return inUnit(value, "byte", 0, "long");
      return inUnit(value, BYTE_UNITS[step] ?? "byte", value < 100 ? 1 : 0, "short");
    },
    date(iso) {
      const time = validTime(iso);
      return time ? day().format(time) : NO_VALUE;
    },
    dateTime(iso) {
      const time = validTime(iso);
      return time ? times("instant", { dateStyle: "medium", timeStyle: "short" }).format(time) : NO_VALUE;
    },
    exactTime(iso) {
      const time = validTime(iso);
      return time ? times("exact", { dateStyle: "medium", timeStyle: "medium" }).format(time) : NO_VALUE;
    },
    shortTime(iso) {
      const time = validTime(iso);
      if (!time) return NO_VALUE;
      const two = "2-digit";
      return times("short", { year: two, month: "numeric", day: "numeric", hour: two, minute: two }).format(time);
    },
    dateRange(fromIso, toIso) {
      const from = validTime(fromIso);
      const to = validTime(toIso);
      return from && to && from <= to ? day().formatRange(from, to) : NO_VALUE;
    },
    days(from, to) {
      // A day without a time is meant in the report's zone already.
      const form = from.length > 10 ? day() : calendar();
      const [a, b] = [validTime(from), validTime(to)];
      return a && b && a <= b ? form.formatRange(a, b) : NO_VALUE;
    },
    points: (difference) => (known(difference) ? numbers("points", signed).format(difference * 100) : NO_VALUE),
    signedPercent: (share) =>
      known(share) ? numbers("shares", { ...signed, style: "percent" }).format(share) : NO_VALUE,
    list: (items) => once("list", () => new Intl.ListFormat(locale, { type: "conjunction" })).format(items),
  };
}

/** Of a column of amounts: cents for all where one below a thousand has some, else for none. */
export function moneyDigits(amounts: readonly number[]): MoneyDigits {
  return amounts.some((amount) => Math.abs(amount) < 1000 && !Number.isInteger(amount)) ? "cents" : "whole";
}
