// Look of inputs, switches and disclosure buttons inside forms that are denser than the page's controls.

import { css } from "lit";

export const formStyles = css`
  .field {
    display: grid;
    gap: 0.25rem;
    min-width: 0;
  }

  .field > span,
  .legend {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 550;
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
  }

  input:not([type="checkbox"], [type="range"], [type="radio"]),
  .field select {
    width: 100%;
    min-width: 0;
    min-height: 40px;
    padding: 0 0.625rem;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: 0.875rem;
    font-weight: 450;
  }

  input::placeholder,
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .field select {
    justify-content: start;
    text-overflow: ellipsis;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .row > * {
    flex: 1 1 7rem;
    min-width: 0;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 44px;
    cursor: pointer;
  }

  .check input {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--_accent);
  }

  .check input:disabled {
    cursor: default;
  }

  input[type="range"] {
    width: 100%;
    min-height: 32px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  button.icon-button {
    flex: none;
    width: 36px;
    min-height: 36px;
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }

  button.icon-button:hover {
    background: var(--_sunken);
    color: var(--_text);
  }

  button.icon-button svg {
    width: 18px;
    height: 18px;
  }

  button.low {
    min-height: 36px;
    padding: 0 0.75rem;
    border-radius: 8px;
    font-size: 0.8125rem;
  }

  @media (pointer: coarse), (max-width: 40rem) {
    button.icon-button,
    button.low {
      min-width: 44px;
      min-height: 44px;
    }

    input:not([type="checkbox"], [type="range"], [type="radio"]),
    .field select,
    input[type="range"] {
      min-height: 44px;
    }
  }

  /* A phone zooms in on smaller letters. */
  @media (max-width: 40rem) {
    input:not([type="checkbox"], [type="range"], [type="radio"]),
    .field select {
      font-size: 1rem;
    }
  }
`;
