// Numbers, money, dates, durations and sizes as a reader of one locale writes them.
//
// All by Intl; nothing here knows a language. A missing value (null, undefined, NaN) is an em dash.

import { once } from "./format/once.js";
import { quantityFormats, type QuantityFormats } from "./format/quantities.js";
import { knownZone, timeFormats, type TimeFormats } from "./format/times.js";

export { NO_VALUE } from "./format/no-value.js";
export { currencyDigits, moneyDigits, percentDigits, rounded, type MoneyDigits } from "./format/quantities.js";
export { knownZone } from "./format/times.js";

export interface FormatOptions {
  /** BCP 47 tag, such as "fr" or "en-GB". */
  locale: string;
  /** IANA zone in which times are shown; UTC where none is given. */
  timeZone?: string | undefined;
}

export interface Formats extends QuantityFormats, TimeFormats {
  readonly locale: string;
  readonly timeZone: string;
  list(items: readonly string[]): string;
}

export function createFormats({ locale, timeZone: zone = "UTC" }: FormatOptions): Formats {
  const timeZone = knownZone(zone);
  const kept = once();
  return {
    locale,
    timeZone,
    ...quantityFormats(locale),
    ...timeFormats(locale, timeZone),
    list(items) {
      // One is no list: most of a report's first are none, and the format takes 2 ms to make.
      if (items.length < 2) return items.join();
      return kept("list", () => new Intl.ListFormat(locale, { type: "conjunction" })).format(items);
    },
  };
}
