// A command's data: its files loaded into an engine in this thread.

import { readFile } from "node:fs/promises";
import { type Client, createClient } from "../client.js";
import { messageOf } from "../engine/engine-error.js";
import { loadInProcess } from "../engine/load-in-process.js";
import type { CliTexts } from "../i18n/cli-en.js";
import type { Localizer } from "../i18n/translate.js";
import type { LoadSummary, Mapping } from "../types/index.js";
import type { CommandLine } from "./arguments.js";
import { InputError } from "./failures.js";
import { findFiles, openFile } from "./files.js";
import type { Surroundings } from "./io.js";
import { progressLine } from "./progress.js";

export interface Session {
  readonly client: Client;
  readonly summary: LoadSummary;
}

export async function openSession(
  line: CommandLine,
  io: Surroundings,
  texts: CliTexts,
  words: Localizer,
): Promise<Session> {
  const mapping = line.mapping === undefined ? undefined : await readMapping(line.mapping, texts);
  const { paths, leftOut } = await findFiles(line.files, texts);
  for (const { folder, count } of leftOut) {
    io.stderr.write(`parcours: ${texts.files.leftOut(words.format.number(count), folder)}\n`);
  }
  const files = [];
  for (const path of paths) files.push(await openFile(path, io.stdin, texts));
  const client = createClient({ loadEngine: loadInProcess });
  const progress = progressLine(io.stderr, words);
  try {
    const summary = await client.load(files, {
      onProgress: (seen) => progress.show(seen),
      ...(line.format === undefined ? {} : { format: line.format }),
      ...(mapping === undefined ? {} : { mapping }),
      ...(line.timeZone === undefined ? {} : { timeZone: line.timeZone }),
      ...(line.dateOrder === undefined ? {} : { dateOrder: line.dateOrder }),
      ...(line.decimal === undefined ? {} : { decimal: line.decimal }),
    });
    progress.clear();
    for (const { name, count } of summary.passedOver ?? []) {
      io.stderr.write(`parcours: ${texts.files.leftOut(words.format.number(count), name)}\n`);
    }
    return { client, summary };
  } catch (error) {
    client.dispose();
    throw error;
  } finally {
    progress.clear();
  }
}

async function readMapping(path: string, texts: CliTexts): Promise<Mapping | "guess"> {
  return path === "guess" ? path : ((await readJson(path, texts)).value as Mapping);
}

/** A JSON file, as text too, so that it can be handed on as it is. Throws InputError. */
export async function readJson(
  path: string,
  texts: CliTexts,
): Promise<{ readonly text: string; readonly value: unknown }> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    const absent = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new InputError(absent ? texts.files.notFound(path) : messageOf(error));
  });
  try {
    return { text, value: JSON.parse(text) as unknown };
  } catch (error) {
    throw new InputError(texts.files.notJson(path, messageOf(error)));
  }
}
