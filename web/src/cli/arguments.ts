// The command line's words, taken apart and checked. Throws UsageError.

import { parseArgs } from "node:util";
import { messageOf } from "../engine/engine-error.js";
import type { ArgumentName, CliTexts } from "../i18n/cli-en.js";
import type { RecordsAt } from "../types/index.js";
import { UsageError } from "./failures.js";
import { nearName } from "./near-name.js";

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

const states = ["reached", "dropped", "in-progress", "converted", "skipped"] as const;

const ranges = ["report", "funnel", "records", "explain"] as const;

/** What Node's parser wants to know of each option. */
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
  csv: { type: "boolean" },
  html: { type: "string" },
  recipients: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;
type OptionName = keyof typeof options;

/** What an option asks beside. */
interface Rule {
  /** The commands that take it; all where absent. */
  readonly of?: readonly CommandName[];
  readonly notWith?: readonly OptionName[];
  readonly onlyWith?: OptionName;
}

const rules: Readonly<Partial<Record<OptionName, Rule>>> = {
  journey: { of: ["report"] },
  from: { of: ranges },
  to: { of: ranges },
  stage: { of: ["records"] },
  state: { of: ["records"] },
  record: { of: ["explain"] },
  csv: { of: ["report", "records"], notWith: ["json", "html"] },
  html: { of: ["report"], notWith: ["json"] },
  recipients: { of: ["report"], onlyWith: "html" },
};

const documents: Readonly<Partial<Record<CommandName, ArgumentName>>> = {
  funnel: "definition",
  records: "definition",
  explain: "definition",
  query: "request",
};

/** The options that a command takes, as its help names them. */
export function optionsOf(command: CommandName): readonly string[] {
  const names = Object.keys(options) as OptionName[];
  return names.filter((name) => name !== "version" && takes(command, name)).map((name) => `--${name}`);
}

function takes(command: CommandName, option: OptionName): boolean {
  return rules[option]?.of?.includes(command) ?? true;
}

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
  const { values, positionals } = parse(args, texts);
  const [name, ...words] = positionals;
  if (values.version) return { kind: "version" };
  if (name === "help") return { kind: "help", of: commands.find((known) => known === words[0]) ?? "main" };
  if (name === undefined && values.help) return { kind: "help", of: "main" };
  if (name === undefined) throw new UsageError(texts.usage.noCommand, "parcours");
  const command = commands.find((known) => known === name);
  if (!command) throw new UsageError(texts.usage.unknownCommand(name, nearName(name, commands)), "parcours");
  if (values.help) return { kind: "help", of: command };
  return { kind: "run", line: commandLine(command, values, words, texts.usage) };
}

type Values = ReturnType<typeof parse>["values"];
type UsageTexts = CliTexts["usage"];

function parse(args: readonly string[], texts: CliTexts) {
  const first = args.map((word) => commands.find((known) => known === word)).find(Boolean);
  // A report's --csv names a folder.
  const csv = { type: first === "report" ? ("string" as const) : ("boolean" as const) };
  try {
    return parseArgs({ args: [...args], options: { ...options, csv }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(parseProblem(error, first, texts), first ? `parcours ${first}` : "parcours");
  }
}

function commandLine(command: CommandName, values: Values, words: readonly string[], usage: UsageTexts): CommandLine {
  const wrong = (problem: string): UsageError => new UsageError(problem, `parcours ${command}`);
  const chosen = <Choice extends string>(option: string, found: string | undefined, choices: readonly Choice[]) => {
    const choice = choices.find((known) => known === found);
    if (choice !== undefined || found === undefined) return choice;
    const listed = choices.map((known) => (/^\w/.test(known) ? known : `"${known}"`)).join(", ");
    throw wrong(usage.oneOf(`--${option}`, found, listed));
  };

  chosen("lang", values.lang, ["en", "fr"]);
  const misused = misuse(command, values, usage);
  if (misused !== undefined) throw wrong(misused);
  const timeZone = values["time-zone"];
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw wrong(usage.notAZone(timeZone));

  const documentName = documents[command];
  const document = documentName === undefined ? undefined : words[0];
  const files = documentName === undefined ? words : words.slice(1);
  if (files.length === 0) {
    // One word alone may be either, so both are named.
    throw wrong(usage.missing(documentName === undefined ? ["files"] : [documentName, "files"], command));
  }
  if (files.filter((file) => file === "-").length > 1) throw wrong(usage.stdinTwice);
  return {
    command,
    document,
    files,
    json: values.json ?? false,
    csv: values.csv === true,
    csvDirectory: typeof values.csv === "string" ? values.csv : undefined,
    stage: values.stage,
    state: chosen("state", values.state, states),
    record: values.record,
    html: values.html,
    recipients: values.recipients ?? false,
    format: values.format,
    mapping: values.mapping,
    timeZone,
    dateOrder: chosen("date-order", values["date-order"], ["mdy", "dmy"]),
    decimal: chosen("decimal", values.decimal, [".", ","]),
    journeys: values.journey ?? [],
    from: values.from,
    to: values.to,
  };
}

/** Of options that stand where they may not; undefined where none does. */
function misuse(command: CommandName, values: Values, usage: UsageTexts): string | undefined {
  for (const option of Object.keys(values) as OptionName[]) {
    const { notWith = [], onlyWith } = rules[option] ?? {};
    if (!takes(command, option)) return usage.notForCommand(`--${option}`, command);
    const other = notWith.find((name) => values[name] !== undefined);
    if (other !== undefined) return usage.notBoth(`--${option}`, `--${other}`);
    if (onlyWith !== undefined && values[onlyWith] === undefined) {
      return usage.missingOption(`--${onlyWith}`, `${command} --${option}`);
    }
  }
  if (command === "explain" && values.record === undefined) return usage.missingOption("--record", command);
  // The page shows one journey, or all.
  return values.html !== undefined && (values.journey ?? []).length > 1 ? usage.oneJourney : undefined;
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
function parseProblem(error: unknown, command: CommandName | undefined, { usage }: CliTexts): string {
  const text = messageOf(error).split(". ")[0] ?? "";
  const option = /--?[\w-]+/.exec(text)?.[0];
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (option !== undefined && code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    return usage.unknownOption(option, nearName(option, command ? optionsOf(command) : ["--help", "--version"]));
  }
  if (option !== undefined && /argument (?:missing|is ambiguous)/.test(text)) return usage.noValue(option);
  return text;
}
