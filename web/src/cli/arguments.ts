// The command line's words, taken apart and checked. Throws UsageError.

import { parseArgs } from "node:util";
import { messageOf } from "../engine/engine-error.js";
import type { ArgumentName, CliTexts } from "../i18n/cli-en.js";
import type { RecordsAt } from "../types/index.js";
import { UsageError } from "./failures.js";

export const commands = ["report", "funnel", "records", "explain", "inspect", "query"] as const;
export type CommandName = (typeof commands)[number];

export interface CommandLine {
  readonly command: CommandName;
  /** The definition or request, where the command takes one. */
  readonly document: string | undefined;
  readonly files: readonly string[];
  readonly json: boolean;
  /** Of records: rows as CSV. */
  readonly csv: boolean;
  readonly stage: string | undefined;
  readonly state: RecordsAt["state"];
  /** Of explain, which has one. */
  readonly record: string | undefined;
  /** A file to write the report to, as one HTML file. */
  readonly html: string | undefined;
  /** That file holds recipients, too. */
  readonly recipients: boolean;
  /** The folder to write a report's tables to, instead of text. */
  readonly csvDirectory: string | undefined;
  readonly format: string | undefined;
  readonly mapping: string | undefined;
  readonly timeZone: string | undefined;
  readonly dateOrder: "mdy" | "dmy" | undefined;
  readonly decimal: "." | "," | undefined;
  readonly journeys: readonly string[];
  readonly from: string | undefined;
  readonly to: string | undefined;
}

export type Arguments =
  | { readonly kind: "run"; readonly line: CommandLine }
  | { readonly kind: "help"; readonly of: CommandName | "main" }
  | { readonly kind: "version" };

const options = {
  format: { type: "string" },
  mapping: { type: "string" },
  "time-zone": { type: "string" },
  "date-order": { type: "string" },
  decimal: { type: "string" },
  lang: { type: "string" },
  journey: { type: "string", multiple: true },
  from: { type: "string" },
  to: { type: "string" },
  stage: { type: "string" },
  state: { type: "string" },
  record: { type: "string" },
  json: { type: "boolean" },
  html: { type: "string" },
  recipients: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** Which commands take an option; all of them where it is not listed. */
const onlyFor: Readonly<Record<string, readonly CommandName[]>> = {
  journey: ["report"],
  from: ["report", "funnel", "records", "explain"],
  to: ["report", "funnel", "records", "explain"],
  stage: ["records"],
  state: ["records"],
  csv: ["report", "records"],
  record: ["explain"],
  html: ["report"],
  recipients: ["report"],
};

const states = ["reached", "dropped", "in-progress", "converted", "skipped"] as const;

const documents: Readonly<Partial<Record<CommandName, ArgumentName>>> = {
  funnel: "definition",
  records: "definition",
  explain: "definition",
  query: "request",
};

/** The language asked for by --lang, else by the environment; undefined where --lang is wrong. */
export function languageOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): "en" | "fr" | undefined {
  const asked = valueOf(args, "--lang");
  if (asked !== undefined) return asked === "en" || asked === "fr" ? asked : undefined;
  // An empty variable is as good as none.
  const locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map((name) => environment[name] ?? "").find(Boolean) ?? "";
  return /^fr\b|^fr_/i.test(locale) ? "fr" : "en";
}

export function readArguments(args: readonly string[], texts: CliTexts): Arguments {
  const first = args.find((word) => commands.some((known) => known === word));
  let parsed;
  try {
    // A report's --csv names a folder.
    const csv = { type: first === "report" ? ("string" as const) : ("boolean" as const) };
    parsed = parseArgs({
      args: [...args],
      options: { ...options, csv },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError(parseProblem(error, texts), first ? `parcours ${first}` : "parcours");
  }
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  if (values.version) return { kind: "version" };
  if (name === undefined) {
    if (values.help) return { kind: "help", of: "main" };
    throw new UsageError(texts.usage.noCommand, "parcours");
  }
  const command = commands.find((known) => known === name);
  if (name === "help") return { kind: "help", of: commands.find((known) => known === rest[0]) ?? "main" };
  if (!command) throw new UsageError(texts.usage.unknownCommand(name), "parcours");
  if (values.help) return { kind: "help", of: command };

  const own = `parcours ${command}`;
  const { lang } = values;
  if (lang !== undefined && lang !== "en" && lang !== "fr") {
    throw new UsageError(texts.usage.oneOf("--lang", lang, "en, fr"), own);
  }
  for (const [option, allowed] of Object.entries(onlyFor)) {
    if (option in values && !allowed.includes(command)) {
      throw new UsageError(texts.usage.notForCommand(`--${option}`, command), own);
    }
  }
  if (values.html !== undefined && values.json) throw new UsageError(texts.usage.notBoth("--html", "--json"), own);
  if (values.recipients && values.html === undefined) {
    throw new UsageError(texts.usage.missingOption("--html", `${command} --recipients`), own);
  }
  // The page shows one journey, or all.
  if (values.html !== undefined && (values.journey ?? []).length > 1) {
    throw new UsageError(texts.usage.oneJourney, own);
  }
  const timeZone = values["time-zone"];
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new UsageError(texts.usage.notAZone(timeZone), own);
  }
  const dateOrder = values["date-order"];
  if (dateOrder !== undefined && dateOrder !== "mdy" && dateOrder !== "dmy") {
    throw new UsageError(texts.usage.oneOf("--date-order", dateOrder, "mdy, dmy"), own);
  }
  const { decimal } = values;
  if (decimal !== undefined && decimal !== "." && decimal !== ",") {
    throw new UsageError(texts.usage.oneOf("--decimal", decimal, '".", ","'), own);
  }
  const state = states.find((known) => known === values.state);
  if (values.state !== undefined && !state) {
    throw new UsageError(texts.usage.oneOf("--state", values.state, states.join(", ")), own);
  }
  for (const other of ["json", "html"] as const) {
    if (values.csv !== undefined && values[other] !== undefined) {
      throw new UsageError(texts.usage.notBoth("--csv", `--${other}`), own);
    }
  }
  if (command === "explain" && values.record === undefined) {
    throw new UsageError(texts.usage.missingOption("--record", command), own);
  }
  const documentName = documents[command];
  const document = documentName === undefined ? undefined : rest.shift();
  if (rest.length === 0) {
    // One word alone may be either, so both are named.
    const words = documentName === undefined ? ["files" as const] : [documentName, "files" as const];
    throw new UsageError(texts.usage.missing(words, command), own);
  }
  if (rest.filter((file) => file === "-").length > 1) {
    throw new UsageError(texts.usage.stdinTwice, own);
  }
  return {
    kind: "run",
    line: {
      command,
      document,
      files: rest,
      json: values.json ?? false,
      csv: values.csv === true,
      csvDirectory: typeof values.csv === "string" ? values.csv : undefined,
      stage: values.stage,
      state,
      record: values.record,
      html: values.html,
      recipients: values.recipients ?? false,
      format: values.format,
      mapping: values.mapping,
      timeZone,
      dateOrder,
      decimal,
      journeys: values.journey ?? [],
      from: values.from,
      to: values.to,
    },
  };
}

function valueOf(args: readonly string[], option: string): string | undefined {
  const index = args.indexOf(option);
  if (index >= 0) return args[index + 1];
  return args.find((arg) => arg.startsWith(`${option}=`))?.slice(option.length + 1);
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Node's message in the reader's language; its advice on quoting, behind the first sentence, does not fit here. */
function parseProblem(error: unknown, { usage }: CliTexts): string {
  const text = messageOf(error).split(". ")[0] ?? "";
  const option = /--?[\w-]+/.exec(text)?.[0];
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (option !== undefined && code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return usage.unknownOption(option);
  if (option !== undefined && /argument (?:missing|is ambiguous)/.test(text)) return usage.noValue(option);
  return text;
}
