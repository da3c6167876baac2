// The commands: what each asks and what it writes. The answer comes back as text, so that
// nothing is written where something fails.

import type { Client } from "../client.js";
import type {
  CardsAnswer,
  CatalogAnswer,
  DoctorAnswer,
  ExplainAnswer,
  FunnelAnswer,
  LoadSummary,
  MessagesAnswer,
  RecordsAnswer,
  RecordsRequest,
  Warning,
} from "../types/index.js";
import type { CommandLine, CommandName } from "./arguments.js";
import { type CsvFile, refuseFile, writeCsvFiles } from "./csv-files.js";
import { EngineError } from "../engine/engine-error.js";
import { InputError } from "./failures.js";
import { brokenText } from "../elements/found/found-words.js";
import { csvPages } from "../export/csv.js";
import { isBroken } from "../source-state.js";
import { withIds } from "../state/funnel/stage-ids.js";
import { rangeDays } from "../state/days.js";
import { emptyFiles } from "./empty-files.js";
import { funnelText } from "./funnel-text.js";
import { htmlReport, refuseOther, writeHtml } from "./html-report.js";
import { catalogText, doctorText, ignoredText, skippedTitle, sourcesText, warningsOf } from "./inspect-text.js";
import type { Surroundings } from "./io.js";
import { cardsText, messagesText } from "./metrics-text.js";
import { proposalText } from "./proposal-text.js";
import { explainText, recordsText } from "./records-text.js";
import { cardsRequest, explainRequest, funnelRequest, messagesRequest, otherReport, type ReadJson, recordsRequest, requestText } from "./requests.js";
import { openFiles, openSession, type Session } from "./session.js";
import { type Column, table } from "./table.js";
import type { Words } from "./text.js";
import { remarkText, toldText } from "./told.js";

export interface CommandResult {
  /** For standard output; in parts where it may be longer than a string can be. */
  readonly text: string | readonly string[];
  /** Of the answer, for standard error. */
  readonly warnings: readonly Warning[];
  /** What was done besides, for standard error. */
  readonly notes?: readonly string[];
  /** The text tells of files what standard error would. */
  readonly tellsFiles?: boolean;
}

/** A file of several that could not be read, or not to its end; the answer is that of the others. */
export interface UnreadFile {
  /** "" where the message names it. */
  readonly name: string;
  readonly message: string;
}

export interface Answered extends CommandResult {
  /** Of the files, for standard error. */
  readonly remarks: readonly { readonly name: string; readonly message: string }[];
  readonly unread: readonly UnreadFile[];
  /** Words of the command line led to no file. */
  readonly incomplete: boolean;
}

type Run = (
  session: Session,
  line: CommandLine,
  document: ReadJson | undefined,
  words: Words,
) => Promise<CommandResult>;

function periodText(line: CommandLine, { page: { format } }: Words): string {
  const { from, to } = rangeDays({ from: line.from ?? "", to: line.to ?? "" }, format.timeZone);
  if (from && to) return format.days(from, to);
  return from ? `${format.date(from)} –` : to ? `– ${format.date(to)}` : "";
}

const commandRuns: Readonly<Record<CommandName, Run>> = {
  async report(session, line, _, words) {
    const { client, summary } = session;
    const { csvDirectory, html } = line;
    if (html !== undefined) {
      const { warnings } = await client.query(messagesRequest(line));
      const page = await htmlReport(session, line, words, new Date().toISOString());
      if (html === "-") return { text: page, warnings };
      return { text: "", warnings, notes: [await writeHtml(html, page, line.recipients, words)] };
    }
    if (csvDirectory !== undefined) {
      const { warnings } = await client.query(messagesRequest(line));
      const files = await writeCsvFiles(client, line, csvDirectory);
      return { text: joined(csvFilesText(files, words)), warnings };
    }
    const cards = await client.queryText(JSON.stringify(cardsRequest(line)));
    const messages = await client.queryText(JSON.stringify(messagesRequest(line)));
    const doctor = await client.queryText('{"report":"doctor"}');
    const cardsAnswer = JSON.parse(cards) as CardsAnswer;
    const { warnings } = cardsAnswer;
    if (line.json) {
      return { text: `{"cards":${cards},"messages":${messages},"doctor":${doctor}}\n`, warnings };
    }
    const catalog = JSON.parse(await client.queryText('{"report":"catalog"}')) as CatalogAnswer;
    const lines = [
      ...cardsText(cardsAnswer, catalog, words, periodText(line, words)),
      ...messagesText(JSON.parse(messages) as MessagesAnswer, catalog, words),
      ...sourcesText(summary, words),
      ...doctorText(JSON.parse(doctor) as DoctorAnswer, catalog, summary, words),
    ];
    return { text: joined(lines), warnings, tellsFiles: true };
  },

  async funnel({ client }, line, document, words) {
    const request = funnelRequest(document?.value, line);
    const text = await client.queryText(JSON.stringify(request));
    const answer = JSON.parse(text) as FunnelAnswer;
    const { warnings } = answer;
    return { text: line.json ? `${text}\n` : joined(funnelText(answer, request.definition, words)), warnings };
  },

  async records({ client }, line, document, words) {
    const request = recordsRequest(document?.value, line);
    if (line.csv) return recordsCsv(client, request);
    const text = await client.queryText(JSON.stringify(request));
    const answer = JSON.parse(text) as RecordsAnswer;
    const { warnings } = answer;
    if (line.json) return { text: [text, "\n"], warnings };
    return { text: joined(recordsText(answer, withIds(request.definition), words)), warnings };
  },

  async explain({ client }, line, document, words) {
    const request = explainRequest(document?.value, line);
    const text = await client.queryText(JSON.stringify(request));
    const answer = JSON.parse(text) as ExplainAnswer;
    const { warnings } = answer;
    if (line.json) return { text: `${text}\n`, warnings };
    return { text: joined(explainText(answer, withIds(request.definition), words)), warnings };
  },

  async inspect({ client, summary }, line, _, words) {
    const catalog = await client.queryText('{"report":"catalog"}');
    const doctor = await client.queryText('{"report":"doctor"}');
    if (line.json) {
      const load = JSON.stringify(summary);
      return { text: `{"load":${load},"catalog":${catalog},"doctor":${doctor}}\n`, warnings: [] };
    }
    const catalogAnswer = JSON.parse(catalog) as CatalogAnswer;
    const lines = [
      ...sourcesText(summary, words),
      ...catalogText(catalogAnswer, words),
      ...doctorText(JSON.parse(doctor) as DoctorAnswer, catalogAnswer, summary, words),
    ];
    return { text: joined(lines), warnings: [], tellsFiles: true };
  },

  async query({ client }, line, document) {
    const text = await client.queryText(requestText(line, document) ?? "");
    const { warnings } = JSON.parse(text) as { warnings: readonly Warning[] };
    return { text: `${text}\n`, warnings };
  },
};

/** `document`: the definition or request, read first, so that a mistake in it does not wait for gigabytes to load. */
export async function runCommand(
  line: CommandLine,
  document: ReadJson | undefined,
  io: Surroundings,
  words: Words,
): Promise<Answered> {
  const other = line.command === "query" ? undefined : otherReport(document?.value);
  if (other !== undefined) throw new InputError(words.cli.files.otherReport(line.document ?? "", other));
  if (line.html !== undefined) await refuseOther(line.html, words);
  if (line.csvDirectory !== undefined) await refuseFile(line.csvDirectory, words.cli);
  const { files, incomplete } = await openFiles(line.files, io, words.cli, words.page);
  let session: Session;
  try {
    session = await openSession(line, requestText(line, document), files, io, words.cli, words.page);
  } catch (error) {
    // What a file of unknown shape could be is an answer to what it is; of several, the first.
    if (line.command !== "inspect" || !(error instanceof EngineError) || !error.proposal) throw error;
    const { proposal, problems } = error;
    const text = line.json ? JSON.stringify({ proposal }) : proposalText(proposal, words).join("\n");
    const answered = `${proposal.summary.name}: `;
    const others = problems.filter(({ message }) => problems.length > 1 && !message.startsWith(answered));
    const unread = others.map((problem) => ({ name: "", message: toldText(words, problem) }));
    return { text: `${text}\n`, warnings: [], remarks: [], unread, incomplete };
  }
  try {
    const empty = emptyFiles(session.summary.sources, words);
    // With nothing to answer from they are what is wrong.
    if (empty.length > 0 && empty.length === session.summary.sources.length) {
      return { text: "", warnings: [], remarks: [], unread: empty, incomplete };
    }
    const result = await commandRuns[line.command](session, line, document, words);
    const unread = session.summary.sources
      .filter(isBroken)
      .map((source) => ({ name: source.name, message: brokenText(words.page, source) }));
    const remarks = [...empty, ...(result.tellsFiles ? [] : fileRemarks(session.summary, words))];
    return { ...result, remarks, unread, incomplete };
  } finally {
    session.client.dispose();
  }
}

/** What was assumed (by a guess: what was read as what, and how sure it is), and what is not in the answer. */
function fileRemarks({ sources }: LoadSummary, words: Words): Answered["remarks"] {
  return sources.flatMap((source) => {
    // An empty file's are told apart.
    const assumed = source.rows === 0 ? [] : warningsOf(source).map((text) => remarkText(words, text));
    // Of a file of which nothing can be used its error says why.
    const skipped = isBroken(source) && source.kept === 0 ? "" : skippedTitle(source, words);
    // It explains a file that gave nothing; beside what a file gave it is as its format says.
    const ignored = source.kept === 0 ? ignoredText(source, words) : "";
    return [...assumed, skipped, ignored].filter(Boolean).map((message) => ({ name: source.name, message }));
  });
}

async function recordsCsv(client: Client, request: RecordsRequest): Promise<CommandResult> {
  const parts: string[] = [];
  let warnings: readonly Warning[] = [];
  for await (const page of csvPages(client, request)) {
    parts.push(page.csv);
    ({ warnings } = page);
  }
  return { text: parts, warnings };
}

function csvFilesText(files: readonly CsvFile[], { cli, page, room }: Words): string[] {
  const columns: Column[] = [
    { title: cli.headings.file },
    { title: cli.headings.rows, align: "right" },
  ];
  return table(columns, files.map(({ name, rows }) => [name, page.format.number(rows)]), room);
}

function joined(lines: readonly string[]): string {
  const first = lines.findIndex((text) => text !== "");
  return `${lines.slice(Math.max(0, first)).join("\n")}\n`;
}
