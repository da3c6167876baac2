// Code of a part of the report did not come: what is said, and what a reader can do.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";

/** `failures`: how often it did not come. After the second time the browser may have given it up. */
export function partMissing(words: Localizer, failures: number, onAgain: () => void): TemplateResult {
  return html`<div class="page missing">
    <section class="panel notice bad" role="alert">
      <p>${words.t("error.part")} ${failures > 1 ? words.t("error.part.stays") : nothing}</p>
      <button @click=${onAgain}>${words.t("error.part.again")}</button>
      ${failures > 1 ? html`<button @click=${reloadPage}>${words.t("error.part.reload")}</button>` : nothing}
    </section>
  </div>`;
}

function reloadPage(): void {
  location.reload();
}
