// Look of what opens below a step or a stage: filters and their values.

import { css } from "lit";

export const filterStyles = css`
  .opened {
    display: grid;
    gap: 0.75rem;
    margin: 0.375rem 0.25rem 0.25rem;
    padding: 0.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_bg);
  }

  .filters {
    display: grid;
    gap: 0.625rem;
    justify-items: start;
  }

  .filter {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
    gap: 0.375rem;
    width: 100%;
  }

  .filter .values {
    grid-column: 1 / -1;
  }

  .values:empty {
    display: none;
  }

  .many {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }

  .many .field {
    flex: 1 1 8rem;
  }

  button.chip {
    min-height: 36px;
    max-width: 100%;
    padding-block: 0;
    padding-inline: 0.75rem 0.375rem;
    border-radius: var(--_radius-pill);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
    text-align: start;
  }

  .chip .icon {
    flex: none;
    width: 16px;
    height: 16px;
  }

  .any {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    overflow-wrap: anywhere;
  }

  .pair {
    display: grid;
    grid-template-columns: minmax(4rem, 1fr) minmax(5.5rem, auto);
    gap: 0.375rem;
  }

  /* An amount and its unit: two of them beside each other only where both are read in full. */
  .row > .duration {
    flex-basis: 11rem;
  }

  .pair select {
    min-height: 40px;
    padding: 0 0.5rem;
    border-radius: 8px;
    font-size: 0.875rem;
    font-weight: 450;
  }

  @media (pointer: coarse), (max-width: 40rem) {
    button.chip,
    .pair select {
      min-height: 44px;
    }
  }
`;
