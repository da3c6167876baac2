// A table that is a list where there is no room for its columns: each row with what stands in it, and beside that its column's name.
//
// Roles are told: some browsers take a table that is laid out otherwise for none.
// Its look: listed-table.styles.ts. In a `.scroll` (shared/tokens.ts), within a container of inline size.

import { html, nothing, type TemplateResult } from "lit";

export interface Column<Row> {
  readonly name: string;
  cell(row: Row): unknown;
}

/** `head`: what a row is of. */
export function listedTable<Row>(rows: readonly Row[], head: Column<Row>, columns: readonly Column<Row>[], caption = ""): TemplateResult {
  return html`<table role="table" class="listed small">
    ${caption ? html`<caption class="sr">${caption}</caption>` : nothing}
    <thead role="rowgroup">
      <tr role="row">
        ${[head, ...columns].map(({ name }) => html`<th role="columnheader" scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) => html`<tr role="row">
          <th role="rowheader" scope="row">${head.cell(row)}</th>
          ${columns.map(({ name, cell }) => html`<td role="cell" data-name=${name}>${cell(row)}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
