// Look of a listed table (listed-table.ts); in a file of its own, as the table may come later.

import { css } from "lit";
import { unseen } from "./tokens.js";

export const listedStyles = [
  css`
    @container (max-width: 34rem) {
      .listed tr {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 0.125rem 1.25rem;
        padding: 0.625rem 0.25rem;
        border-bottom: 1px solid var(--_line);
      }

      .listed :is(tbody th, td) {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
        padding: 0;
        border: 0;
        white-space: normal;
      }

      .listed tbody th {
        grid-column: 1 / -1;
        justify-content: start;
      }

      .listed td::before {
        content: attr(data-name);
        color: var(--_muted);
        text-align: start;
      }
    }
  `,
  unseen(".listed thead", "@container (max-width: 34rem)"),
];
