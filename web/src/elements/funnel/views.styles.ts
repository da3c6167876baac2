// Look of the pictures, lists and tables of a funnel's result.

import { css } from "lit";

export const viewStyles = css`
  .slots {
    display: flex;
  }

  .slot {
    flex: 1 1 0;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  /* As wide as its column in the picture; no padding, which would shift the slots beside it. */
  .slot:last-child {
    flex-grow: 0.46;
  }

  .slot:not(:last-child) > * {
    margin-inline-end: 0.75rem;
  }

  .stage-name {
    display: flex;
    align-items: baseline;
    gap: 0.375rem;
    font-weight: 600;
    line-height: 1.3;
  }

  /* Beside its mark, or where there is no room for it, below. */
  .slots .stage-name {
    display: block;
    min-height: 2.6em;
  }

  .slots .mark {
    margin-inline-end: 0.375rem;
  }

  .mark {
    flex: none;
    display: inline-grid;
    place-items: center;
    width: 1.25rem;
    height: 1.25rem;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.75rem;
    font-weight: 700;
  }

  .mark.optional {
    border: 1.5px dashed var(--_muted);
    background: none;
  }

  .records {
    font-size: 1.375rem;
    font-weight: 640;
    line-height: 1.35;
    letter-spacing: -0.015em;
  }

  .chart {
    display: block;
    width: 100%;
    overflow: visible;
  }

  .columns .chart {
    margin-top: 0.75rem;
  }

  :host(:dir(rtl)) .columns .chart {
    transform: scaleX(-1);
  }

  .column {
    fill: var(--_accent);
  }

  .column.optional {
    fill: url(#stripes);
  }

  .stripe-ground {
    fill: var(--_accent-soft);
  }

  .stripe {
    fill: color-mix(in srgb, var(--_accent) 60%, var(--_surface));
  }

  .fall {
    fill: var(--_accent);
    opacity: 0.15;
  }

  .ground {
    stroke: var(--_line);
    stroke-width: 1.5;
  }

  .feet {
    margin-top: 0.625rem;
  }

  .went {
    color: var(--_accent);
    font-weight: 620;
  }

  .lost {
    color: var(--_bad);
  }

  .steps {
    margin-top: 0.25rem;
  }

  .steps li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5rem;
    color: var(--_muted);
  }

  .note {
    margin-top: 1rem;
    padding-top: 0.75rem;
    border-top: 1px solid var(--_line);
  }

  .twin {
    margin-top: 0.5rem;
  }

  .twin .scroll.tall {
    max-height: 24rem;
    overflow-y: auto;
  }

  td.text {
    text-align: start;
  }

  .scroll th[scope="row"] {
    white-space: normal;
    overflow-wrap: anywhere;
    min-width: 7rem;
  }

  .scroll th:first-child,
  .scroll td:first-child {
    padding-inline-start: 0.25rem;
  }

  /* The list */

  .list {
    display: grid;
    gap: 1.125rem;
  }

  .line-head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 1rem;
  }

  .line-head .stage-name {
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .line .bar {
    display: block;
    width: 100%;
    height: 8px;
    margin: 0.25rem 0 0.375rem;
    border-radius: 4px;
    background: var(--_sunken);
  }

  .bar rect {
    fill: var(--_accent);
  }

  .line.optional {
    padding-inline-start: 1rem;
    border-inline-start: 2px dashed var(--_line);
  }

  .line.optional .bar rect {
    fill: color-mix(in srgb, var(--_accent) 55%, var(--_surface));
  }

  .line-rates {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.875rem;
  }

  .list .losses {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.875rem;
  }

  :host(:dir(rtl)) .bar {
    transform: scaleX(-1);
  }

  /* Paths */

  .sub {
    margin-bottom: 0.5rem;
  }

  .paths-picture {
    margin-bottom: 1.25rem;
  }

  .paths text {
    fill: var(--_text);
    font: 500 12px var(--_font);
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-width: 3px;
    stroke-linejoin: round;
  }

  .paths .column-name {
    font-weight: 620;
    stroke: none;
  }

  .paths .node-count {
    fill: var(--_muted);
  }

  .ribbon {
    fill: var(--_accent);
    opacity: 0.18;
  }

  .ribbon:hover {
    opacity: 0.4;
  }

  .node {
    fill: var(--_accent);
  }

  .node.rest {
    fill: var(--_muted);
  }

  .ranked {
    display: grid;
    gap: 0.75rem;
  }

  .ranked li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125rem 1rem;
  }

  .way {
    overflow-wrap: anywhere;
    font-size: 0.875rem;
  }

  .arrow {
    color: var(--_muted);
  }

  .way-figures {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    font-weight: 600;
  }

  .way-figures .quiet {
    font-weight: 400;
  }

  .way-bar {
    grid-column: 1 / -1;
  }

  .way-bar .bar {
    display: block;
    width: 100%;
    height: 4px;
    border-radius: 2px;
    background: var(--_sunken);
  }

  .way-bar.ended .bar rect {
    fill: var(--_muted);
  }

  .more-paths {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    margin-top: 0.75rem;
  }

  /* Pictures with a cursor */

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
    gap: 0.5rem;
    text-align: end;
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
    border-radius: 10px;
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
  }
`;
