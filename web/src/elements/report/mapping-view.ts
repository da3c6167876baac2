// Before there is a report: a file of unknown shape, and the form that says what is what in it.

import { html, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import type { Mapping, Preview } from "../../types/index.js";
import { loadElement } from "../shared/lazy.js";
import type { MappingForms } from "./mapping-forms.js";

export interface MappingView {
  readonly forms: MappingForms;
  readonly proposal: Preview;
  onMapping(mapping: Mapping): void;
  onCancel(): void;
}

export function mappingView(words: Localizer, { forms, proposal, onMapping, onCancel }: MappingView): TemplateResult {
  loadElement("parcours-mapping", () =>
    import("../mapping/parcours-mapping.js").then(({ ParcoursMapping }) => ParcoursMapping),
  );
  const { preview } = forms;
  // What stands in the element is seen until its code is there.
  return html`<div class="page mapping">
    <parcours-mapping
      lang=${words.format.locale}
      .proposal=${proposal}
      .preview=${preview.answer}
      .problem=${preview.problem}
      @parcours-preview=${(event: CustomEvent<{ mapping: Mapping }>) => {
        event.stopPropagation();
        void forms.show(event.detail.mapping);
      }}
      @parcours-mapping=${(event: CustomEvent<{ mapping: Mapping }>) => {
        event.stopPropagation();
        onMapping(event.detail.mapping);
      }}
      @parcours-cancel=${(event: Event) => {
        event.stopPropagation();
        onCancel();
      }}
      ><p class="waiting quiet">…</p></parcours-mapping
    >
  </div>`;
}
