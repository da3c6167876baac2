// Look of the drawer with a number's records, and of one record explained.

import { css } from "lit";

export const recordsStyles = css`
  dialog.records-drawer {
    width: min(38rem, 100vw);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    margin-inline-start: auto;
    padding: 0;
    border: 0;
    border-inline-start: 1px solid var(--_line);
    background: var(--_surface);
    color: inherit;
    overscroll-behavior: contain;
  }

  dialog.records-drawer::backdrop {
    background: rgb(10 15 25 / 40%);
  }

  .drawer-body {
    display: grid;
    gap: 0.875rem;
    align-content: start;
    padding: 0 1.25rem calc(1.5rem + env(safe-area-inset-bottom));
  }

  .drawer-body > header {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
    min-height: 56px;
    margin-inline: -1.25rem;
    padding-inline: 1.25rem 0.75rem;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }

  .drawer-body h2 {
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .back {
    margin-inline-start: -0.75rem;
    padding-inline: 0.75rem;
  }

  .back-arrow:dir(rtl) {
    transform: scaleX(-1);
  }

  .drawer-tools,
  .look-up,
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
  }

  .drawer-tools .icon {
    width: 16px;
    height: 16px;
  }

  .row-end {
    display: flex;
    gap: 0.5rem;
  }

  .look-up .field {
    flex: 1 1 12rem;
  }

  .look-up button {
    min-height: 40px;
  }

  .record-list > li {
    padding: 0.5rem 0;
    border-top: 1px solid var(--_line);
  }

  .record-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
  }

  button.record {
    min-width: 0;
    min-height: 36px;
    margin-inline-start: -0.5rem;
    padding: 0 0.5rem;
    overflow-wrap: anywhere;
    text-align: start;
  }

  .tag {
    flex: none;
    padding: 0 0.625rem;
    border-radius: var(--_radius-pill);
    background: var(--_sunken);
    color: var(--_muted);
  }

  .tag.converted {
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }

  .tag.dropped {
    color: var(--_bad);
  }

  .chain {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0;
    margin-top: 0.125rem;
  }

  .chain li {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 0.375rem;
  }

  .chain li:not(:last-child)::after {
    content: "→";
    margin-inline-end: 0.375rem;
    color: var(--_muted);
  }

  .chain:dir(rtl) li:not(:last-child)::after {
    content: "←";
  }

  .verdict {
    font-weight: 550;
  }

  .explained {
    display: grid;
  }

  .explained > li {
    position: relative;
    padding: 0 0 1rem;
    padding-inline-start: 1.75rem;
    border-inline-start: 2px solid var(--_accent);
    margin-inline-start: 0.5rem;
  }

  .explained > li.no {
    border-inline-start: 2px dashed var(--_line);
  }

  .explained > li:last-child {
    border-color: transparent;
  }

  .explained > li::before {
    content: "✓";
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: -0.75rem;
    display: grid;
    place-items: center;
    width: 1.375rem;
    height: 1.375rem;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75rem;
    font-weight: 700;
  }

  .explained > li.no::before {
    content: "–";
    border: 1.5px solid var(--_muted);
    background: var(--_surface);
    color: var(--_muted);
  }

  .explained ul li {
    overflow-wrap: anywhere;
  }

  /* All lines' columns are as wide as the longest time needs. */
  .timeline {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) minmax(0, 1fr);
    gap: 0 0.75rem;
  }

  .timeline li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    padding: 0.3125rem 0;
    border-top: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }

  @media (pointer: coarse), (max-width: 40rem) {
    button.record,
    .look-up button {
      min-height: 44px;
    }

    .timeline {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .timeline li > :first-child {
      grid-column: 1 / -1;
    }

    /* Numbers that open their records are as large as a finger. */
    button.number {
      display: inline-flex;
      align-items: center;
      justify-content: start;
      min-width: 44px;
      min-height: 44px;
    }

    td button.number,
    .line-head button.number {
      justify-content: end;
    }

    /* They reach into the space around them, and do not push the lines apart, however many they take. */
    .tile button.number,
    .line-head button.number {
      padding-block: calc((44px - 1lh) / 2);
      margin-block: calc((1lh - 44px) / 2);
    }

    .losses button.number {
      margin-block: -0.5rem;
    }
  }
`;
