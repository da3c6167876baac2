// Which files of a folder or an archive are taken for exports, by their names. A file that is named
// itself may have any name.

/** Formats that are refused are among them: whoever has one should hear what to do instead. */
const exportName = /\.(?:json|ndjson|jsonl|csv|tsv|avro|parquet|xlsx?|zip|gz)$/i;

/** A system's own files, in any folder: `.DS_Store`, and what macOS puts beside every file. */
const systemPath = /(?:^|\/)(?:\.[^/]*|__MACOSX)(?:\/|$)/;

/** Of a Mailchimp account export: who did what, without the time; the events are in the folder beside it. */
const aggregatePath = /(?:^|\/)aggregate_activity\//;

/** `path` with slashes. */
export function isExportPath(path: string): boolean {
  return exportName.test(path) && !systemPath.test(path) && !aggregatePath.test(path);
}
