// Numbers, shares, money, durations and sizes as a reader of one locale writes them.

import { NO_VALUE } from "./no-value.js";
import { once } from "./once.js";

/** How amounts are written that stand in one column: all alike. */
export type MoneyDigits = "whole" | "cents";

type Maybe = number | null | undefined;

/** Units in: ratios 0..1, durations milliseconds. */
export interface QuantityFormats {
  number(value: Maybe): string;
  /** Short form for tight places: 12.4K. */
  compact(value: Maybe): string;
  /** 0.1234 -> 12.3 %; two decimals below 1 % and above 99.95 %, so that only none reads 0 % and only all 100 %. */
  percent(ratio: Maybe): string;
  /** A round share at an axis, with the digits it needs: 10 %, 2.5 %. */
  tick(share: number): string;
  /** Whole from a thousand on, unless it is said. `currency` "" is an amount whose currency the data does not tell. */
  money(amount: Maybe, currency: string, digits?: MoneyDigits): string;
  /** The same with its cents also from a thousand on: what somebody paid, or adds up. */
  amount(amount: Maybe, currency: string): string;
  /** The two largest units that say something: 2d 4h, 3m 5s, 420 ms. */
  duration(milliseconds: Maybe): string;
  bytes(bytes: Maybe): string;
  /** A difference of two rates, in points: +2.1; with one decimal, or those of the finer of the two. */
  points(difference: Maybe, digits?: number): string;
  /** A share with its sign: +12%. */
  signedPercent(share: Maybe): string;
}

const DURATION_UNITS: readonly (readonly [Intl.NumberFormatOptions["unit"], number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
];

/** Decimals of a currency that nobody knows. */
const CENTS = 2;

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** How each of two units in one text is written: "2d 4h" reads in English, "2j 4h" does not in French. */
type PairDisplay = "narrow" | "short";

type InUnit = (value: number, unit: string, digits: number, unitDisplay: "narrow" | "short" | "long") => string;

function known(value: Maybe): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

export function quantityFormats(locale: string): QuantityFormats {
  const kept = once();
  const numbers = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
    kept(key, () => new Intl.NumberFormat(locale, options));
  const currencies = (currency: string, whole: boolean): Pick<Intl.NumberFormat, "format"> =>
    kept(`${currency}/${whole}`, () => currencyFormat(locale, currency, whole));
  const pair: PairDisplay = /^fr\b/iu.test(locale) ? "short" : "narrow";
  const signed = { signDisplay: "exceptZero", maximumFractionDigits: 1 } as const;

  const inUnit: InUnit = (value, unit, digits, unitDisplay) =>
    numbers(`${unit}/${digits}/${unitDisplay}`, { style: "unit", unit, unitDisplay, maximumFractionDigits: digits }).format(value);

  return {
    number: (value) => (known(value) ? numbers("plain", { maximumFractionDigits: 2 }).format(value) : NO_VALUE),
    compact: (value) =>
      known(value) ? numbers("compact", { notation: "compact", maximumFractionDigits: 1 }).format(value) : NO_VALUE,
    tick: (share) => numbers("ticks", { style: "percent", maximumFractionDigits: 2 }).format(share),
    percent(ratio) {
      if (!known(ratio)) return NO_VALUE;
      const digits = percentDigits(ratio);
      const form = { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
      const text = (share: number): string => numbers(`percent/${digits}`, form).format(share);
      if (ratio > 0 && ratio < 0.00005) return `<${text(0.0001)}`;
      return ratio >= 0.99995 && ratio < 1 ? `>${text(0.9999)}` : text(ratio);
    },
    money(amount, currency, digits = Math.abs(amount ?? 0) >= 1000 ? "whole" : "cents") {
      if (!known(amount)) return NO_VALUE;
      return currencies(currency, digits === "whole").format(amount);
    },
    amount: (amount, currency) => (known(amount) ? currencies(currency, false).format(amount) : NO_VALUE),
    duration: (milliseconds) => (known(milliseconds) ? durationText(milliseconds, inUnit, pair) : NO_VALUE),
    bytes: (bytes) => (known(bytes) ? bytesText(bytes, inUnit) : NO_VALUE),
    points(difference, digits = 1) {
      if (!known(difference)) return NO_VALUE;
      const form = { ...signed, minimumFractionDigits: digits, maximumFractionDigits: digits };
      return numbers(`points/${digits}`, form).format(difference * 100);
    },
    signedPercent: (share) =>
      known(share) ? numbers("shares", { ...signed, style: "percent" }).format(share) : NO_VALUE,
  };
}

/** Decimals of a share in percent. */
export function percentDigits(ratio: number): number {
  const size = Math.abs(ratio);
  if (size === 0 || size === 1) return 0;
  return size < 0.01 || (size >= 0.9995 && size < 1) ? 2 : 1;
}

/** To so many decimals as Intl does it: by the digits of the number in decimal, of which a half goes up. */
export function rounded(value: number, digits: number): number {
  const size = Math.abs(value);
  // Smaller ones are printed with an exponent of their own.
  return size < 1e-6 ? 0 : (Math.sign(value) * Math.round(Number(`${size}e${digits}`))) / 10 ** digits;
}

/** Decimals of an amount that is written to the cent. */
export function currencyDigits(currency: string): number {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? CENTS;
  } catch {
    return CENTS;
  }
}

function currencyFormat(locale: string, currency: string, whole: boolean): Pick<Intl.NumberFormat, "format"> {
  try {
    return new Intl.NumberFormat(locale, { style: "currency", currency, ...(whole ? { maximumFractionDigits: 0 } : {}) });
  } catch {
    // Not an ISO 4217 code: the amount, then the text as the data has it.
    const cents = whole ? 0 : CENTS;
    const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: cents, maximumFractionDigits: cents });
    return { format: (value: number) => `${amount.format(value)} ${currency}`.trim() };
  }
}

function durationText(milliseconds: number, inUnit: InUnit, display: PairDisplay): string {
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
    return [inUnit(whole, unit, 0, display), inUnit(small % ratio, next[0], 0, display)].join("\u00a0");
  }
  return inUnit(milliseconds / 1000, "second", 1, "short");
}

function bytesText(bytes: number, inUnit: InUnit): string {
  let value = bytes;
  let step = 0;
  while (value >= 1000 && step < BYTE_UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  // The short form of a byte knows no plural.
  if (step === 0) return inUnit(value, "byte", 0, "long");
  return inUnit(value, BYTE_UNITS[step] ?? "byte", value < 100 ? 1 : 0, "short");
}

/** Of a column of amounts: cents for all where one below a thousand has some, else for none. */
export function moneyDigits(amounts: readonly number[]): MoneyDigits {
  return amounts.some((amount) => Math.abs(amount) < 1000 && !Number.isInteger(amount)) ? "cents" : "whole";
}
