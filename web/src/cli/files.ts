// From the words of a command line to sources: files, folders, patterns, standard input.

import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { messageOf } from "../engine/engine-error.js";
import type { CliTexts } from "../i18n/cli-en.js";
import { isExportPath } from "../sources/export-names.js";
import type { Seekable } from "../sources/seekable.js";
import type { DescribedSource } from "../sources/source.js";
import { InputError } from "./failures.js";
import { isPattern, patternOf } from "./pattern.js";

export interface FoundFiles {
  /** In the order given; within a folder or pattern by name. */
  readonly paths: readonly string[];
  /** Folders in which something was passed over, and how many files. */
  readonly leftOut: readonly { readonly folder: string; readonly count: number }[];
}

/** Throws InputError where a word leads to no file. */
export async function findFiles(words: readonly string[], texts: CliTexts): Promise<FoundFiles> {
  const paths: string[] = [];
  const leftOut: { folder: string; count: number }[] = [];
  for (const word of words) {
    const kind = word === "-" ? "file" : await kindOf(word);
    if (kind === "file") {
      paths.push(word);
    } else if (kind === "folder") {
      const all = await filesBelow(word);
      const exports = all.filter((path) => isExportPath(basename(path)));
      if (exports.length === 0) throw new InputError(texts.files.emptyFolder(word));
      if (exports.length < all.length) {
        leftOut.push({ folder: word, count: all.length - exports.length });
      }
      paths.push(...exports);
    } else if (isPattern(word)) {
      const { base, matches } = patternOf(word);
      const below = (await kindOf(base)) === "folder" ? await filesBelow(base) : [];
      const found = below.filter((path) => matches(relative(base, path).replaceAll(sep, "/")));
      if (found.length === 0) throw new InputError(texts.files.noMatch(word));
      paths.push(...found);
    } else {
      throw new InputError(texts.files.notFound(word));
    }
  }
  return { paths, leftOut };
}

/** "-" is standard input. Throws InputError where the file cannot be opened. */
export async function openFile(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
  texts: CliTexts,
): Promise<DescribedSource> {
  if (path === "-") return { data: stdin, name: texts.files.standardInput };
  // Opened once before the load begins, so that a file that may not be read is told at once.
  const file = await open(path).catch(refused);
  const stats = await file.stat();
  // A pipe, say, has no size and can be read only in order, and only by the one who opened it first.
  if (!stats.isFile()) return { data: file.createReadStream(), name: path };
  await file.close();
  return { data: seekableFile(path, stats.size), name: path };
}

/** Opens the file when its turn comes: a folder may hold more files than may be open. */
function seekableFile(path: string, size: number): Seekable {
  let opened: Promise<FileHandle> | undefined;
  return {
    size,
    async read(offset, length) {
      opened ??= open(path);
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await (await opened).read(bytes, filled, length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    close: async () => (await opened)?.close(),
  };
}

/** The system's words name what it was about. */
function refused(error: unknown): never {
  throw new InputError(messageOf(error));
}

async function kindOf(path: string): Promise<"file" | "folder" | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : found.isDirectory() ? "folder" : "file";
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(refused);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const paths: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    const kind = await kindOf(path);
    if (kind === "folder" && !entry.isSymbolicLink()) paths.push(...(await filesBelow(path)));
    else if (kind === "file") paths.push(path);
  }
  return paths;
}
