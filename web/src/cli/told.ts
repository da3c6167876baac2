// What the engine says, in the command's language: its sentences are English, and those that a reader
// meets have words here; any other follows a lead in the reader's language.

import { warningText } from "../elements/found/warning-words.js";
import { fileKindText } from "../elements/shared/file-kind-words.js";
import type { Problem } from "../engine/engine-error.js";
import type { Warning } from "../types/index.js";
import type { Words } from "./text.js";

/** An error or a warning of an answer. */
export type Told = Pick<Problem | Warning, "code" | "path" | "message">;

/** With its path where the message does not begin with it. */
export function toldText({ cli, page }: Words, { code, path, message }: Told): string {
  const detail = path === "" || message.startsWith(path) ? message : `${path}: ${message}`;
  if (page.language === "en") return detail;
  const kind = code === "unsupported" ? fileKindText(page, message) : null;
  if (kind !== null) return message.includes(": ") ? `${message.slice(0, message.indexOf(": "))} : ${kind}` : kind;
  return `${cli.leads[code] ?? cli.fromEngine} : ${detail}`;
}

/** What was remarked on a file, with the option that would change it. */
export function remarkText({ cli, page }: Words, warning: string): string {
  const option = optionIn(warning);
  if (page.language === "en") return withOptions(warning);
  if (warning.startsWith("the mapping was guessed:")) return cli.guessed(warning);
  const { text, translated } = warningText(page, warning);
  if (!translated) return `${cli.fromEngine} : ${withOptions(warning)}`;
  const field = /^(.*?): \d+ (?:dates|amounts) such as/su.exec(warning)?.[1];
  return `${field === undefined ? "" : `${field} : `}${text}${option === "" ? "" : ` ; ${cli.ifWrong(option)}`}`;
}

/** `--date-order dmy` of `say dateOrder "dmy" if that is wrong`. */
function optionIn(warning: string): string {
  return /--(?:date-order|decimal) \S+/u.exec(withOptions(warning))?.[0] ?? "";
}

/** A source's option in a warning as the command line spells it, and one of a thing in the singular. */
function withOptions(warning: string): string {
  return warning
    .replace(/ 1 (date|amount)s such as (.*) are read /su, " 1 $1 such as $2 is read ")
    .replace(/\bdateOrder "(\w+)"/u, "--date-order $1")
    .replace(/\bdecimal "([.,])"/u, "--decimal $1");
}
