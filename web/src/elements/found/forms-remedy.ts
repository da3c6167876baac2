// Files in no known form, beside others: a button that opens the forms that say what is what in them.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { Preview } from "../../types/index.js";

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
