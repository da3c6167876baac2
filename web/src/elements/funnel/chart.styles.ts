// Look of a funnel's stages, as columns and as a list, and of what stands below any picture.

import { css } from "lit";

/** As wide as a word, px. */
export const LEAST_LAST_SLOT = 128;

export const chartStyles = css`
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
    min-width: ${LEAST_LAST_SLOT}px;
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

  /* Numbers stand in one line, however many a name above them takes. */
  .slots:not(.feet) .slot {
    display: flex;
    flex-direction: column;
  }

  /* Beside its mark, or where there is no room for it, below. */
  .slots .stage-name {
    display: block;
    flex: 1 0 auto;
    min-height: 2.6em;
  }

  .slots .mark {
    margin-inline-end: 0.375rem;
    vertical-align: middle;
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

  /* Stands on the line of the words beside it, as if it had a number. */
  .mark.optional::before {
    content: "\\200b";
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
    direction: ltr;
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

  /* The number first: names are as long as their filters. */
  .steps {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.125rem 0.5rem;
  }

  .steps li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: baseline;
    color: var(--_muted);
  }

  .steps li > :first-child {
    text-align: end;
  }

  /* No room for two columns. */
  .slot:last-child .steps {
    grid-template-columns: minmax(0, 1fr);
  }

  .slot:last-child .steps li > :first-child {
    text-align: start;
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
`;
