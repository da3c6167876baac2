// Which files of a folder or an archive are taken for exports, by their names. A file that is named
// itself may have any name.

/** Formats that are refused are among them: whoever has one should hear what to do instead. */
const exportName = /\.(?:json|ndjson|jsonl|csv|tsv|avro|parquet|xlsx?|zip|gz)$/i;

/** A system's own files, in any folder: `.DS_Store`, and what macOS puts beside every file. */
const systemPath = /(?:^|\/)(?:\.[^/]*|__MACOSX)(?:\/|$)/;

/** `path` with slashes. */
export function isExportPath(path: string): boolean {
  return exportName.test(path) && !systemPath.test(path);
}
