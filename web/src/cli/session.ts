// A command's data: its files loaded into an engine in this thread.

import { readFile } from "node:fs/promises";
import { type Client, createClient } from "../client.js";
import { formatText } from "../elements/found/found-words.js";
import { EngineError, messageOf } from "../engine/engine-error.js";
import { loadInProcess } from "../engine/load-in-process.js";
import type { CliTexts } from "../i18n/cli-en.js";
import type { Localizer } from "../i18n/translate.js";
import type { DescribedSource } from "../sources/source.js";
import type { LoadSummary, Mapping } from "../types/index.js";
import type { CommandLine } from "./arguments.js";
import { InputError } from "./failures.js";
import { findFiles, openFile } from "./files.js";
import type { Surroundings } from "./io.js";
import { progressLine } from "./progress.js";
import type { ReadJson } from "./requests.js";
import { plain } from "./table.js";

export interface Session {
  readonly client: Client;
  readonly summary: LoadSummary;
}

export interface OpenFiles {
  readonly files: readonly DescribedSource[];
  /** Others were named that cannot be used; standard error says which. */
  readonly incomplete: boolean;
}

/** The files of the command line. Throws InputError where there is none that can be opened. */
export async function openFiles(
  words: readonly string[],
  io: Surroundings,
  texts: CliTexts,
  { format }: Localizer,
): Promise<OpenFiles> {
  const { paths, leftOut, problems: found } = await findFiles(words, texts);
  const problems = [...found];
  const files: DescribedSource[] = [];
  for (const path of paths) {
    try {
      files.push(await openFile(path, io.stdin, texts));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
    }
  }
  const tell = (text: string): void => io.stderr.write(`parcours: ${plain(text)}\n`);
  for (const { folder, count } of leftOut) tell(texts.files.leftOut(format.number(count), folder));
  if (files.length === 0) throw new InputError(...problems);
  problems.forEach(tell);
  return { files, incomplete: problems.length > 0 };
}

/** `request`: what will be asked, as JSON; a mistake in it is told before gigabytes are loaded. */
export async function openSession(
  line: CommandLine,
  request: string | undefined,
  files: readonly DescribedSource[],
  io: Surroundings,
  texts: CliTexts,
  words: Localizer,
): Promise<Session> {
  const mapping = line.mapping === undefined ? undefined : await readMapping(line.mapping, texts);
  const client = createClient({ loadEngine: loadInProcess });
  const progress = progressLine(io.stderr, words);
  try {
    if (request !== undefined) await refuseMistakes(client, request);
    const summary = await client.load(files, {
      onProgress: (seen) => progress.show(seen),
      ...(line.format === undefined ? {} : { format: line.format }),
      ...(mapping === undefined ? {} : { mapping }),
      ...(line.timeZone === undefined ? {} : { timeZone: line.timeZone }),
      ...(line.dateOrder === undefined ? {} : { dateOrder: line.dateOrder }),
      ...(line.decimal === undefined ? {} : { decimal: line.decimal }),
    });
    progress.clear();
    if (mapping === "guess") tellKnown(summary, io, texts, words);
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

/** Of which files nothing was guessed. */
function tellKnown({ sources }: LoadSummary, io: Surroundings, texts: CliTexts, words: Localizer): void {
  const known = sources.filter(({ decidedBy }) => decidedBy === "signature");
  for (const format of new Set(known.map((source) => formatText(words, source)))) {
    const count = known.filter((source) => formatText(words, source) === format).length;
    io.stderr.write(`parcours: ${plain(texts.files.notGuessed(format, words.format.number(count)))}\n`);
  }
}

/** An engine without data finds every mistake but a record that there is not. */
async function refuseMistakes(client: Client, request: string): Promise<void> {
  await client.queryText(request).catch((error: unknown) => {
    if (error instanceof EngineError && error.problems.every(({ path }) => path === "record")) return;
    throw error;
  });
}

async function readMapping(path: string, texts: CliTexts): Promise<Mapping | "guess"> {
  return path === "guess" ? path : ((await readJson(path, texts)).value as Mapping);
}

/** A JSON file, as text too, so that it can be handed on as it is. Throws InputError. */
export async function readJson(
  path: string,
  texts: CliTexts,
): Promise<ReadJson> {
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
