// Look of <parcours-builder>: its columns, its settings, its sheets.

import { css } from "lit";

export const builderStyles = css`
  .builder {
    display: grid;
    grid-template-columns: minmax(11.5rem, 14rem) minmax(0, 1fr);
    gap: 1.25rem;
    align-items: start;
  }

  .builder.narrow {
    grid-template-columns: minmax(0, 1fr);
  }

  .block {
    display: block;
  }

  h2 {
    font-size: 0.9375rem;
  }

  .palette h2 {
    margin-bottom: 0.125rem;
  }

  .hint {
    margin-bottom: 0.5rem;
  }

  .target {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    margin: -0.25rem 0 0.5rem;
    padding-block: 0.25rem;
    padding-inline: 0.625rem 0.25rem;
    border-radius: 8px;
    background: var(--_accent-soft);
    overflow-wrap: anywhere;
  }

  .target h2 {
    margin: 0;
    padding: 0.25rem 0;
    font-size: 0.8125rem;
  }

  .middle {
    display: grid;
    gap: 0.75rem;
    min-width: 0;
  }

  .first {
    display: grid;
    gap: 0.5rem;
  }

  .first > div {
    display: grid;
    gap: 0.5rem;
    min-width: 0;
  }

  .window-label {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 0.75rem;
  }

  .window .shown {
    color: var(--_text);
    font-size: 0.9375rem;
    font-weight: 620;
  }

  .problem {
    margin-top: 0.375rem;
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--_bad);
    border-radius: 4px;
    background: color-mix(in srgb, var(--_bad) 8%, var(--_surface));
    overflow-wrap: anywhere;
  }

  .empty {
    padding: 1.25rem 1rem 0.25rem;
    text-align: center;
  }

  .settings {
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
  }

  .settings summary {
    padding: 0 0.875rem;
  }

  .settings-body {
    display: grid;
    gap: 1rem;
    padding: 0.25rem 0.875rem 1rem;
  }

  .settings-grid {
    display: grid;
    gap: 0.875rem;
  }

  .settings-grid > div,
  .exclusion {
    display: grid;
    gap: 0.5rem;
  }

  legend {
    margin-bottom: 0.25rem;
  }

  .exclusion {
    padding: 0.625rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
  }

  .exclusion .icon-button {
    flex: 0 0 auto;
    align-self: end;
  }

  button.wide {
    width: 100%;
  }

  dialog.sheet {
    width: 100%;
    max-width: 40rem;
    max-height: 85dvh;
    margin: auto auto 0;
    padding: 0;
    border: 0;
    border-radius: 18px 18px 0 0;
    background: var(--_surface);
    color: inherit;
    overscroll-behavior: contain;
  }

  dialog.sheet::backdrop {
    background: rgb(10 15 25 / 45%);
  }

  .sheet-body {
    display: grid;
    gap: 0.875rem;
    padding: 0.25rem 1rem calc(1.25rem + env(safe-area-inset-bottom));
  }

  .sheet-body > header {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: end;
    gap: 0.5rem;
    margin-inline: -1rem;
    padding-inline: 1rem 0.5rem;
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }

  .sheet-body > header h2 {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .sheet .groups {
    max-height: none;
    overflow: visible;
    border-bottom: 0;
    background: none;
  }

  .sheet .grip {
    display: none;
  }

  .sheet .offer {
    min-height: 48px;
    cursor: default;
    border-bottom: 1px solid var(--_line);
    border-radius: 0;
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
