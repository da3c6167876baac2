// Look of the pictures with a cursor, times and trend, and of the table by value.

import { css } from "lit";
import { unseen } from "../shared/tokens.js";

const look = css`
  .cursor {
    border-radius: 6px;
    cursor: crosshair;
    touch-action: pan-y;
  }

  .readout {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
    min-height: 2.25rem;
    margin-bottom: 0.25rem;
    font-size: 0.875rem;
  }

  .readout strong {
    font-size: 1.25rem;
    font-weight: 640;
  }

  /* Its lines are closer than two of them may be. A finger's are larger (records.styles.ts). */
  @media (pointer: fine) and (min-width: 40.01rem) {
    .readout button.number {
      min-height: 24px;
    }

    .losses button.number {
      padding-block: 0.25rem;
      margin-block: -0.25rem;
    }
  }

  .bin {
    fill: color-mix(in srgb, var(--_accent) 78%, var(--_surface));
  }

  .bin.at {
    fill: var(--_accent);
    stroke: var(--_text);
    stroke-width: 1.5;
  }

  .median {
    stroke: var(--_text);
    stroke-width: 1.5;
    stroke-dasharray: 3 3;
  }

  .tick {
    fill: var(--_muted);
    font: 400 11.5px var(--_font);
  }

  .spreads {
    display: grid;
    gap: 0.5rem;
    margin-bottom: 0.5rem;
  }

  .cursor + .sub {
    margin-top: 1rem;
  }

  .spreads li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1.6fr);
    gap: 0 1rem;
    align-items: center;
    padding: 0.375rem 0;
    border-top: 1px solid var(--_line);
  }

  .spread-name {
    font-size: 0.875rem;
    font-weight: 550;
    overflow-wrap: anywhere;
  }

  .spread {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    align-items: end;
    gap: 0.5rem;
    text-align: end;
  }

  /* As in a table: the names of the columns stand above the first row. */
  @container (min-width: 34.01rem) {
    .spreads li {
      align-items: end;
    }
  }

  .spread .main dd {
    font-weight: 640;
  }

  .view-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 1rem;
  }

  .view-head .sub {
    margin: 0;
  }

  .choice {
    display: flex;
    gap: 2px;
    padding: 2px;
    border-radius: var(--_radius-small);
    background: var(--_sunken);
  }

  .choice button {
    border-color: transparent;
    background: none;
  }

  .choice button[aria-pressed="true"] {
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }

  .grid {
    stroke: var(--_line);
    stroke-width: 1;
  }

  .rate {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }

  .rate.open {
    stroke-dasharray: 2 5;
  }

  .dot {
    fill: var(--_accent);
    stroke: var(--_surface);
    stroke-width: 2;
  }

  .at-line {
    stroke: var(--_muted);
    stroke-width: 1;
    stroke-dasharray: 2 3;
  }

  rect.entered {
    fill: color-mix(in srgb, var(--_muted) 38%, var(--_surface));
  }

  rect.converted {
    fill: var(--_accent);
  }

  .legend-line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    margin-top: 0.25rem;
  }

  .legend-line span {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
  }

  .key {
    width: 14px;
    height: 10px;
    border-radius: 2px;
  }

  .key.line,
  .key.open {
    height: 0;
    border-top: 2px solid var(--_accent);
  }

  .key.open {
    border-top-style: dotted;
  }

  .key.entered {
    background: color-mix(in srgb, var(--_muted) 38%, var(--_surface));
  }

  .key.converted {
    background: var(--_accent);
  }

  /* Printers leave grounds out, and a key is nothing else. */
  @media print {
    .key {
      print-color-adjust: exact;
    }

    .choice {
      display: none;
    }
  }

  /* By value */

  .values .with-bar {
    position: relative;
    min-width: 6rem;
    font-weight: 600;
  }

  .values .with-bar .bar {
    position: absolute;
    inset: auto 0.75rem 0.25rem auto;
    width: calc(100% - 1.5rem);
    height: 4px;
    border-radius: 2px;
    background: var(--_sunken);
  }

  .values .only-narrow {
    display: none;
  }

  @container (max-width: 30rem) {
    .values .spare {
      display: none;
    }

    .values .only-narrow {
      display: block;
    }

    .spreads li {
      grid-template-columns: minmax(0, 1fr);
    }

    .spread {
      text-align: start;
    }
  }

  @media (forced-colors: active) {
    .column,
    .node,
    .bin,
    .bar rect,
    rect.converted {
      fill: Highlight;
    }

    .fall,
    .ribbon,
    rect.entered {
      fill: GrayText;
    }

    .rate {
      stroke: Highlight;
    }

    .bar,
    .key {
      forced-color-adjust: none;
    }

    .key.line,
    .key.open {
      border-color: Highlight;
    }

    .key.converted {
      background: Highlight;
    }

    .key.entered {
      background: GrayText;
    }
  }
`;

export const viewStyles = [look, unseen(".spreads li:not(:first-child) dt", "@container (min-width: 34.01rem)")];
