// Files in no known form, beside others: a button that opens the forms that say what is what in them. Of files that were
// mapped one that opens their form again.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { LoadProblem } from "../../state/load-state.js";
import type { Preview } from "../../types/index.js";
import { problemText } from "../shared/problem-words.js";

export function formsRemedy(
  words: Localizer,
  proposals: readonly Preview[],
  onForms: (proposals: readonly Preview[]) => void,
): TemplateResult | typeof nothing {
  const [first] = proposals;
  if (!first) return nothing;
  return html`<p class="remedy">
    <button class="plain forms" @click=${() => onForms(proposals)}>
      ${words.t("found.say", { count: proposals.length, name: first.summary.name })}
    </button>
  </p>`;
}

/** `unopened`: why a form could not be opened again. */
export function againRemedy(
  words: Localizer,
  names: readonly string[],
  unopened: LoadProblem | null,
  onAgain: (name: string) => void,
): TemplateResult {
  return html`${names.map(
    (name) => html`<p class="remedy">
      <button class="plain again" @click=${() => onAgain(name)}>${words.t("found.again", { name })}</button>
    </p>`,
  )}${unopened ? html`<p class="warn">${problemText(words, unopened)}</p>` : nothing}`;
}
