// Runs one command line and returns its exit status: 0; 1 where a file, definition or request cannot
// be used; 2 for wrong usage. Standard output gets the answer and nothing else, or nothing; where some
// of several files cannot be used, the answer of the others, and the status is 1.

import { tabText } from "../elements/found/tab-words.js";
import { EngineError } from "../engine/engine-error.js";
import { loadInProcess } from "../engine/load-in-process.js";
import { engineWords, setEngineWords } from "../i18n/engine-words.js";
import { type CommandLine, languageOf, readArguments } from "./arguments.js";
import { runCommand } from "./commands.js";
import { InputError, UsageError } from "./failures.js";
import type { Surroundings } from "./io.js";
import { placeOf, type Placed } from "./problem-place.js";
import { isGuessable } from "./proposal-text.js";
import { isRequest } from "./requests.js";
import { readJson } from "./session.js";
import { plain } from "./table.js";
import { type Words, wordsOf } from "./text.js";
import { toldText } from "./told.js";

export async function run(args: readonly string[], io: Surroundings): Promise<number> {
  const language = languageOf(args, io.environment) ?? "en";
  const words = wordsOf(language);
  setEngineWords(() => import("../i18n/fr/engine.js"));
  await engineWords(language);
  const { cli } = words;
  let line: CommandLine | undefined;
  let wrapped = false;
  const complain = (text: string): void => io.stderr.write(`parcours: ${plain(text)}\n`);
  try {
    const read = readArguments(args, cli);
    if (read.kind === "help") {
      io.stdout.write(`${cli.help[read.of]}\n`);
      return 0;
    }
    if (read.kind === "version") {
      io.stdout.write(`${(await loadInProcess({})).Engine.version()}\n`);
      return 0;
    }
    ({ line } = read);
    const document = line.document === undefined ? undefined : await readJson(line.document, cli);
    wrapped = isRequest(document?.value);
    const answered = await runCommand(line, document, io, wordsOf(language, line.timeZone, roomOf(io)));
    const { text, warnings, remarks, unread, incomplete } = answered;
    // Whoever reads both on one terminal is told of the files once.
    const isRead = answered.tellsFiles === true && io.stdout.isTerminal && io.stderr.isTerminal;
    if (!isRead) for (const { name, message } of remarks) complain(cli.warning(`${name}: ${message}`));
    for (const warning of warnings) complain(cli.warning(placedText(placeOf(warning, line, wrapped), words)));
    for (const part of typeof text === "string" ? [text] : text) io.stdout.write(part);
    if (isRead && unread.length > 0) complain(cli.files.seeFiles(words.page.format.number(unread.length), tabText(words.page, "found.sources")));
    if (!isRead) for (const { name, message } of unread) complain(name === "" ? message : `${name}: ${message}`);
    answered.notes?.forEach(complain);
    return incomplete || unread.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) {
      complain(error.message);
      io.stderr.write(`${cli.usage.seeHelp(error.command)}\n`);
      return 2;
    }
    if (error instanceof InputError) {
      error.problems.forEach(complain);
      return 1;
    }
    if (error instanceof EngineError) {
      const placed = error.problems.map((problem) => (line ? placeOf(problem, line, wrapped) : { problem, file: undefined, isUsage: false }));
      for (const found of placed) complain(placedText(found, words));
      if (error.proposal) {
        // Of a file in an archive, the archive: that is what can be inspected.
        const file = error.proposal.summary.name.replace(/\.zip\/.*$/isu, ".zip");
        const advice = cli.usage.seeInspect(plain(file), isGuessable(error.proposal));
        io.stderr.write(`${advice}\n`);
      }
      if (!placed.every(({ isUsage }) => isUsage)) return 1;
      io.stderr.write(`${cli.usage.seeHelp(`parcours ${line?.command ?? ""}`)}\n`);
      return 2;
    }
    throw error;
  }
}

function placedText({ problem, file }: Pick<Placed, "problem" | "file">, words: Words): string {
  const told = toldText(words, problem);
  return file === undefined ? told : `${file}: ${told}`;
}

/** What is piped on is as wide as it needs to be, for those who search it. */
function roomOf({ stdout, environment }: Surroundings): number {
  if (!stdout.isTerminal) return Infinity;
  const columns = Number(environment.COLUMNS ?? stdout.columns);
  return columns > 0 ? columns : Infinity;
}
