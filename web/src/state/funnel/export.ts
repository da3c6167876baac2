// A funnel's result as a table that a spreadsheet opens: RFC 4180, one row a stage, and one set of rows a
// value where the funnel is compared by a property. Pure.
//
// Durations are in milliseconds, ratios plain numbers, absent ones empty cells. A cell of text that a
// spreadsheet would run as a formula gets an apostrophe in front.

import type { FunnelBreakdownRow, FunnelFigures, StageResult } from "../../types/index.js";
import type { AnswerWithoutPaths } from "./asking.js";

type Cell = string | number | null | undefined;

const HEADER = [
  "value", "stage", "name", "optional", "records", "rate", "cumulativeRate", "dropped", "inProgress", "medianMs", "meanMs",
] as const;

export function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function stageRow(value: string, stage: StageResult, nameOf: (stage: StageResult) => string): Cell[] {
  return [
    value,
    stage.id,
    nameOf(stage),
    String(stage.optional),
    stage.records,
    stage.rate?.value,
    stage.cumulativeRate.value,
    stage.dropped,
    stage.inProgress,
    stage.fromPrevious?.medianMs,
    stage.fromPrevious?.meanMs,
  ];
}

/** What a row of the breakdown is called; `words` for the rest and for no value. */
export function breakdownLabel(
  row: Pick<FunnelBreakdownRow, "value" | "other" | "none">,
  words: { readonly other: string; readonly none: string },
): string {
  if (row.other) return words.other;
  if (row.none) return words.none;
  return row.value ?? "";
}

export function resultCsv(
  answer: AnswerWithoutPaths,
  nameOf: (stage: StageResult) => string,
  words: { readonly other: string; readonly none: string },
): string {
  const rowsOf = (value: string, { stages }: Pick<FunnelFigures, "stages">): Cell[][] =>
    stages.map((stage) => stageRow(value, stage, nameOf));
  return csvText([
    HEADER,
    ...rowsOf("", answer),
    ...(answer.breakdown ?? []).flatMap((row) => rowsOf(breakdownLabel(row, words), row)),
  ]);
}
