// Look of an open report: bar, tabs, what was found; on a phone the tabs stand at the bottom.

import { css } from "lit";
import { unseen } from "../shared/tokens.js";

const look = css`
  .bar {
    display: grid;
    gap: 0.875rem;
    margin-bottom: 1rem;
  }

  .bar .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
  }

  .title {
    flex: 1 1 9rem;
    min-width: 0;
  }

  .bar h1 {
    margin: 0;
    font-size: 1.625rem;
    font-weight: 670;
    line-height: 1.25;
    letter-spacing: -0.022em;
    overflow-wrap: anywhere;
  }

  .fixed {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }

  .fixed li {
    padding: 0.375rem 0.875rem;
    border-radius: var(--_radius-pill);
    background: var(--_accent-soft);
    overflow-wrap: anywhere;
  }

  .save .label {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
  }

  .item {
    justify-content: start;
    width: 100%;
    height: auto;
    padding: 0.5rem 0.75rem;
    gap: 0.875rem;
    color: var(--_text);
    text-align: start;
  }

  .item .icon {
    flex: none;
    color: var(--_accent);
  }

  .item b,
  .item .small {
    display: block;
  }

  .item .small {
    max-width: 19rem;
    font-weight: 400;
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-bottom: 1.25rem;
    border-bottom: 1px solid var(--_line);
  }

  .tabs button {
    position: relative;
    padding: 0 1rem;
    border: 0;
    background: none;
    color: var(--_muted);
    font-weight: 550;
  }

  .tabs .icon {
    display: none;
  }

  .tabs button:hover {
    color: var(--_text);
  }

  .tabs button[aria-selected="true"] {
    color: var(--_text);
  }

  .tabs button[aria-selected="true"]::after {
    content: "";
    position: absolute;
    inset: auto 0.75rem -1px;
    height: 2.5px;
    border-radius: 2px;
    background: var(--_accent);
  }

  /* Takes focus for readers when a report is ready; it is no control. */
  #panel:focus {
    outline: none;
  }

  .found {
    display: flex;
    align-items: start;
    gap: 0.25rem;
    margin-bottom: 1rem;
    padding-block: 0.125rem;
    padding-inline: 1.125rem 0.375rem;
    background: var(--_accent-faint);
  }

  .found.about {
    padding-inline: 1.125rem;
  }

  .found.refused {
    border-inline-start: 3px solid var(--_bad);
    background: color-mix(in srgb, var(--_bad) 8%, var(--_surface));
  }

  .found .text {
    flex: 1;
    min-width: 0;
    padding-block: 0.75rem;
    overflow-wrap: anywhere;
  }

  .found:not(.refused) .text > p:first-child::first-letter {
    text-transform: uppercase;
  }

  /* Asked last, and the report below does not move when they come. */
  .found .findings {
    min-height: 2.8em;
  }

  .found .findings.none {
    min-height: 0;
  }

  /* The whole reason stands under Details. */
  .found .unread-file {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .found .dates {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.75rem;
  }

  /* What is to be pressed stands where a text would. */
  .found :is(.dates, .remedy) button {
    margin-inline-start: -0.75rem;
    text-align: start;
    white-space: normal;
  }

  .found button {
    padding: 0 0.75rem;
  }

  .warn {
    color: var(--_warn);
    font-weight: 550;
  }

  .keep {
    margin-top: 1rem;
    padding: 1.125rem 1.25rem;
  }

  .keep button {
    margin-top: 0.75rem;
  }

  .section {
    margin: 2rem 0 0.75rem;
  }

  .orders {
    display: grid;
    gap: 1rem;
    margin-top: 1rem;
  }

  .unit {
    margin-top: 1.25rem;
  }

  .paper {
    display: none;
  }

  @media (forced-colors: active) {
    .tabs button[aria-selected="true"]::after {
      background: LinkText;
      forced-color-adjust: none;
    }
  }

  /* What is chosen is told, what chooses is not printed. */
  @media print {
    .page.ready {
      padding: 0;
    }

    .paper {
      display: flex;
    }

    .shown,
    .tabs,
    .controls,
    .found,
    .keep,
    parcours-selection {
      display: none !important;
    }

    .section {
      break-before: page;
      margin-top: 0;
    }
  }

  @media screen and (max-width: 40rem) {
    .page.ready {
      --_foot: calc(4.5rem + env(safe-area-inset-bottom));

      padding-top: 1rem;
      padding-bottom: calc(6rem + env(safe-area-inset-bottom));
    }

    .bar h1 {
      font-size: 1.25rem;
    }

    /* The first figure is to be in sight: what is worth knowing stands under Details, what is missing here. */
    .found {
      gap: 0;
      padding-inline: 0.875rem 0;
    }

    .found.about {
      padding-inline: 0.875rem;
    }

    .found .findings {
      display: none;
    }

    /* All of its words stand under Details. */
    .found .unmapped {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
    }

    .other {
      padding: 0;
      width: 44px;
    }

    .tabs {
      position: fixed;
      z-index: 10;
      inset: auto 0 0;
      gap: 0;
      margin: 0;
      padding: 0.25rem 0.25rem calc(0.25rem + env(safe-area-inset-bottom));
      border: 0;
      border-top: 1px solid var(--_line);
      background: var(--_surface);
    }

    .tabs button {
      flex: 1 1 0;
      flex-direction: column;
      gap: 0.125rem;
      min-width: 0;
      min-height: 52px;
      padding: 0.25rem 0;
      font-size: 0.75rem;
    }

    .tabs .icon {
      display: block;
    }

    .tabs button[aria-selected="true"] {
      color: var(--_accent);
    }

    .tabs button[aria-selected="true"]::after {
      content: none;
    }
  }

  /* "Performances" is wider than a quarter of it. */
  @media screen and (max-width: 22rem) {
    .tabs button {
      flex-basis: auto;
    }
  }

  /* A window as low as a page enlarged four times leaves no room to cover. */
  @media screen and (max-width: 40rem) and (max-height: 20rem) {
    .page.ready {
      --_foot: initial;

      padding-bottom: 1rem;
    }

    .tabs {
      position: static;
      margin-bottom: 1rem;
    }
  }
`;

/** On a phone pictures are enough beside a title. */
export const reportViewStyles = [look, unseen(".other span,.save .label span", "@media screen and (max-width: 40rem)")];
