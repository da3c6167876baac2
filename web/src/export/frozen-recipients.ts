// The recipients that a file holds, searched, sorted and paged as the engine would. Pure.

import type { RecipientRow, RecipientsAnswer, RecipientsRequest } from "../types/index.js";
import { mainCurrency } from "../state/metric-view.js";

type Value = string | number | null;

function valueOf(row: RecipientRow, column: string): Value {
  const value = row[column as keyof RecipientRow];
  if (value === undefined || value === null) return null;
  if (typeof value !== "object") return value;
  const currency = mainCurrency(value);
  return currency === null ? null : (value[currency] ?? null);
}

export function recipientsAnswer(request: RecipientsRequest, all: readonly RecipientRow[]): RecipientsAnswer {
  const { search = "", sort = "sentAt", limit = 100, offset = 0 } = request;
  const wanted = search.toLowerCase();
  const descending = sort.startsWith("-");
  const column = descending ? sort.slice(1) : sort;
  const rows = all.filter(({ contact }) => contact.toLowerCase().includes(wanted));
  rows.sort((a, b) => {
    const [x, y] = [valueOf(a, column), valueOf(b, column)];
    if (x === y) return a.contact < b.contact ? -1 : 1;
    if (x === null || y === null) return x === null ? 1 : -1;
    return (x < y ? -1 : 1) * (descending ? -1 : 1);
  });
  const page = limit === 0 ? rows.slice(offset) : rows.slice(offset, offset + limit);
  return { report: "recipients", engine: "", unit: "contact", warnings: [], total: rows.length, rows: page };
}
