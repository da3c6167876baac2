// Colours, sizes and type that all elements share, each replaceable from outside.
//
// `--parcours-NAME` set on the page (or any ancestor) wins over the value here. Light and dark come
// from the system, or from `theme="light|dark"`; contrast from the system's setting.

import { css, unsafeCSS, type CSSResult } from "lit";

/** Hides from the eye what is read aloud all the same. `where`: the media or container query in which it does, nothing for everywhere. */
export const unseen = (selector: string, where = "@media all"): CSSResult =>
  unsafeCSS(
    `${where}{${selector}{position:absolute;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}}`,
  );

const look = css`
  :host {
    --_bg: var(--parcours-background, light-dark(#f5f6f8, #0f1217));
    --_surface: var(--parcours-surface, light-dark(#ffffff, #171b22));
    --_sunken: var(--parcours-sunken, light-dark(#eef0f3, #20262f));
    --_line: var(--parcours-line, light-dark(#e2e5ea, #2a313c));
    --_text: var(--parcours-text, light-dark(#151a21, #e8ebf0));
    --_muted: var(--parcours-muted, light-dark(#586170, #9da7b5));
    --_accent: var(--parcours-accent, light-dark(#0a6c74, #4fc4c4));
    --_on-accent: var(--parcours-on-accent, light-dark(#ffffff, #04211f));
    --_accent-soft: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
    --_accent-faint: color-mix(in srgb, var(--_accent) 7%, var(--_surface));
    --_warn: var(--parcours-warn, light-dark(#8a5200, #f2b866));
    --_bad: var(--parcours-bad, light-dark(#ad2b20, #ff938a));
    --_good: var(--parcours-good, light-dark(#0b6b3a, #6fd6a0));
    --_lifted: 0 12px 36px light-dark(rgb(20 30 45 / 16%), rgb(0 0 0 / 55%)), 0 2px 6px rgb(0 0 0 / 8%);
    --_radius: var(--parcours-radius, 14px);
    --_radius-small: calc(var(--_radius) * 0.7);
    --_radius-pill: calc(var(--_radius) * 99);
    --_shadow: 0 1px 2px light-dark(rgb(20 30 45 / 5%), rgb(0 0 0 / 25%));
    --_font: var(--parcours-font, ui-sans-serif, system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif);
    --_mono: ui-monospace, "SF Mono", "Cascadia Mono", "Roboto Mono", Menlo, monospace;

    box-sizing: border-box;
    display: block;
    color: var(--_text);
    font: 400 0.9375rem/1.5 var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: start;
  }

  :host([hidden]) {
    display: none;
  }

  @media (prefers-contrast: more) {
    :host {
      --_line: light-dark(#6b7480, #98a2b0);
      --_muted: light-dark(#3a424e, #c6ced9);
    }
  }

  /* The reader's own colours; pictures are drawn in them too. */
  @media (forced-colors: active) {
    :host {
      --_bg: Canvas;
      --_surface: Canvas;
      --_sunken: Canvas;
      --_line: CanvasText;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_accent: LinkText;
      --_on-accent: Canvas;
      --_good: CanvasText;
      --_warn: CanvasText;
      --_bad: CanvasText;
    }

    svg.bar {
      border: 1px solid CanvasText;
    }

    /* A ground of its own colour is not seen. */
    button[aria-pressed="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }

  @media print {
    :host {
      color-scheme: light;
      --_bg: #fff;
      --_shadow: none;
    }

    .noprint {
      display: none !important;
    }
  }

  /* Bars grow from where a line begins. */
  svg.bar:dir(rtl) {
    transform: scaleX(-1);
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h2 {
    font-size: 1.0625rem;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  h3 {
    font-size: 0.9375rem;
    font-weight: 620;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 6px;
    /* Clear of what lies over the window's foot: set by whoever lays something there. */
    scroll-margin-block-end: var(--_foot);
  }

  .quiet {
    color: var(--_muted);
  }

  .small {
    font-size: 0.8125rem;
    line-height: 1.4;
  }

  .panel {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
`;

export const tokens = [look, unseen(".sr")];

export const controls = css`
  button,
  select,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 44px;
    padding: 0 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-weight: 550;
    cursor: pointer;
    transition:
      background 120ms,
      border-color 120ms;
  }

  button:hover,
  select:hover {
    border-color: color-mix(in srgb, var(--_text) 32%, var(--_line));
  }

  button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  button.primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }

  /* The browser would lay a ground of its own behind the text, of the text's colour. */
  @media (forced-colors: active) {
    button.primary {
      forced-color-adjust: none;
    }
  }

  button.plain {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }

  button.plain:hover {
    background: var(--_accent-faint);
  }

  button:is([disabled], [aria-disabled="true"]) {
    opacity: 0.55;
    cursor: default;
  }

  select {
    padding-inline-end: 0.75rem;
    max-width: 100%;
  }

  details > summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 44px;
    cursor: pointer;
    list-style: none;
    font-weight: 550;
  }

  details > summary::-webkit-details-marker {
    display: none;
  }

  details > summary::before {
    content: "";
    flex: none;
    width: 0.45rem;
    height: 0.45rem;
    margin-inline: 0.15rem 0.2rem;
    border: solid var(--_muted);
    border-width: 0 1.75px 1.75px 0;
    transform: rotate(-45deg);
    transition: transform 120ms;
  }

  details > summary:dir(rtl)::before {
    transform: rotate(135deg);
  }

  details[open] > summary::before,
  details[open] > summary:dir(rtl)::before {
    transform: rotate(45deg);
  }
`;

/** One line of text, a date, a search. */
export const fields = css`
  .field {
    width: 100%;
    min-width: 0;
    min-height: 44px;
    padding: 0 0.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }

  .field::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  /* Smaller than 16 px, phones zoom into what is typed. */
  @media (max-width: 40rem) {
    .field {
      font-size: 1rem;
    }
  }
`;

/** Tables that stay tables; wrapped in `.scroll` they scroll inside themselves, never the page. */
export const tables = css`
  .scroll {
    overflow-x: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  caption {
    text-align: start;
  }

  th,
  td {
    padding: 0.625rem 0.75rem;
    border-bottom: 1px solid var(--_line);
    text-align: end;
    vertical-align: middle;
    font-weight: 400;
    white-space: nowrap;
  }

  th:first-child,
  td:first-child {
    text-align: start;
    padding-inline-start: 1.25rem;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: 1.25rem;
  }

  thead th {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 550;
  }

  tbody tr:last-child > * {
    border-bottom: 0;
  }

  tbody th {
    font-weight: 550;
  }
`;
