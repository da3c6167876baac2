// Look of <parcours-builder>.

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
    padding: 0.25rem 0.25rem 0.25rem 0.625rem;
    border-radius: 8px;
    background: var(--_accent-soft);
    overflow-wrap: anywhere;
  }

  .target h2 {
    margin: 0;
    padding: 0.25rem 0;
    font-size: 0.8125rem;
  }

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

  .stages {
    display: grid;
    gap: 0.5rem;
  }

  .stage {
    padding: 0.375rem 0.5rem 0.375rem 0.375rem;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }

  .stage.optional {
    border-style: dashed;
    background: color-mix(in srgb, var(--_surface) 60%, transparent);
  }

  .stage.targeted {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }

  .stage-head {
    display: flex;
    align-items: center;
    gap: 0.25rem;
  }

  .stage-grip {
    width: 24px;
    min-height: 36px;
    touch-action: none;
  }

  .mark {
    flex: none;
    display: grid;
    place-items: center;
    width: 1.375rem;
    height: 1.375rem;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75rem;
    font-weight: 700;
  }

  .mark.optional {
    border: 1.5px dashed var(--_muted);
    background: none;
  }

  .stage-head input.stage-name {
    flex: 1;
    min-height: 36px;
    padding: 0 0.375rem;
    border-color: transparent;
    background: none;
    font-size: 0.9375rem;
    font-weight: 600;
    text-overflow: ellipsis;
  }

  .stage-head input.stage-name:hover {
    border-color: var(--_line);
  }

  .stage-head input.stage-name:focus {
    border-color: var(--_accent);
    background: var(--_surface);
  }

  .stage-head .icon-button {
    width: 30px;
  }

  .stage-head .icon-button[disabled] {
    opacity: 0.3;
  }

  .steps {
    display: grid;
    gap: 0.25rem;
    padding-inline: 0.25rem 0;
  }

  .step {
    padding: 0.125rem 0.125rem 0.25rem 0.25rem;
    border-radius: 8px;
    background: var(--_accent-faint);
  }

  .step.wrong {
    box-shadow: inset 3px 0 0 var(--_bad);
  }

  .step-line {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    cursor: grab;
    touch-action: manipulation;
    user-select: none;
    -webkit-user-select: none;
  }

  .step-name {
    flex: 1;
    min-width: 0;
    font-size: 0.875rem;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .step .icon-button {
    width: 32px;
    min-height: 32px;
  }

  .icon-button.on {
    color: var(--_accent);
  }

  .where,
  .estimate {
    padding-inline: 1.25rem 0.5rem;
    overflow-wrap: anywhere;
  }

  .where span {
    display: inline-block;
    margin-bottom: 0.1875rem;
    padding: 0 0.5rem;
    border: 1px solid color-mix(in srgb, var(--_accent) 35%, var(--_line));
    border-radius: 6px;
    background: var(--_surface);
  }

  .stage-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.125rem;
  }

  .stage-foot button.low {
    padding: 0 0.5rem;
    gap: 0.375rem;
    font-weight: 500;
  }

  .stage-foot .icon {
    width: 16px;
    height: 16px;
  }

  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-inline-start: auto;
  }

  .tag {
    padding: 0 0.5rem;
    border-radius: 999px;
    background: var(--_sunken);
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  .opened {
    display: grid;
    gap: 0.75rem;
    margin: 0.375rem 0.25rem 0.25rem;
    padding: 0.75rem;
    border: 1px solid var(--_line);
    border-radius: 10px;
    background: var(--_bg);
  }

  .filters {
    display: grid;
    gap: 0.625rem;
    justify-items: start;
  }

  .filter {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
    gap: 0.375rem;
    width: 100%;
  }

  .filter .values {
    grid-column: 1 / -1;
  }

  .values:empty {
    display: none;
  }

  .many {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }

  .many .field {
    flex: 1 1 8rem;
  }

  button.chip {
    min-height: 36px;
    max-width: 100%;
    padding: 0 0.375rem 0 0.75rem;
    border-radius: 999px;
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
    text-align: start;
  }

  .chip .icon {
    flex: none;
    width: 16px;
    height: 16px;
  }

  .any {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    overflow-wrap: anywhere;
  }

  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(5.5rem, auto);
    gap: 0.375rem;
  }

  .pair select {
    min-height: 40px;
    padding: 0 0.5rem;
    border-radius: 8px;
    font-size: 0.875rem;
    font-weight: 450;
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

  .more {
    position: relative;
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-height: 56px;
    padding: 0.375rem 0.5rem;
    border: 1.5px dashed var(--_line);
    border-radius: 12px;
  }

  /* The whole dashed field takes what is dropped. */
  .new-stage {
    position: absolute;
    inset: 0;
    overflow: hidden;
    border-radius: 12px;
  }

  .more button {
    position: relative;
    z-index: 1;
  }

  .drop-hint {
    flex: 1;
    text-align: center;
    pointer-events: none;
  }

  .narrow .drop-hint,
  .one {
    text-align: start;
  }

  .placing {
    outline: 2px dashed var(--_accent);
    outline-offset: -2px;
    background: var(--_accent-soft);
    opacity: 0.85;
  }

  .dragged {
    border: 1px solid var(--_accent);
    background: var(--_surface);
    box-shadow: 0 10px 30px rgb(0 0 0 / 22%);
    opacity: 1 !important;
    cursor: grabbing;
  }

  /* A step of the palette that hovers over a stage looks like a step. */
  .steps > .offer .count,
  .steps > .offer button,
  .new-stage > .offer .count,
  .new-stage > .offer button {
    display: none;
  }

  .new-stage > .offer,
  .new-stage > .step {
    height: 100%;
    padding-inline: 0.75rem;
    border-radius: 12px;
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
    border-radius: 10px;
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

  @media (pointer: coarse), (max-width: 40rem) {
    .step .icon-button,
    .stage-head .icon-button {
      width: 44px;
      min-width: 40px;
      min-height: 44px;
    }

    button.chip,
    .pair select {
      min-height: 44px;
    }

    .stage-grip {
      min-height: 44px;
    }

    .stage-head input.stage-name {
      min-height: 44px;
    }
  }

  @media (forced-colors: active) {
    .mark,
    .stage.targeted,
    .placing {
      outline: 1px solid CanvasText;
    }
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
