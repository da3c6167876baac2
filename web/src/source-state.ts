// What became of a source as a whole, from its summary: broken or cut off after a part of it, its
// event words that nothing maps, whether it came packed.

import { skippedRows } from "./skipped-rows.js";
import type { LoadSummary, SourceSummary, ValueCount } from "./types/index.js";

/** Some of it was read, and then it was broken or at its end too early. */
export function isPartial(source: SourceSummary): boolean {
  const { error, cutOff, rows } = source;
  return cutOff === true || (error !== undefined && rows > 0 && !isUnfit(source));
}

/** Read to its end, and not a row of it can be used: it is whole, but of another form than it was read as. */
export function isUnfit({ error, rows, kept }: Pick<SourceSummary, "error" | "rows" | "kept">): boolean {
  return error?.code === "unusable-input" && rows > 0 && kept === 0;
}

/** The names of those that gave the report something; where none did, of those that were read, if only in part. */
export function readNames({ sources }: Pick<LoadSummary, "sources">): string[] {
  const gave = sources.filter(({ kept }) => kept > 0);
  const read = gave.length > 0 ? gave : sources.filter((source) => source.error === undefined || isPartial(source));
  return read.map(({ name }) => name);
}

/** Not read, or not whole. */
export function isBroken({ error, cutOff }: Pick<SourceSummary, "error" | "cutOff">): boolean {
  return error !== undefined || cutOff === true;
}

type Remarked = Pick<SourceSummary, "rows" | "warnings" | "error" | "cutOff">;

/** Read to its end, and not a row in it. */
function isEmpty(source: Remarked): boolean {
  return source.rows === 0 && !isBroken(source);
}

/** What the engine remarked on a file; of an empty one of which it says nothing (`[]`), that it is. */
export function remarksOf(source: Remarked): readonly string[] {
  return isEmpty(source) && source.warnings.length === 0 ? ["no event in the file"] : source.warnings;
}

/** Those that were read to their end, with nothing in them, and what is remarked on them. */
export function emptySources<S extends Remarked>(sources: readonly S[]): S[] {
  return sources.filter(isEmpty).map((source) => ({ ...source, warnings: remarksOf(source) }));
}

/** Something of the files is not in the report: a file, a part of one, rows. */
export function hasLosses({ sources }: LoadSummary): boolean {
  return sources.some((source) => isBroken(source) || skippedRows(source) > 0) || emptySources(sources).length > 0;
}

/** The engine remarked on how it read a file: who reads of it must not read that nothing was found. */
export function hasRemarks({ sources }: LoadSummary): boolean {
  return sources.some(({ warnings }) => warnings.length > 0);
}

/** Event words of mapped files that the mapping does not name, over all files, the most frequent first. */
export function unmappedWords({ sources }: LoadSummary): ValueCount[] {
  const counts = new Map<string, number>();
  for (const { decidedBy, unrecognised } of sources) {
    if (decidedBy !== "mapping" && decidedBy !== "guess") continue;
    for (const { value, count } of unrecognised.types) counts.set(value, (counts.get(value) ?? 0) + count);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

/** Rows of the files tell several events each: the other counts are of these. */
export function tellSeveral(sources: LoadSummary["sources"]): boolean {
  return sources.some(({ records }) => records !== undefined);
}

/** What people call the rows of a file. */
export function fileRows({ rows, records }: Pick<SourceSummary, "rows" | "records">): number {
  return records ?? rows;
}

/** By its name, or by the archive that it is in: its size is that after unpacking. */
export function isPacked({ name }: SourceSummary): boolean {
  return /\.(gz|gzip|zip)(\/|$)/iu.test(name);
}
