// Look of <parcours-messages>: a table, and on a phone a list with the three main numbers.

import { css } from "lit";

export const messagesStyles = css`
  :host {
    container-type: inline-size;
  }

  .panel {
    --_side: 1.25rem;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    padding: 0.875rem var(--_side);
    border-bottom: 1px solid var(--_line);
  }

  .tools {
    display: flex;
    flex: 1 1 24rem;
    flex-wrap: wrap;
    min-width: 0;
    justify-content: flex-end;
    gap: 0.5rem;
  }

  .untold {
    padding: 0.5rem var(--_side);
  }

  .search {
    flex: 0 1 16rem;
    width: auto;
  }

  .chip-label {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
  }

  thead th:nth-child(n) {
    padding: 0;
  }

  /* A heading ends above the figures below it. */
  th button {
    display: inline-block;
    min-height: 44px;
    padding: 0.375rem 0.75rem;
    border: 0;
    background: none;
    color: inherit;
    font-size: inherit;
    font-weight: inherit;
    line-height: 1.25;
    text-align: inherit;
    white-space: normal;
  }

  th[aria-sort="ascending"] button,
  th[aria-sort="descending"] button {
    color: var(--_text);
  }

  .arrow {
    margin-inline-end: 0.3em;
    color: var(--_accent);
  }

  .message {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-width: 0;
    white-space: normal;
  }

  .message .icon {
    flex: none;
    width: 18px;
    height: 18px;
    color: var(--_muted);
  }

  /* Names are read, bars are only compared: they leave it the room that it can use. */
  tbody th {
    width: 22%;
    min-width: 11rem;
  }

  .name {
    overflow-wrap: anywhere;
  }

  /* Whole in its tooltip, and where the message is opened. */
  .clamped {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .name small {
    display: block;
    font-weight: 400;
  }

  .open {
    display: block;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    text-align: start;
  }

  .opens {
    cursor: pointer;
  }

  tr.opens:hover .open {
    text-decoration: underline;
  }

  td.figure {
    min-width: 6rem;
  }

  /* Breaks between amounts, so that three currencies do not push the column out of the table. */
  .others {
    display: block;
    min-width: 7.5rem;
    white-space: normal;
  }

  .bar {
    display: block;
    width: 100%;
    height: 4px;
    margin-top: 0.25rem;
    border-radius: 2px;
    background: var(--_sunken);
  }

  .bar rect {
    fill: var(--_accent);
  }

  thead th:first-child button,
  tbody th:first-child {
    padding-inline-start: var(--_side);
  }

  thead th:last-child button,
  td:last-child {
    padding-inline-end: var(--_side);
  }

  tbody tr:hover > * {
    background: var(--_accent-faint);
  }

  .phone,
  .sorting {
    display: none;
    gap: 0.5rem;
  }

  .empty {
    padding: 2.5rem var(--_side);
    text-align: center;
  }

  .go:dir(rtl) {
    transform: scaleX(-1);
  }

  @media print {
    .tools {
      display: none;
    }

    tr {
      break-inside: avoid;
    }

    .open {
      color: inherit;
    }

    .scroll {
      overflow: visible;
    }
  }

  /* A tablet: the usual columns fit without scrolling. */
  @container (max-width: 60rem) {
    .panel {
      --_side: 0.875rem;
    }

    td {
      font-size: 0.875rem;
    }

    td,
    th button {
      padding-inline: 0.3125rem;
    }

    tbody th {
      min-width: 8rem;
    }

    .message {
      gap: 0.375rem;
    }

    td.figure {
      min-width: 3.5rem;
    }

    .others {
      min-width: 5.5rem;
    }
  }

  @container (max-width: 44rem) {
    .desk {
      display: none;
    }

    .phone {
      display: block;
    }

    .head {
      padding-block: 0.75rem;
    }

    .item {
      padding: 0.875rem;
      border-bottom: 1px solid var(--_line);
    }

    .item:last-child {
      border-bottom: 0;
    }

    .item .name {
      font-weight: 550;
    }

    .item .line {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem;
    }

    .go {
      flex: none;
    }

    .tools {
      justify-content: start;
    }

    .search {
      flex: 1 1 100%;
    }

    .columns {
      display: none;
    }

    .sorting {
      display: flex;
      flex: 1 1 10rem;
      min-width: 0;
    }

    .tools button {
      padding-inline: 0.75rem;
    }

    .sorting select {
      flex: 1;
      min-width: 0;
      padding-inline: 0.75rem 0.5rem;
    }

    .figures {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 0 0.75rem;
      margin-top: 0.5rem;
    }

    /* Labels, values and bars each in one line, whether a label takes two or has no bar. */
    .figures > div {
      display: grid;
      grid-row: span 3;
      grid-template-rows: subgrid;
      align-items: end;
    }

    .figures dd {
      font-size: 1.0625rem;
      font-weight: 620;
    }
  }
`;
