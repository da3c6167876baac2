// The records behind a number as a whole file, however many: asked page by page and put together without
// ever being one string.

import type { Client } from "../client.js";
import type { CsvAnswer, RecordsAnswer, RecordsRequest } from "../types/index.js";

/** A page is one search of the engine; so many rows are about 10 MB of text. */
const PAGE = 50_000;

type Engine = Pick<Client, "queryText">;

/** RFC 4180, as the engine writes it. */
export async function recordsCsv(engine: Engine, request: RecordsRequest): Promise<Blob> {
  // Spreadsheets tell UTF-8 by the mark in front.
  const parts = ["\ufeff"];
  let offset: number | null = 0;
  while (offset !== null) {
    const page: RecordsRequest = { ...request, as: "csv", limit: PAGE, offset };
    const { csv, next } = JSON.parse(await engine.queryText(JSON.stringify(page))) as CsvAnswer;
    parts.push(csv);
    offset = next;
  }
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

/** A list of the answer's rows. */
export async function recordsJson(engine: Engine, request: RecordsRequest): Promise<Blob> {
  const parts = ["[\n"];
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const page: RecordsRequest = { ...request, limit: PAGE, offset };
    const answer = JSON.parse(await engine.queryText(JSON.stringify(page))) as RecordsAnswer;
    total = answer.total;
    const rows = answer.rows.map((row) => JSON.stringify(row)).join(",\n");
    if (rows !== "") parts.push(offset > 0 ? ",\n" : "", rows);
  }
  parts.push("\n]\n");
  return new Blob(parts, { type: "application/json;charset=utf-8" });
}
