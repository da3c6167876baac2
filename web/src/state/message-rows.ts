// The messages table: which columns, in which order its rows stand, how long its bars are. Pure.

import { isRatioMetric, metricGroups } from "../metric-list.js";
import type { MessageRow, MetricId } from "../types/index.js";
import { mainCurrency, metricNumber, metricValue } from "./metric-view.js";

export type MessageColumn = "message" | MetricId;

export interface MessageSort {
  readonly key: MessageColumn;
  readonly descending: boolean;
}

const ALWAYS: readonly MetricId[] = ["sends", "deliveryRate", "openRate", "clickRate", "unsubscribeRate"];
const WITH_ORDERS: readonly MetricId[] = ["orders", "revenue"];

/** Columns that at least one row has; e-commerce where any message earned an order. */
export function messageColumns(rows: readonly MessageRow[]): MetricId[] {
  const shown = ALWAYS.filter((id) => rows.some((row) => metricValue(row, id) !== null));
  const sold = rows.some((row) => (row.orders ?? 0) > 0);
  return sold ? [...shown, ...WITH_ORDERS] : shown;
}

/** Every metric that at least one row has, in the order of the groups: what may be chosen. */
export function offeredColumns(rows: readonly MessageRow[]): MetricId[] {
  return Object.values(metricGroups)
    .flat()
    .filter((id) => rows.some((row) => metricValue(row, id) !== null));
}

/** Rows whose name or id holds the text, in any case. */
export function searchMessages(rows: readonly MessageRow[], search: string): readonly MessageRow[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (!wanted) return rows;
  return rows.filter(({ name, message }) =>
    [name, message].some((text) => text?.toLocaleLowerCase().includes(wanted)),
  );
}

export function messageName(row: MessageRow): string | null {
  return row.name ?? row.message;
}

/** Clicking a column sorts by it, largest first (names: A first); clicking again turns it round. */
export function nextSort(sort: MessageSort, key: MessageColumn): MessageSort {
  if (sort.key === key) return { key, descending: !sort.descending };
  return { key, descending: key !== "message" };
}

/** A copy, sorted; rows without a value come last either way, ties by name. */
export function sortMessages(
  rows: readonly MessageRow[],
  sort: MessageSort,
  locale: string,
): MessageRow[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const byName = (a: MessageRow, b: MessageRow): number =>
    collator.compare(messageName(a) ?? "", messageName(b) ?? "");
  const direction = sort.descending ? -1 : 1;
  const { key } = sort;
  if (key === "message") {
    return [...rows].sort((a, b) => direction * byName(a, b));
  }
  const currency = revenueCurrency(rows);
  // The 0 of what was never sent is no result.
  const number = (row: MessageRow): number | null => {
    const found = metricNumber(metricValue(row, key), currency);
    return row.sends === 0 && !found ? null : found;
  };
  return [...rows].sort((a, b) => {
    const x = number(a);
    const y = number(b);
    if (x === null || y === null) {
      return x === y ? byName(a, b) : x === null ? 1 : -1;
    }
    return x === y ? byName(a, b) : direction * (x - y);
  });
}

/** The currency in which most of the rows' revenue is; rows are compared in this one only. */
export function revenueCurrency(rows: readonly MessageRow[]): string | null {
  const sums: Record<string, number> = {};
  for (const row of rows) {
    for (const [currency, amount] of Object.entries(row.revenue ?? {})) {
      sums[currency] = (sums[currency] ?? 0) + amount;
    }
  }
  return mainCurrency(sums);
}

/** What a column's bars are measured by: a rate's by the whole, of all else by the largest value, 0 where no row has one. */
export function columnMaximum(
  rows: readonly MessageRow[],
  id: MetricId,
  currency: string | null,
): number {
  if (isRatioMetric(id)) return 1;
  return rows.reduce(
    (largest, row) => Math.max(largest, metricNumber(metricValue(row, id), currency) ?? 0),
    0,
  );
}

/** 0..1: the row's value beside what the column's bars are measured by; 0 where it has none. */
export function barFraction(
  row: MessageRow,
  id: MetricId,
  maximum: number,
  currency: string | null,
): number {
  const number = metricNumber(metricValue(row, id), currency) ?? 0;
  return maximum > 0 ? Math.max(0, number / maximum) : 0;
}

/** "-sends" -> {sends, descending}; the spelling of a report request. */
export function readSort(text: string): MessageSort {
  const descending = text.startsWith("-");
  const key = (descending ? text.slice(1) : text) as MessageColumn;
  return { key: key === ("" as MessageColumn) ? "sends" : key, descending };
}

export function writeSort({ key, descending }: MessageSort): string {
  return descending ? `-${key}` : key;
}
