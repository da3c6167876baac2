// What the engine remarked on a funnel whose answer stands, in the reader's language: an event or a property that the
// data does not hold, with near spellings. A remark without words here is shown as it came, marked as English.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { AnswerHead } from "../../types/index.js";
import { funnelText } from "./funnel-texts.js";

/** The engine's words (funnel/plan/unknown_events.cpp, funnel/plan/unknown_properties.cpp). */
const WARNINGS = [
  [/^no event is named '(?<name>.*?)'(?:; near spellings: (?<near>.*))?$/su, "warning.event"],
  [/^no event has the property '(?<name>.*?)'(?:; near spellings: (?<near>.*))?$/su, "warning.property"],
  [/^no contact has the property '(?<name>.*?)'(?:; near spellings: (?<near>.*))?$/su, "warning.contact"],
] as const;

/** Of the near spellings the one that the data's own word was read as. */
const READ_AS = /^'(?<read>.*?)', as which it was read(?:, )?/su;

/** Null where there are no words for it. */
export function funnelWarningText(words: Localizer, message: string): string | null {
  const text = funnelText(words);
  for (const [pattern, key] of WARNINGS) {
    const groups = pattern.exec(message)?.groups;
    if (!groups) continue;
    const { name = "", near = "" } = groups;
    const read = READ_AS.exec(near);
    const others = near.slice(read?.[0].length ?? 0);
    return [
      text(key, { name }),
      read ? text("warning.read", { name: read.groups?.read ?? "" }) : "",
      others ? text("warning.near", { names: words.format.list(others.slice(1, -1).split("', '")) }) : "",
    ].filter(Boolean).join(" ");
  }
  return null;
}

export function funnelWarnings(words: Localizer, { warnings }: Pick<AnswerHead, "warnings">): TemplateResult | typeof nothing {
  if (warnings.length === 0) return nothing;
  return html`<div class="panel warnings" role="status">
    <ul>
      ${warnings.map(({ message }) => {
        const text = funnelWarningText(words, message);
        return text === null ? html`<li lang="en">${message}</li>` : html`<li>${text}</li>`;
      })}
    </ul>
  </div>`;
}
