// Look of a list of choices in a popover: one of several, or any of several.

import { css } from "lit";

export const optionStyles = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0.25rem 0;
    border: 0;
  }

  /* Below the line that parts it from the choice before, not in it. */
  legend {
    float: inline-start;
    width: 100%;
    padding: 0.5rem 0.75rem 0.125rem;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  legend + * {
    clear: both;
  }

  .option {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 44px;
    padding: 0.25rem 0.75rem;
    border-radius: 8px;
    cursor: pointer;
  }

  .option:hover {
    background: var(--_accent-faint);
  }

  .option > span:first-of-type {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .option input {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--_accent);
  }
`;
