// Look of the stages, their steps, and of what is dragged to them.

import { css } from "lit";

export const stageStyles = css`
  .stages {
    display: grid;
    gap: 0.5rem;
  }

  .stage {
    padding-block: 0.375rem;
    padding-inline: 0.375rem 0.5rem;
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

  /* As many lines as the name takes: the text behind the field makes the room. */
  .stage-name {
    flex: 1;
    display: grid;
    min-width: 0;
  }

  .stage-name::after {
    content: attr(data-text) " ";
    visibility: hidden;
    white-space: pre-wrap;
  }

  .stage-name > textarea,
  .stage-name::after {
    grid-area: 1 / 1;
    min-width: 0;
    --_height: 36px;
    min-height: var(--_height);
    padding: calc((var(--_height) - 1.5em) / 2 - 1px) 0.25rem;
    border: 1px solid transparent;
    border-radius: 8px;
    background: none;
    color: inherit;
    font: 600 0.875rem/1.5 var(--_font);
    overflow: hidden;
    overflow-wrap: anywhere;
    resize: none;
  }

  .stage-name > textarea:hover {
    border-color: var(--_line);
  }

  .stage-name > textarea:focus {
    border-color: var(--_accent);
    background: var(--_surface);
  }

  .stage-head .icon-button {
    width: 28px;
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
    padding-block: 0.125rem 0.25rem;
    padding-inline: 0.25rem 0.125rem;
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

  .estimate {
    padding-inline: 1.25rem 0.5rem;
    overflow-wrap: anywhere;
  }

  .where {
    display: inline-block;
    margin-block: 0.125rem;
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
    border-radius: var(--_radius-pill);
    background: var(--_sunken);
    color: var(--_muted);
    overflow-wrap: anywhere;
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

  @media (pointer: coarse), (max-width: 40rem) {
    .step .icon-button,
    .stage-head .icon-button {
      width: 44px;
      min-width: 40px;
      min-height: 44px;
    }

    .stage-grip {
      min-height: 44px;
    }

    .stage-name > textarea,
    .stage-name::after {
      --_height: 44px;
      font-size: 1rem;
    }
  }

  @media (forced-colors: active) {
    .mark,
    .stage.targeted,
    .placing {
      outline: 1px solid CanvasText;
    }

    /* Else the number lies on a patch of its own colour. */
    .mark {
      forced-color-adjust: none;
    }
  }
`;
