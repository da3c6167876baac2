// The records behind a number as a whole file, however many: asked page by page and put together without
// ever being one string.

import type { Client } from "../client.js";
import type { RecordsAnswer, RecordsRequest } from "../types/index.js";
import { csvParts, LONG_PAGE } from "./csv.js";

type Engine = Pick<Client, "queryText">;

export async function recordsCsv(engine: Engine, request: RecordsRequest): Promise<Blob> {
  return new Blob(await csvParts(engine, request), { type: "text/csv;charset=utf-8" });
}

/** A list of the answer's rows. */
export async function recordsJson(engine: Engine, request: RecordsRequest): Promise<Blob> {
  const parts = ["[\n"];
  for (let offset = 0, total = 1; offset < total; offset += LONG_PAGE) {
    const page: RecordsRequest = { ...request, limit: LONG_PAGE, offset };
    const answer = JSON.parse(await engine.queryText(JSON.stringify(page))) as RecordsAnswer;
    total = answer.total;
    const rows = answer.rows.map((row) => JSON.stringify(row)).join(",\n");
    if (rows !== "") parts.push(offset > 0 ? ",\n" : "", rows);
  }
  parts.push("\n]\n");
  return new Blob(parts, { type: "application/json;charset=utf-8" });
}
