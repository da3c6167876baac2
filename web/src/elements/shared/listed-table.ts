// A table that is a list where there is no room for its columns: each row with what stands in it, and beside that its column's name.
//
// Its look: listed-table.styles.ts. In a `.scroll` (shared/tokens.ts), within a container of inline size.

import { html, nothing, type TemplateResult } from "lit";

export interface Column<Row> {
  readonly name: string;
  cell(row: Row): unknown;
}

/** `head`: what a row is of. */
export function listedTable<Row>(rows: readonly Row[], head: Column<Row>, columns: readonly Column<Row>[], caption = ""): TemplateResult {
  return html`<table class="listed small">
    ${caption ? html`<caption class="sr">${caption}</caption>` : nothing}
    <thead>
      <tr>
        ${[head, ...columns].map(({ name }) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) => html`<tr>
          <th scope="row">${head.cell(row)}</th>
          ${columns.map(({ name, cell }) => html`<td data-name=${name}>${cell(row)}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
