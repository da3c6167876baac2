// Look of what other tools would count.

import { css } from "lit";

export const rosettaStyles = css`
  .counts-otherwise {
    display: grid;
    gap: 1.25rem;
    margin-top: 0.75rem;
    overflow-wrap: anywhere;
  }

  .tool-line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
  }

  .reasons {
    display: grid;
    gap: 0.5rem;
    margin-top: 0.5rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 2px solid var(--_line);
  }

  .reasons b {
    font-weight: 600;
  }

  .counts-otherwise .bar {
    display: block;
    width: 100%;
    height: 4px;
    margin: 0.25rem 0;
    border-radius: 2px;
    background: var(--_sunken);
  }

  .counts-otherwise .bar rect {
    fill: var(--_accent);
  }
`;
