// What all answers share. Contract: docs/reports.md.
//
// Times are ISO 8601 text in UTC, durations numbers of milliseconds (names end in Ms), money is an
// amount in the currency's unit, ids are text.

/** ISO 8601 in UTC, such as "2026-01-02T03:04:05.678Z". */
export type Timestamp = string;

/** A day of the request's time zone, such as "2026-01-31". */
export type Day = string;

/** Amounts by ISO 4217 code; "" stands for orders that name no currency. Never added up. */
export type Money = Readonly<Record<string, number>>;

/** numerator / denominator; null, never 0, where the denominator is 0. */
export interface CountedRatio {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly reason?: undefined;
}

/** A rate that the export cannot tell, because opens or clicks were not tracked. */
export interface UntrackedRatio {
  readonly value: null;
  readonly numerator?: undefined;
  readonly denominator?: undefined;
  readonly reason: "tracking-off";
}

export type Ratio = CountedRatio | UntrackedRatio;

/** The answer stands, and somebody should know this. `path` points into the request. */
export interface Warning {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

export interface AnswerHead {
  /** The engine's version. */
  readonly engine: string;
  /** What is counted: "instance", "contact", "event", or a funnel's record. */
  readonly unit: string;
  readonly warnings: readonly Warning[];
}

export type TrendUnit = "hour" | "day" | "week" | "month";

export type ReportChannel = "email" | "sms";

/** Days (whole, in the zone) or instants; both ends included. Either end may be left open. */
export interface DateRange {
  readonly from?: string;
  readonly to?: string;
  /** An IANA name; UTC where absent. */
  readonly timeZone?: string;
}

export type FilterOperator =
  | "eq" | "ne" | "in" | "notIn"
  | "contains" | "notContains" | "startsWith" | "endsWith" | "like"
  | "exists" | "missing"
  | "lt" | "lte" | "gt" | "gte" | "between" | "before" | "after";

export type FilterScalar = string | number | boolean;

/** ["url.path", "startsWith", "/product"]; or {"any": [...]}: at least one of them. */
export type Filter =
  | readonly [property: string, operator: FilterOperator, value?: FilterScalar | readonly FilterScalar[]]
  | { readonly any: readonly Filter[] };

/** A page of a table: a column's key to sort by, "-" before it for descending. */
export interface TablePage {
  readonly sort?: string;
  /** Only rows that hold the text, A to Z in any case. */
  readonly search?: string;
  /** 0: no limit. 100 where absent, 10,000 with `as: "csv"`. */
  readonly limit?: number;
  readonly offset?: number;
  /** "csv": a CsvAnswer instead of rows. */
  readonly as?: "json" | "csv";
}

/** A chunk of a table as CSV. Chunks joined, from offset 0 on, are one file. */
export interface CsvAnswer extends AnswerHead {
  readonly report: string;
  /** The rows; the header before them in the first chunk alone. */
  readonly csv: string;
  readonly total: number;
  /** The offset of the next chunk; null where this is the last. */
  readonly next: number | null;
}
