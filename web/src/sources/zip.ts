// Zip archives, by @zip.js/zip.js: its directory is read first, then one file after the other, each
// streamed, so that memory does not grow with what is inside.
//
// The library is loaded when the first archive comes. It inflates with the platform's own
// DecompressionStream and checks every file's checksum.

import type { FileEntry, ZipReader } from "@zip.js/zip.js";
import { EngineError, messageOf } from "../engine/engine-error.js";
import { isExportPath } from "./export-names.js";
import { type Pieces, readWhole, unreadable } from "./raw-bytes.js";
import type { Bytes, Seekable } from "./seekable.js";

/** Files in one archive. */
const maxFiles = 100_000;

/** Spreadsheets that are zip archives, by their names. */
const sheets = /\.(?:xls[xmb]|ods|numbers)$/i;

/** Compression methods: stored and deflated. */
const knownMethods: ReadonlySet<number> = new Set([0, 8]);

export interface Archive {
  /** By path. */
  readonly files: readonly ArchiveFile[];
  /** Paths of those that are no exports, by their names. */
  readonly passedOver: readonly string[];
}

export interface ArchiveFile {
  readonly path: string;
  /** Runs once. Throws EngineError "unsupported" or "bad-source", naming `name`. */
  pieces(name: string, signal?: AbortSignal): Pieces;
}

/**
 * Throws EngineError: "unsupported" for files that only look like archives (spreadsheets and the
 * like), "bad-source" for damaged ones and where the library cannot be loaded, "too-large" for too many files.
 */
export async function openArchive(source: Seekable, name: string): Promise<Archive> {
  const zip = await import("@zip.js/zip.js/lib/zip-core-custom.js").catch((cause: unknown) => {
    throw unreadable(name, `@zip.js/zip.js, which opens zip archives, could not be loaded: ${messageOf(cause)}`, cause);
  });
  class SourceReader extends zip.Reader<Seekable> {
    override size = source.size;
    override readUint8Array(offset: number, length: number): Promise<Bytes> {
      return readWhole(source, offset, Math.min(length, source.size - offset), name);
    }
  }
  const reader = new zip.ZipReader(new SourceReader(source), {
    useWebWorkers: false,
    useCompressionStream: true,
    checkSignature: true,
    checkOverlappingEntry: true,
  });
  const files = await filesOf(reader, name);
  refuseDocuments(new Set(files.map(({ filename }) => filename)), name);
  const [taken, passedOver] = [true, false].map((wanted) =>
    files.filter(({ filename }) => isExportPath(filename) === wanted),
  ) as [FileEntry[], FileEntry[]];
  return {
    files: taken.map((entry) => ({
      path: entry.filename,
      pieces: (fileName, signal) => piecesOf(entry, fileName, signal),
    })),
    passedOver: passedOver.map(({ filename }) => filename),
  };
}

async function filesOf(reader: ZipReader<unknown>, name: string): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory) continue;
      if (files.length === maxFiles) {
        throw new EngineError("too-large", "", `${name}: more than ${maxFiles} files in it`);
      }
      files.push(entry);
    }
  } catch (cause) {
    if (cause instanceof EngineError) throw cause;
    if (sheets.test(name)) {
      throw new EngineError("unsupported", "", `${name}: a damaged spreadsheet (${messageOf(cause)}); open it in its program, save the sheet as CSV UTF-8 and load that`, { cause });
    }
    throw unreadable(name, `damaged zip archive: ${messageOf(cause)}`, cause);
  }
  return files.sort((a, b) => (a.filename < b.filename ? -1 : 1));
}

/** Office documents are zip archives. */
const documents: readonly (readonly [file: string, advice: string])[] = [
  ["xl/workbook.xml", "an Excel workbook; save the sheet as CSV UTF-8 and load that"],
  ["xl/workbook.bin", "an Excel workbook; save the sheet as CSV UTF-8 and load that"],
  ["META-INF/manifest.xml", "an OpenDocument file; save the sheet as CSV (UTF-8) and load that"],
  ["Index/Document.iwa", "a Numbers document; export it as CSV (UTF-8) and load that"],
  ["word/document.xml", "a Word document; export the data itself, as CSV or JSON"],
  ["ppt/presentation.xml", "a presentation; export the data itself, as CSV or JSON"],
];

function refuseDocuments(paths: ReadonlySet<string>, name: string): void {
  for (const [file, advice] of documents) {
    if (paths.has(file)) throw new EngineError("unsupported", "", `${name}: ${advice}`);
  }
}

async function* piecesOf(entry: FileEntry, name: string, signal: AbortSignal | undefined): Pieces {
  if (entry.encrypted) {
    const advice = "encrypted; unpack it with its password and load the file inside";
    throw new EngineError("unsupported", "", `${name}: ${advice}`);
  }
  if (!knownMethods.has(entry.compressionMethod)) {
    const advice = `compressed by a method (${entry.compressionMethod}) that is not read here; pack it anew`;
    throw new EngineError("unsupported", "", `${name}: ${advice}`);
  }
  const stop = new AbortController();
  const { readable, writable } = new TransformStream<Bytes, Bytes>();
  const reader = readable.getReader();
  let failure: unknown;
  const cut = (): void => stop.abort();
  signal?.addEventListener("abort", cut, { once: true });
  const unzipping = entry.getData(writable, { signal: stop.signal }).catch((error: unknown) => {
    failure = error;
    return reader.cancel().catch(() => undefined);
  });
  try {
    for (;;) {
      const result = await reader.read().catch(() => undefined);
      if (result === undefined || result.done) break;
      yield result.value;
    }
    await unzipping;
    if (failure !== undefined && !signal?.aborted) {
      throw failure instanceof EngineError
        ? failure
        : unreadable(name, `damaged in the zip archive: ${messageOf(failure)}`, failure);
    }
  } finally {
    signal?.removeEventListener("abort", cut);
    stop.abort();
    await reader.cancel().catch(() => undefined);
  }
}
