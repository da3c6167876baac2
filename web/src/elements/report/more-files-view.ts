// Files that are opened over the reader's own: whether beside them or instead of them.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { loadElement } from "../shared/lazy.js";
import type { Coming } from "./report-opener.js";

export function moreFilesView(words: Localizer, coming: Coming | null): TemplateResult | typeof nothing {
  if (!coming) return nothing;
  loadElement("parcours-more-files", () => import("../more-files/parcours-more-files.js").then(({ ParcoursMoreFiles }) => ParcoursMoreFiles));
  return html`<parcours-more-files
    lang=${words.format.locale}
    .names=${coming.names}
    @parcours-choice=${(event: CustomEvent<{ choice: "add" | "replace" | "leave" }>) => {
      event.stopPropagation();
      coming[event.detail.choice]();
    }}
  ></parcours-more-files>`;
}
