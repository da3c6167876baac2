// A long list a page at a time: what of it is in the page, and below it the way to the rest. A list of one page is as any other.

import { html, nothing, type TemplateResult } from "lit";
import type { Localizer } from "../../i18n/translate.js";
import { loadElement } from "../shared/lazy.js";

/** With both forms of a row, table and list, some ten thousand elements. */
export const PAGE_SIZE = 200;

export function ofPage<Row>(rows: readonly Row[], page: number): readonly Row[] {
  return rows.length > PAGE_SIZE ? rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE) : rows;
}

export function pager(words: Localizer, total: number, page: number, turn: (page: number) => void): TemplateResult | typeof nothing {
  if (total <= PAGE_SIZE) return nothing;
  loadElement("parcours-pager", () => import("./parcours-pager.js").then(({ ParcoursPager }) => ParcoursPager));
  return html`<parcours-pager
    lang=${words.format.locale}
    .total=${total}
    .size=${PAGE_SIZE}
    .page=${page}
    @parcours-page=${(event: CustomEvent<{ page: number }>) => {
      event.stopPropagation();
      turn(event.detail.page);
    }}
  ></parcours-pager>`;
}
