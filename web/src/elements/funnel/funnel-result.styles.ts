// Look of a funnel's figures, of what surrounds its pictures, and of what stands there without a result.

import { css } from "lit";

export const resultStyles = css`
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9.25rem, 1fr));
    gap: 0.75rem;
    margin-bottom: 0.75rem;
  }

  /* Five are three and two: none is left alone in a row. */
  .tiles:has(> :nth-child(5)) {
    grid-template-columns: repeat(6, minmax(0, 1fr));
  }

  .tiles:has(> :nth-child(5)) > * {
    grid-column: span 2;
  }

  .tiles:has(> :nth-child(5)) > :nth-child(n + 4) {
    grid-column: span 3;
  }

  .tile {
    padding: 0.75rem 1rem;
  }

  .tile dt {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 550;
  }

  .tile .value {
    font-size: 1.5rem;
    font-weight: 640;
    line-height: 1.3;
    letter-spacing: -0.02em;
  }

  .result {
    padding: 1.125rem 1.25rem;
  }

  .result > header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.125rem 1rem;
    margin-bottom: 0.5rem;
  }

  .machines,
  .early {
    flex: 1 1 100%;
  }

  .early {
    color: var(--_warn);
  }

  .result h2 {
    overflow-wrap: anywhere;
  }

  .views {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.25rem;
    margin: 0 -0.5rem 1.125rem;
    border-bottom: 1px solid var(--_line);
  }

  .views .view {
    position: relative;
    padding: 0 0.75rem;
    border-color: transparent;
    border-radius: 8px 8px 0 0;
    background: none;
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .views .view[aria-pressed="true"] {
    color: var(--_text);
  }

  .views .view[aria-pressed="true"]::after {
    content: "";
    position: absolute;
    inset: auto 0.5rem -1px;
    height: 2.5px;
    border-radius: 2px;
    background: var(--_accent);
  }

  .views .view:hover {
    color: var(--_text);
  }

  button.number {
    display: inline;
    min-height: 0;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    min-width: 24px;
    letter-spacing: inherit;
    text-align: inherit;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 30%, transparent);
    text-decoration-style: dotted;
    text-decoration-thickness: 1.5px;
    text-underline-offset: 0.22em;
  }

  button.number:hover {
    text-decoration-color: currentcolor;
    text-decoration-style: solid;
  }

  .scopes,
  .rosetta {
    margin-top: 0.75rem;
    border-top: 1px solid var(--_line);
  }

  .scopes ul {
    display: grid;
    gap: 0.25rem;
    padding-inline-start: 1.25rem;
    color: var(--_muted);
    list-style: disc;
    overflow-wrap: anywhere;
  }

  .problem {
    margin-bottom: 0.75rem;
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--_bad);
    border-radius: 4px;
    background: color-mix(in srgb, var(--_bad) 8%, var(--_surface));
    overflow-wrap: anywhere;
  }

  .warnings,
  .paused {
    margin-bottom: 0.75rem;
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--_warn);
    overflow-wrap: anywhere;
  }

  .few,
  .empty,
  .waiting {
    padding: 2.5rem 1.25rem;
    text-align: center;
  }

  .few button {
    margin-top: 1rem;
  }

  .nothing {
    padding: 2rem 0;
    text-align: center;
  }

  .busy {
    opacity: 0.6;
    transition: opacity 200ms 250ms;
  }

  @container (max-width: 34rem) {
    .tiles,
    .tiles:has(> :nth-child(5)) {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.625rem;
    }

    .tiles:has(> :nth-child(5)) > :nth-child(n) {
      grid-column: auto;
    }

    .tiles > :last-child:nth-child(odd):nth-child(n) {
      grid-column: 1 / -1;
    }

    .tile {
      padding: 0.625rem 0.875rem;
    }

    .tile .value {
      font-size: 1.25rem;
    }

    .result {
      padding: 0.875rem;
    }

    .views {
      gap: 0;
    }

    .views .view {
      padding: 0 0.4375rem;
      font-size: 0.8125rem;
    }
  }
`;
