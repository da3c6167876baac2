// Look of <parcours-funnel>.

import { css } from "lit";

export const funnelStyles = css`
  :host {
    container-type: inline-size;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-bottom: 1rem;
  }

  .choices button {
    padding: 0.375rem 0.875rem;
    border-radius: 999px;
    font-weight: 500;
  }

  .choices button[aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_text);
    font-weight: 600;
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    gap: 1rem;
    margin-bottom: 1rem;
  }

  .tile {
    padding: 1rem 1.25rem;
  }

  .tile dt {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 550;
  }

  .tile .value {
    font-size: 1.75rem;
    font-weight: 640;
    line-height: 1.3;
    letter-spacing: -0.02em;
  }

  .result {
    padding: 1.25rem;
  }

  .result > header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.25rem 1rem;
    margin-bottom: 1.25rem;
  }

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
    align-items: center;
    gap: 0.5rem;
    font-weight: 600;
  }

  .mark {
    flex: none;
    display: grid;
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
    margin-top: 0.75rem;
    overflow: visible;
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

  code {
    font-family: var(--_mono);
    font-size: 0.75rem;
  }

  .note {
    margin-top: 1rem;
    padding-top: 0.875rem;
    border-top: 1px solid var(--_line);
  }

  .list {
    display: none;
  }

  .twin .scroll {
    margin-inline: -1.25rem;
  }

  .own {
    margin-top: 1rem;
    padding: 0 1.25rem;
  }

  .own form {
    display: grid;
    gap: 0.75rem;
    padding-bottom: 1.25rem;
  }

  textarea {
    width: 100%;
    min-height: 14rem;
    padding: 0.75rem;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_bg);
    color: inherit;
    font: 0.8125rem/1.5 var(--_mono);
    resize: vertical;
  }

  .own .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .problem {
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--_bad);
    border-radius: 4px;
    background: color-mix(in srgb, var(--_bad) 8%, var(--_surface));
    overflow-wrap: anywhere;
  }

  .warnings {
    margin-bottom: 1rem;
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--_warn);
    overflow-wrap: anywhere;
  }

  .empty {
    padding: 2.5rem 1.25rem;
    text-align: center;
  }

  .busy {
    opacity: 0.6;
    transition: opacity 200ms 150ms;
  }

  @container (max-width: 44rem) {
    .slots,
    .chart {
      display: none;
    }

    .list {
      display: grid;
      gap: 1.25rem;
    }

    .line-head {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 1rem;
    }

    .line .bar {
      display: block;
      width: 100%;
      height: 8px;
      margin: 0.25rem 0 0.375rem;
      border-radius: 4px;
      background: var(--_sunken);
    }

    .line .bar rect {
      fill: var(--_accent);
    }

    .line.optional {
      padding-inline-start: 1rem;
      border-inline-start: 2px dashed var(--_line);
    }

    .line-rates {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.875rem;
    }

    .tiles {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.625rem;
    }

    .tile {
      padding: 0.75rem 0.875rem;
    }

    .tile .value {
      font-size: 1.375rem;
    }

    .result {
      padding: 0.875rem;
    }

    .twin .scroll {
      margin-inline: -0.875rem;
    }

    .own {
      padding: 0 0.875rem;
    }
  }
`;
