// From the words of a command line to sources: files, folders, patterns, standard input.

import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
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
  /** What is wrong with words that lead to no file, and with folders that cannot be read. */
  readonly problems: readonly string[];
}

export async function findFiles(words: readonly string[], texts: CliTexts): Promise<FoundFiles> {
  const paths: string[] = [];
  const leftOut: { folder: string; count: number }[] = [];
  const problems: string[] = [];
  for (const word of words) {
    const kind = word === "-" ? "file" : await kindOf(word);
    if (kind === "file") {
      paths.push(word);
    } else if (kind === "folder") {
      const told = problems.length;
      const all = await filesBelow(word, problems);
      const exports = all.filter((path) => isExportPath(below(word, path)));
      if (exports.length === 0) {
        if (problems.length === told) problems.push(texts.files.emptyFolder(word));
      } else if (exports.length < all.length) {
        leftOut.push({ folder: word, count: all.length - exports.length });
      }
      for (const path of exports) paths.push(path);
    } else if (isPattern(word)) {
      const { base, matches } = patternOf(word);
      const told = problems.length;
      const all = (await kindOf(base)) === "folder" ? await filesBelow(base, problems) : [];
      const found = all.filter((path) => matches(below(base, path)));
      if (found.length === 0 && problems.length === told) problems.push(texts.files.noMatch(word));
      for (const path of found) paths.push(path);
    } else {
      problems.push(texts.files.notFound(word));
    }
  }
  return { paths, leftOut, problems };
}

/** The path in the folder, with slashes. */
function below(folder: string, path: string): string {
  return relative(folder, path).replaceAll(sep, "/");
}

/** "-" is standard input. Throws InputError where the file cannot be opened. */
export async function openFile(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
  texts: CliTexts,
): Promise<DescribedSource> {
  if (path === "-") return { data: stdin, name: texts.files.standardInput };
  // Opened once before the load begins, so that a file that may not be read is told at once.
  const file = await open(path).catch((error: unknown) => {
    // The system's words name what it was about.
    throw new InputError(messageOf(error));
  });
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
    // Who looks at it again opens it again.
    close: async () => {
      const file = opened;
      opened = undefined;
      await (await file)?.close();
    },
  };
}

async function kindOf(path: string): Promise<"file" | "folder" | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : found.isDirectory() ? "folder" : "file";
}

async function filesBelow(folder: string, problems: string[]): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    problems.push(messageOf(error));
    return [];
  });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const paths: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    const kind = await kindOf(path);
    if (kind === "folder" && !entry.isSymbolicLink()) {
      for (const inside of await filesBelow(path, problems)) paths.push(inside);
    } else if (kind !== "folder") {
      // A link that leads nowhere too: whoever opens it says so.
      paths.push(path);
    }
  }
  return paths;
}
