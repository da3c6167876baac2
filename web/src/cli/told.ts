// What the engine says, in the command's language, with options as the command line spells them.

import { remarkText as remarkInWords } from "../elements/found/doubt-words.js";
import { reasonText } from "../elements/found/found-words.js";
import { codeText } from "../elements/shared/error-words.js";
import type { Problem } from "../engine/engine-error.js";
import { engineText } from "../i18n/engine-words.js";
import type { Warning } from "../types/index.js";
import type { Words } from "./text.js";

/** An error or a warning of an answer. */
export type Told = Pick<Problem | Warning, "code" | "path" | "message">;

/** With its path where the message does not begin with it. */
export function toldText({ cli, page }: Words, { code, path, message }: Told): string {
  // What only a defect of ours lets it say has no words.
  const told = withReasons(page, engineText(page, message) ?? `${codeText(page, code)} (${message})`);
  return path === "" || message.startsWith(path) ? told : cli.labelled(path, told);
}

/** `6 no-time, 2 no-contact` in words. */
function withReasons(page: Words["page"], text: string): string {
  return text.replace(/\((\d+ [a-z-]+(?:, \d+ [a-z-]+)*)\)/u, (_, reasons: string) => `(${reasons.replace(/(\d+) ([a-z-]+)/gu, (__, count: string, reason: string) => `${count} ${reasonText(page, reason)}`)})`);
}

/** What was remarked on a file, with the option that would change it. */
export function remarkText({ cli, page }: Words, warning: string): string {
  const option = optionIn(warning);
  if (page.language === "en") return withOptions(warning);
  const { text } = remarkInWords(page, warning);
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
