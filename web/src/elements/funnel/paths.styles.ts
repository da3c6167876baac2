// Look of a funnel's paths, as a picture and ranked.

import { css } from "lit";

export const pathsStyles = css`
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
`;
