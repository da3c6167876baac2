// Look of <parcours-found>.

import { css } from "lit";

export const foundStyles = css`
  :host {
    container-type: inline-size;
  }

  .columns {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 1rem;
    align-items: start;
  }

  .stack {
    display: grid;
    gap: 1rem;
  }

  .part {
    padding: 1.125rem 1.25rem;
    min-width: 0;
  }

  .part h2 {
    margin-bottom: 0.625rem;
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
    gap: 0.75rem 1.25rem;
  }

  .facts dd {
    font-size: 1.125rem;
    font-weight: 620;
  }

  .facts + p,
  .complete {
    margin-top: 0.75rem;
  }

  .files > li + li,
  .findings li + li,
  .bad li + li {
    margin-top: 0.75rem;
  }

  .files .quiet::first-letter {
    text-transform: uppercase;
  }

  .file {
    font-weight: 550;
    overflow-wrap: anywhere;
  }

  .unread {
    color: var(--_bad);
    overflow-wrap: anywhere;
  }

  .dates {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5rem;
    margin-top: 0.75rem;
  }

  .remedy {
    margin-top: 0.5rem;
  }

  .warn {
    color: var(--_warn);
  }

  .dates button,
  .remedy button {
    margin-inline-start: -0.75rem;
    padding: 0 0.75rem;
  }

  .remark {
    overflow-wrap: anywhere;
  }

  .counts li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1rem;
    align-items: baseline;
    padding: 0.375rem 0;
    overflow-wrap: anywhere;
  }

  .properties li {
    align-content: start;
  }

  .properties .counts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
    gap: 0.5rem 2rem;
  }

  .counts .bar,
  .counts .values {
    grid-column: 1 / -1;
  }

  .type,
  code {
    font-family: var(--_mono);
    font-size: 0.8125rem;
  }

  .bar {
    display: block;
    width: 100%;
    height: 4px;
    margin-top: 0.125rem;
    border-radius: 2px;
    background: var(--_sunken);
  }

  .bar rect {
    fill: var(--_accent);
  }

  .findings p {
    overflow-wrap: anywhere;
  }

  .joined {
    margin-top: 0.75rem;
  }

  .findings li {
    padding-inline-start: 0.875rem;
    border-inline-start: 3px solid var(--_warn);
  }

  code {
    display: block;
    padding: 0.5rem 0.75rem;
    border-radius: 8px;
    background: var(--_sunken);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .clear {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-top: 1.5rem;
  }

  @media print {
    .clear {
      display: none;
    }

    .part {
      break-inside: avoid;
      box-decoration-break: clone;
    }

    .part li {
      break-inside: avoid;
    }
  }

  @container (max-width: 48rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @container (max-width: 34rem) {
    .part {
      padding: 0.875rem;
    }
  }
`;
