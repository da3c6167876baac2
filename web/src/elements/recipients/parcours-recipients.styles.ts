// Look of <parcours-recipients>: lines of one height in a box that scrolls; on a phone a list.

import { css } from "lit";

export const recipientsStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 1rem;
    padding: 1rem 1.25rem 0;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding: 0.625rem 1.25rem 0.875rem;
    border-bottom: 1px solid var(--_line);
  }

  .search {
    flex: 1 1 14rem;
    width: auto;
  }

  .none {
    padding: 2rem 1.25rem;
    text-align: center;
  }

  .rows {
    max-height: min(38rem, 75dvh);
    overflow: auto;
    overscroll-behavior: contain;
    border-radius: 0 0 var(--_radius) var(--_radius);
  }

  .rows[hidden] {
    display: none;
  }

  .space {
    position: relative;
  }

  .space .line {
    position: absolute;
    inset: 0 0 auto;
  }

  .table .line {
    display: flex;
    align-items: center;
    min-width: max-content;
    border-bottom: 1px solid color-mix(in srgb, var(--_line) 60%, transparent);
  }

  .table .space {
    min-width: 64rem;
  }

  .table .space .line:hover {
    background: var(--_accent-faint);
  }

  .table .header {
    position: sticky;
    z-index: 1;
    top: 0;
    min-width: 64rem;
    background: var(--_surface);
  }

  .table .cell {
    flex: 1 0 5rem;
    width: 5rem;
    padding: 0 0.375rem;
    overflow: hidden;
    text-align: end;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 0.8125rem;
  }

  .table .contact {
    flex: 4 0 14.25rem;
    width: 14.25rem;
    padding-inline-start: 1.25rem;
    text-align: start;
  }

  /* An address is told from others by its end as well: on two lines where one has no room. */
  .contact .content {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-height: 1.25;
    overflow-wrap: anywhere;
    white-space: normal;
  }

  .table .cell:last-child {
    flex-basis: 6rem;
    width: 6rem;
    padding-inline-end: 1.25rem;
  }

  .table :is(.sentAt, .deliveredAt, .firstOpenAt, .firstClickAt, .unsubscribedAt) {
    flex: 1 0 7.25rem;
    width: 7.25rem;
  }

  /* The time below the day where one line has no room for both. */
  :is(.sentAt, .deliveredAt, .firstOpenAt, .firstClickAt, .unsubscribedAt) .content {
    line-height: 1.25;
    white-space: normal;
    text-wrap: balance;
  }

  /* Names are not cut as values are. */
  .table .header .cell:not(:first-child, :last-child) {
    overflow: visible;
    padding-inline: 0.125rem 0.375rem;
  }

  .header button {
    display: inline;
    min-height: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_muted);
    font-size: 0.75rem;
    line-height: 1.2;
    text-align: inherit;
    white-space: normal;
  }

  .header [aria-sort="ascending"] button,
  .header [aria-sort="descending"] button {
    color: var(--_text);
  }

  .table .label {
    display: none;
  }

  .cell.none {
    padding-block: 0;
    color: var(--_muted);
  }

  .list .cell.none {
    padding: 0;
  }

  .list .space .line {
    display: grid;
    /* A time in full, then two counts. */
    grid-template-columns: minmax(8.25rem, 2fr) minmax(0, 1fr) minmax(0, 1fr);
    align-content: center;
    gap: 0.125rem 0.5rem;
    padding: 0 0.875rem;
    border-bottom: 1px solid var(--_line);
  }

  .list .cell {
    display: none;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: start;
  }

  .list .contact {
    display: block;
    grid-column: 1 / -1;
    font-weight: 550;
  }

  .list :is(.sentAt, .opens, .clicks, .wait) {
    display: block;
  }

  .list .line:not(:has(.opens)) .deliveredAt {
    display: block;
  }

  /* Of an SMS two times and a count. */
  .list .space .line:not(:has(.opens)) {
    grid-template-columns: repeat(2, minmax(8.25rem, 2fr)) minmax(0, 1fr);
  }

  .list .contact .label {
    display: none;
  }

  .list .label {
    display: block;
    color: var(--_muted);
    font-size: 0.75rem;
  }

  .list .content {
    font-size: 0.875rem;
  }

  .list .contact .content {
    font-size: 0.9375rem;
  }

  /* On paper the rows that are in view; all of them are in the CSV. */
  @media print {
    .tools {
      display: none;
    }

    /* The first twenty, no column left out: all of them are in the CSV, and paper does not scroll. */
    .rows {
      zoom: 0.58;
      max-height: none;
      overflow: hidden;
    }

    .space {
      height: auto !important;
    }

    .space .line {
      position: static !important;
      transform: none !important;
    }

    .space .line:nth-child(n + 21) {
      display: none;
    }
  }

  @media screen and (max-width: 40rem) {
    .head,
    .tools {
      padding-inline: 0.875rem;
    }

    /* Search and file in one line, state and order in the next: none of them is cut. */
    .tools > * {
      order: 1;
    }

    .tools .search {
      flex: 1 1 40%;
      order: 0;
      padding-inline: 0.625rem;
    }

    .tools button {
      order: 0;
      padding-inline: 0.75rem;
    }

    .tools select {
      flex: 1 1 40%;
      min-width: 0;
      padding-inline: 0.75rem 0.5rem;
    }
  }
`;
