// A long table whose page nobody else knows: it is kept where the table stands, and goes with it.

import { html, type TemplateResult } from "lit";
import { AsyncDirective, directive, type ChildPart, type DirectiveParameters } from "lit/async-directive.js";
import type { Localizer } from "../../i18n/translate.js";
import { ofPage, PAGE_SIZE, pager } from "./paged.js";

class OwnPage extends AsyncDirective {
  #page = 0;

  override render(words: Localizer, rows: readonly unknown[], draw: (rows: readonly unknown[]) => TemplateResult, turned: () => void = () => undefined): TemplateResult {
    // Fewer rows than before may end on an earlier page.
    const page = Math.min(this.#page, Math.max(0, Math.ceil(rows.length / PAGE_SIZE) - 1));
    const turn = (to: number): void => {
      this.#page = to;
      this.setValue(this.render(words, rows, draw, turned));
      turned();
    };
    return html`${draw(ofPage(rows, page))}${pager(words, rows.length, page, turn)}`;
  }

  override update(part: ChildPart, [words, rows, draw]: DirectiveParameters<this>): TemplateResult {
    return this.render(words, rows, draw, () => {
      // Each page begins at its top.
      for (const node of part.parentNode.childNodes) if (node instanceof Element) node.scrollTo({ top: 0 });
    });
  }
}

const ownPage = directive(OwnPage);

/** `draw`: these rows of all, in an element of their own, which may scroll. */
export function pagedTable<Row>(words: Localizer, rows: readonly Row[], draw: (rows: readonly Row[]) => TemplateResult): unknown {
  return ownPage(words, rows, draw as (rows: readonly unknown[]) => TemplateResult);
}
