// Look of the steps that can be added, searched and dragged.

import { css } from "lit";

export const paletteStyles = css`
  .search {
    position: relative;
    display: block;
    margin-bottom: 0.25rem;
  }

  .search .icon {
    position: absolute;
    inset-block-start: calc(50% - 9px);
    inset-inline-start: 0.625rem;
    width: 18px;
    height: 18px;
    color: var(--_muted);
    pointer-events: none;
  }

  .search input[type="search"] {
    padding-inline-start: 2.125rem;
  }

  .groups {
    max-height: 40rem;
    margin-inline: -0.375rem;
    padding-inline: 0.375rem;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border-bottom: 1px solid var(--_line);
    /* A shade while more stands below: the ground, which moves with the steps, covers it at their end. */
    background:
      linear-gradient(transparent, var(--_bg) 60%) bottom / 100% 2.5rem local no-repeat,
      linear-gradient(transparent, color-mix(in srgb, var(--_muted) 30%, transparent)) bottom / 100% 1rem scroll no-repeat;
  }

  .group {
    margin: 0.75rem 0 0.125rem;
    color: var(--_muted);
    font-size: 0.75rem;
    font-weight: 600;
  }

  .offer {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-height: 36px;
    border-radius: 8px;
    font-size: 0.875rem;
    cursor: grab;
    touch-action: manipulation;
    user-select: none;
    -webkit-user-select: none;
  }

  .offer:hover {
    background: var(--_accent-faint);
  }

  .grip,
  .stage-grip {
    flex: none;
    display: grid;
    place-items: center;
    width: 16px;
    color: var(--_muted);
    cursor: grab;
  }

  .grip .icon,
  .stage-grip .icon {
    width: 16px;
    height: 16px;
    stroke-width: 2.5;
  }

  .offer-name {
    flex: 1;
    min-width: 0;
    padding: 0.25rem 0;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  .count {
    font-variant-numeric: tabular-nums;
  }
`;
