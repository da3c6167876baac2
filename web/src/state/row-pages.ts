// Rows of a long table, fetched page by page as they come into view. Pure: who asks, and how, is told.

export interface RowPages<Row> {
  /** What the rows answer; another key is another table. */
  readonly key: string;
  /** Rows in all; null until the first page is there. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
  readonly asked: ReadonlySet<number>;
}

export const PAGE_ROWS = 100;

export function emptyPages<Row>(key: string): RowPages<Row> {
  return { key, total: null, pages: new Map(), asked: new Set() };
}

export function rowAt<Row>(rows: RowPages<Row>, index: number): Row | undefined {
  return rows.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
}

/** The pages of the rows `first` to `last` that nobody has asked for. */
export function missingPages<Row>(rows: RowPages<Row>, first: number, last: number): number[] {
  const end = rows.total === null ? last : Math.min(last, rows.total - 1);
  const missing: number[] = [];
  for (let page = Math.floor(Math.max(0, first) / PAGE_ROWS); page <= Math.floor(end / PAGE_ROWS); page += 1) {
    if (!rows.asked.has(page)) missing.push(page);
  }
  return missing;
}

export function withAsked<Row>(rows: RowPages<Row>, page: number): RowPages<Row> {
  return { ...rows, asked: new Set([...rows.asked, page]) };
}

export function withPage<Row>(rows: RowPages<Row>, page: number, total: number, content: readonly Row[]): RowPages<Row> {
  return { ...rows, total, pages: new Map([...rows.pages, [page, content]]) };
}

/** A page that failed may be asked for again. */
export function withoutAsked<Row>(rows: RowPages<Row>, page: number): RowPages<Row> {
  return { ...rows, asked: new Set([...rows.asked].filter((asked) => asked !== page)) };
}
