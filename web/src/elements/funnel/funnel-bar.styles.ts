// Look of the line of tools above a funnel, and of its menus.

import { css } from "lit";
import { unseen } from "../shared/tokens.js";

const look = css`
  .tools {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    margin-bottom: 1rem;
  }

  .choices,
  .tool-group {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }

  .choices button {
    padding: 0.375rem 0.75rem;
    border-radius: var(--_radius-pill);
    font-size: 0.8125rem;
    font-weight: 500;
  }

  .choices button[aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    font-weight: 600;
  }

  .choices .blank {
    border-style: dashed;
    color: var(--_muted);
  }

  .choices .blank .icon {
    width: 16px;
    height: 16px;
  }

  .tool-group {
    gap: 0.125rem;
    margin-inline-start: auto;
  }

  /* Its place is kept: the other tools stay where they are when the answer comes. */
  .unanswered #download {
    visibility: hidden;
  }

  .tool,
  .menu > summary {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
    min-width: 44px;
    min-height: 44px;
    padding: 0 0.5rem;
    border: 1px solid transparent;
    border-radius: var(--_radius-small);
    background: none;
    font-size: 0.875rem;
    font-weight: 550;
    cursor: pointer;
  }

  /* One line where a mouse needs no more. */
  @media (pointer: fine) {
    .choices button {
      padding-inline: 0.625rem;
    }

    .choices {
      gap: 0.25rem;
    }

    .tool,
    .tool-group .menu > summary {
      min-width: 36px;
      padding-inline: 0.3125rem;
      font-size: 0.8125rem;
    }
  }

  .tool .icon,
  .menu > summary .icon {
    flex: none;
    width: 19px;
    height: 19px;
  }

  .tool:hover,
  .menu > summary:hover,
  .menu[open] > summary {
    border-color: var(--_line);
    background: var(--_surface);
  }

  .tool[disabled] {
    opacity: 0.35;
  }

  .tool[aria-pressed="true"] {
    border-color: var(--_warn);
    color: var(--_warn);
  }

  .menu {
    position: relative;
  }

  .menu > summary::before {
    content: none;
  }

  .menu-panel {
    position: absolute;
    z-index: 20;
    inset-block-start: calc(100% + 6px);
    inset-inline-end: 0;
    display: grid;
    gap: 0.5rem;
    width: max-content;
    min-width: 15rem;
    max-width: min(24rem, 92vw);
    max-height: 70vh;
    padding: 0.75rem;
    overflow-y: auto;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    box-shadow: 0 12px 36px rgb(10 20 35 / 18%);
    outline: none;
  }

  .menu-panel .item {
    justify-content: start;
    border-color: transparent;
    text-align: start;
  }

  .menu-panel .item:hover {
    background: var(--_sunken);
  }

  .menu-panel > p.small {
    margin-top: -0.5rem;
    padding-inline: 1rem;
  }

  .keep-form,
  .paste {
    display: grid;
    gap: 0.5rem;
  }

  .paste {
    padding-top: 0.5rem;
    border-top: 1px solid var(--_line);
  }

  /* Side by side where both fit with room around them, else below each other. */
  .paste .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .paste .row button {
    flex: 1 1 auto;
    padding-inline: 0.75rem;
    white-space: nowrap;
  }

  .kept {
    border-top: 1px solid var(--_line);
    padding-top: 0.25rem;
  }

  .kept li {
    display: flex;
    align-items: center;
    gap: 0.25rem;
  }

  .kept-open {
    flex: 1;
    flex-direction: column;
    align-items: start;
    gap: 0;
    min-width: 0;
    padding: 0.25rem 0.5rem;
    color: inherit;
    text-align: start;
  }

  .kept-name {
    overflow-wrap: anywhere;
  }

  textarea {
    width: 100%;
    min-height: 9rem;
    padding: 0.625rem;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_bg);
    color: inherit;
    font: 0.8125rem/1.5 var(--_mono);
    resize: vertical;
  }

  /* Over what stands below, which keeps its place. */
  .note-line {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: 0;
    z-index: 21; /* over an open menu */
    margin: 0.25rem 0 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    pointer-events: none;
  }

  .note-line:empty {
    padding: 0;
    border: 0;
  }

  .by-hand {
    flex: 1 1 100%;
  }

  #start-from {
    flex: 1 1 18rem;
  }

  #start-from > summary {
    flex-direction: row-reverse;
    justify-content: space-between;
    padding: 0.375rem 1rem;
    border-color: var(--_line);
    background: var(--_surface);
    font-weight: 600;
  }

  #start-from .menu-panel {
    inset-inline: 0;
    width: auto;
    max-width: none;
  }

  #start-from .item {
    overflow-wrap: anywhere;
    white-space: normal;
  }

  #start-from .item[aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }

  .narrow #start-from {
    flex-basis: 100%;
  }

  /* Pictures alone where there are many. */
  .narrow .tool-group.full {
    flex: 1 1 100%;
    justify-content: space-between;
    margin: 0;
    gap: 0;
  }

  .narrow .tool-group .menu {
    position: static;
  }

  .tools.narrow {
    position: relative;
  }

  .narrow .menu-panel {
    inset-inline: 0;
    width: auto;
    max-width: none;
  }
`;

export const barStyles = [look, unseen(".narrow .full .menu-label")];
