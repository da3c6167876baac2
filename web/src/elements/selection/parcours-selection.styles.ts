// Look of <parcours-selection>: a row of chips that wraps; on a phone without their pictures, so that two rows do.

import { css } from "lit";
import { unseen } from "../shared/tokens.js";

const look = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }

  .chips > * {
    max-width: 100%;
  }

  /* What narrows a report is round, what acts on it is not. */
  parcours-popover::part(chip) {
    border-radius: var(--_radius-pill);
    font-size: 0.875rem;
  }

  .label {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-width: 0;
  }

  .label .icon {
    flex: none;
    width: 18px;
    height: 18px;
    color: var(--_accent);
  }

  .label span,
  .given span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .count {
    display: inline-grid;
    place-items: center;
    min-width: 1.375rem;
    height: 1.375rem;
    padding: 0 0.375rem;
    border-radius: var(--_radius-pill);
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75rem;
  }

  .given {
    gap: 0.375rem;
    padding-block: 0;
    padding-inline: 0.875rem 0.625rem;
    border-color: transparent;
    border-radius: var(--_radius-pill);
    background: var(--_accent-soft);
    font-size: 0.875rem;
  }

  .given .icon {
    flex: none;
    width: 16px;
    height: 16px;
  }

  fieldset + fieldset,
  fieldset + details,
  details + details {
    border-top: 1px solid var(--_line);
  }

  details {
    padding: 0 0.5rem;
  }

  .dates {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.5rem;
    padding: 0.25rem 0.75rem 0.5rem;
  }

  .dates label {
    min-width: 0;
    color: var(--_muted);
    font-size: 0.8125rem;
  }

  .dates input {
    margin-top: 0.125rem;
  }

  .text {
    padding: 0.25rem 0.75rem 0.5rem;
  }

  @media (max-width: 30rem) {
    .label .icon {
      display: none;
    }
  }
`;

/** On a phone a panel is a sheet with a heading; who listens needs the legend all the same. */
export const selectionStyles = [look, unseen(".titled legend", "@media (max-width: 40rem)")];
