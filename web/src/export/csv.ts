// A report as CSV, as the engine writes it: RFC 4180, cells that a spreadsheet would run are prefixed.
// It comes in chunks, so that a list of a million rows is never one string.

import type { Client } from "../client.js";
import type {
  CsvAnswer,
  InstancesRequest,
  LinksRequest,
  MessagesRequest,
  OrdersRequest,
  RecipientsRequest,
  RecordsRequest,
} from "../types/index.js";

export type CsvRequest = MessagesRequest | RecipientsRequest | LinksRequest | OrdersRequest | InstancesRequest | RecordsRequest;

/** The engine searches and sorts anew for each page of these; so many rows are about 10 MB of text. */
export const LONG_PAGE = 50_000;
const LONG_REPORTS: readonly string[] = ["records", "recipients", "instances"];

/** The whole report from its first row, whatever page the request was for. */
export async function* csvPages(
  engine: Pick<Client, "queryText">,
  request: CsvRequest,
  signal?: AbortSignal,
): AsyncGenerator<CsvAnswer, void, undefined> {
  const whole: Record<string, unknown> = { ...request };
  // Of the other reports the size of a piece is the engine's to choose.
  if (LONG_REPORTS.includes(request.report)) whole.limit = LONG_PAGE;
  else delete whole.limit;
  let offset: number | null = 0;
  while (offset !== null) {
    const text = await engine.queryText(JSON.stringify({ ...whole, offset, as: "csv" }), signal ? { signal } : {});
    const answer = JSON.parse(text) as CsvAnswer;
    yield answer;
    offset = answer.next;
  }
}

/** As parts of a file; spreadsheets tell UTF-8 by the mark in front. */
export async function csvParts(
  engine: Pick<Client, "queryText">,
  request: CsvRequest,
  signal?: AbortSignal,
): Promise<string[]> {
  const parts = ["\ufeff"];
  for await (const { csv } of csvPages(engine, request, signal)) parts.push(csv);
  return parts;
}
