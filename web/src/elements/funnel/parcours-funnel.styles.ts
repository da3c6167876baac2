// Look of <parcours-funnel>: the line of tools, the two parts of the screen, figures.

import { css } from "lit";

export const funnelStyles = css`
  .tools {
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
    border-radius: 999px;
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
    border-radius: 10px;
    background: none;
    font-size: 0.875rem;
    font-weight: 550;
    cursor: pointer;
  }

  .tool .icon,
  .menu > summary .icon {
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

  .note-line {
    flex: 1 1 100%;
    color: var(--_muted);
  }

  .note-line:empty {
    display: none;
  }

  .by-hand {
    flex: 1 1 100%;
  }

  .parts {
    display: flex;
    margin-bottom: 1rem;
    padding: 3px;
    border-radius: 12px;
    background: var(--_sunken);
  }

  .parts button {
    flex: 1;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }

  .parts button[aria-pressed="true"] {
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .screen.both {
    display: grid;
    grid-template-columns: minmax(31.5rem, 0.85fr) minmax(0, 1fr);
    gap: 1.5rem;
    align-items: start;
  }

  .screen.both .outcome {
    position: sticky;
    inset-block-start: 1rem;
  }

  .outcome {
    min-width: 0;
    container-type: inline-size;
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9.25rem, 1fr));
    gap: 0.75rem;
    margin-bottom: 0.75rem;
  }

  .tile {
    padding: 0.75rem 1rem;
  }

  .tile dt {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 550;
  }

  .tile .value {
    font-size: 1.5rem;
    font-weight: 640;
    line-height: 1.3;
    letter-spacing: -0.02em;
  }

  .result {
    padding: 1.125rem 1.25rem;
  }

  .result > header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.125rem 1rem;
    margin-bottom: 0.5rem;
  }

  .result h2 {
    overflow-wrap: anywhere;
  }

  .views {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.25rem;
    margin: 0 -0.5rem 1.125rem;
    border-bottom: 1px solid var(--_line);
  }

  .views .view {
    position: relative;
    padding: 0 0.75rem;
    border-color: transparent;
    border-radius: 8px 8px 0 0;
    background: none;
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .views .view[aria-pressed="true"] {
    color: var(--_text);
  }

  .views .view[aria-pressed="true"]::after {
    content: "";
    position: absolute;
    inset: auto 0.5rem -1px;
    height: 2.5px;
    border-radius: 2px;
    background: var(--_accent);
  }

  .views .view:hover {
    color: var(--_text);
  }

  button.number {
    display: inline;
    min-height: 0;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    text-align: inherit;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 30%, transparent);
    text-decoration-style: dotted;
    text-decoration-thickness: 1.5px;
    text-underline-offset: 0.22em;
  }

  button.number:hover {
    text-decoration-color: currentcolor;
    text-decoration-style: solid;
  }

  .scopes,
  .rosetta {
    margin-top: 0.75rem;
    border-top: 1px solid var(--_line);
  }

  .scopes ul {
    display: grid;
    gap: 0.25rem;
    padding-inline-start: 1.25rem;
    color: var(--_muted);
    list-style: disc;
    overflow-wrap: anywhere;
  }

  .problem {
    margin-bottom: 0.75rem;
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--_bad);
    border-radius: 4px;
    background: color-mix(in srgb, var(--_bad) 8%, var(--_surface));
    overflow-wrap: anywhere;
  }

  .warnings,
  .paused {
    margin-bottom: 0.75rem;
    padding: 0.75rem 1rem;
    border-inline-start: 3px solid var(--_warn);
    overflow-wrap: anywhere;
  }

  .few,
  .empty,
  .waiting {
    padding: 2.5rem 1.25rem;
    text-align: center;
  }

  .few button {
    margin-top: 1rem;
  }

  .nothing {
    padding: 2rem 0;
    text-align: center;
  }

  .busy {
    opacity: 0.6;
    transition: opacity 200ms 250ms;
  }

  .glance {
    position: sticky;
    z-index: 5;
    inset-block-end: 0.75rem;
    width: 100%;
    margin-top: 1rem;
    padding: 0.25rem 1rem;
    justify-content: start;
    border-color: var(--_accent);
    box-shadow: 0 8px 24px rgb(10 20 35 / 18%);
    font-size: 0.875rem;
  }

  .glance strong {
    font-size: 1.125rem;
  }

  .glance.stale strong {
    opacity: 0.6;
  }

  .glance .go {
    margin-inline-start: auto;
    color: var(--_accent);
    font-weight: 600;
  }

  @media (max-width: 40rem) {
    .glance {
      inset-block-end: calc(4.25rem + env(safe-area-inset-bottom));
    }

    .start-from {
      flex: 1 1 100%;
    }

    .tool-group {
      flex: 1 1 100%;
      justify-content: space-between;
      margin: 0;
      gap: 0;
    }

    .menu-label {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    .menu {
      position: static;
    }

    .tools {
      position: relative;
    }

    .menu-panel {
      inset-inline: 0;
      width: auto;
      max-width: none;
    }
  }

  @container (max-width: 34rem) {
    .tiles {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.625rem;
    }

    .tile {
      padding: 0.625rem 0.875rem;
    }

    .tile .value {
      font-size: 1.25rem;
    }

    .result {
      padding: 0.875rem;
    }
  }

  @media (forced-colors: active) {
    .parts button[aria-pressed="true"],
    .choices button[aria-pressed="true"],
    .views .view[aria-pressed="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }

  @media print {
    .tools,
    .parts,
    .glance,
    .views,
    parcours-builder {
      display: none;
    }

    .screen.both {
      display: block;
    }

    .outcome {
      position: static;
    }

    .panel {
      break-inside: avoid;
      box-shadow: none;
    }

    button.number {
      text-decoration: none;
    }
  }
`;
