// `parcours report --csv DIR`: the report's tables as files, written chunk by chunk, so that none has
// to fit in memory.

import { mkdir, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Client } from "../client.js";
import { messageOf } from "../engine/engine-error.js";
import { type CsvRequest, csvPages } from "../export/csv.js";
import type { CliTexts } from "../i18n/cli-en.js";
import type { CommandLine } from "./arguments.js";
import { InputError } from "./failures.js";
import { linksRequest, messagesRequest, ordersRequest, recipientsRequest } from "./requests.js";

export interface CsvFile {
  /** Below the folder, with "/" between its parts. */
  readonly name: string;
  /** Rows of the table; an order may take several lines. */
  readonly rows: number;
}

/**
 * Writes messages.csv, links.csv, orders.csv and recipients/MESSAGE.csv for each message below
 * `directory`, over files of those names. Throws InputError where that cannot be.
 */
export async function writeCsvFiles(
  client: Client,
  line: CommandLine,
  directory: string,
): Promise<readonly CsvFile[]> {
  const files: CsvFile[] = [];
  const write = async (name: string, request: CsvRequest): Promise<void> => {
    files.push({ name, rows: await writeTable(client, join(directory, name), request) });
  };
  await write("messages.csv", messagesRequest(line));
  await write("links.csv", linksRequest(line));
  await write("orders.csv", ordersRequest(line));
  const { rows } = await client.query(messagesRequest(line));
  const ids = rows.flatMap(({ message }) => (message === null ? [] : [message]));
  const names = fileNames();
  for (const message of new Set(ids)) {
    await write(`recipients/${names(message)}.csv`, recipientsRequest(line, message));
  }
  return files;
}

/** Throws InputError where `path` is there and no folder. */
export async function refuseFile(path: string, { files }: CliTexts): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found && !found.isDirectory()) throw new InputError(files.notFolder(path));
}

async function writeTable(client: Client, path: string, request: CsvRequest): Promise<number> {
  const file = await openNew(path);
  try {
    let rows = 0;
    for await (const { csv, total } of csvPages(client, request)) {
      await file.appendFile(csv).catch(refused(path));
      rows = total;
    }
    return rows;
  } finally {
    await file.close();
  }
}

async function openNew(path: string): ReturnType<typeof open> {
  try {
    await mkdir(dirname(path), { recursive: true });
    return await open(path, "w");
  } catch (error) {
    return refused(path)(error);
  }
}

const refused =
  (path: string) =>
  (error: unknown): never => {
    throw new InputError(`${path}: ${messageOf(error)}`);
  };

/** With a number and the ending still a name that every file system takes: they allow 255. */
const MOST_BYTES = 200;

/** Names of devices on Windows, whatever the case and whatever follows a dot. */
const DEVICE = /^(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?=\.|$)/iu;

/**
 * Names for ids: letters, digits, dots, dashes and underlines stay, anything else becomes an
 * underline; at most 200 bytes of UTF-8, no dot in front; ids that would share a name (in any case, as
 * some file systems have it) get a number behind it, and those of a device on Windows an underline.
 */
export function fileNames(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    const safe = id.replace(/[^\p{L}\p{N}._-]/gu, "_").replace(/^\.*/u, "").replace(DEVICE, "$&_");
    const stem = firstBytes(safe, MOST_BYTES) || "_";
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? stem : `${stem}-${number}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}

/** As many whole characters as fit. */
function firstBytes(text: string, most: number): string {
  let [bytes, end] = [0, 0];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    end += character.length;
  }
  return text.slice(0, end);
}
