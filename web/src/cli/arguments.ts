// The command line's words, taken apart and checked. Throws UsageError.

import { parseArgs } from "node:util";
import { messageOf } from "../engine/engine-error.js";
import type { CliTexts } from "../i18n/cli-en.js";
import { UsageError } from "./failures.js";

export const commands = ["report", "funnel", "inspect", "query"] as const;
export type CommandName = (typeof commands)[number];

export interface CommandLine {
  readonly command: CommandName;
  /** The definition or request, where the command takes one. */
  readonly document: string | undefined;
  readonly files: readonly string[];
  readonly json: boolean;
  readonly format: string | undefined;
  readonly mapping: string | undefined;
  readonly timeZone: string | undefined;
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
  lang: { type: "string" },
  journey: { type: "string", multiple: true },
  from: { type: "string" },
  to: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean" },
  version: { type: "boolean" },
} as const;

/** Which commands take an option; all of them where it is not listed. */
const onlyFor: Readonly<Record<string, readonly CommandName[]>> = {
  journey: ["report"],
  from: ["report", "funnel"],
  to: ["report", "funnel"],
};

const documents: Readonly<Partial<Record<CommandName, string>>> = {
  funnel: "DEFINITION",
  query: "REQUEST",
};

/** The language asked for by --lang, else by the environment; undefined where --lang is wrong. */
export function languageOf(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): "en" | "fr" | undefined {
  const asked = valueOf(args, "--lang");
  if (asked !== undefined) return asked === "en" || asked === "fr" ? asked : undefined;
  const locale = environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? "";
  return /^fr\b|^fr_/i.test(locale) ? "fr" : "en";
}

export function readArguments(args: readonly string[], texts: CliTexts): Arguments {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(firstSentence(messageOf(error)), "parcours");
  }
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  if (values.version) return { kind: "version" };
  if (name === undefined) {
    if (values.help) return { kind: "help", of: "main" };
    throw new UsageError(texts.usage.noCommand, "parcours");
  }
  const command = commands.find((known) => known === name);
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
  const timeZone = values["time-zone"];
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new UsageError(texts.usage.oneOf("--time-zone", timeZone, "Europe/Paris, ..."), own);
  }
  const documentName = documents[command];
  const document = documentName === undefined ? undefined : rest.shift();
  if (documentName !== undefined && document === undefined) {
    throw new UsageError(texts.usage.missing(documentName, command), own);
  }
  if (rest.length === 0) throw new UsageError(texts.usage.missing("FILES", command), own);
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
      format: values.format,
      mapping: values.mapping,
      timeZone,
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

/** Node appends advice on quoting, which does not fit here. */
function firstSentence(text: string): string {
  return text.split(". ")[0] ?? text;
}
