// Look of <parcours-cards>: a grid of cards, two abreast on a phone.

import { css } from "lit";

export const cardsStyles = css`
  :host {
    container-type: inline-size;
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    min-height: 44px;
    margin-bottom: 0.5rem;
  }

  .chooser {
    flex: none;
  }

  .label {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
  }

  .label .icon {
    width: 18px;
    height: 18px;
  }

  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr));
    gap: 1rem;
  }

  /* Where one card would be alone on the last row, the last rows have a card fewer each; of two abreast it takes the row. */
  @media screen {
    @container (min-width: 67rem) {
      .grid {
        grid-template-columns: repeat(12, minmax(0, 1fr));
      }

      .card {
        grid-column: span 3;
      }

      .grid:has(> :nth-child(4n + 5):last-child) > :nth-last-child(-n + 9) {
        grid-column: span 4;
      }
    }

    @container (min-width: 50rem) and (max-width: 66.99rem) {
      .grid {
        grid-template-columns: repeat(6, minmax(0, 1fr));
      }

      .card {
        grid-column: span 2;
      }

      .grid:has(> :nth-child(3n + 4):last-child) > :nth-last-child(-n + 4) {
        grid-column: span 3;
      }
    }

    @container (max-width: 49.99rem) {
      .card:last-child:nth-child(odd) {
        grid-column: 1 / -1;
      }
    }
  }

  .card {
    display: flex;
    flex-direction: column;
    min-width: 0;
    padding: 1.125rem 1.25rem 0;
    overflow: hidden;
  }

  .name {
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 550;
  }

  .figure {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.625rem;
    margin-top: 0.125rem;
  }

  .change {
    display: inline-flex;
    align-items: center;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--_muted);
    white-space: nowrap;
  }

  .change > span:first-child {
    display: inline-flex;
    align-items: center;
    gap: 0.125rem;
  }

  .change .icon {
    width: 14px;
    height: 14px;
    stroke-width: 2.25;
  }

  .change.better {
    color: var(--_good);
  }

  .change.worse {
    color: var(--_bad);
  }

  .value {
    font-size: 1.875rem;
    font-weight: 640;
    line-height: 1.25;
    letter-spacing: -0.025em;
    overflow-wrap: anywhere;
  }

  .value.long {
    font-size: 1.375rem;
    line-height: 1.7;
  }

  .detail {
    margin-top: 0.125rem;
    min-height: 1.4em;
  }

  .detail span {
    display: block;
  }

  .foot {
    flex: 1;
    display: flex;
    flex-wrap: wrap;
    align-content: end;
    min-height: 1.125rem;
    margin-inline: -1.25rem;
  }

  .when {
    width: 100%;
    padding-top: 0.5rem;
    text-align: center;
  }

  .when + .spark {
    margin-top: 0;
  }

  .spark {
    display: block;
    width: 100%;
    height: 3rem;
    margin-top: 0.5rem;
  }

  .spark-line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.75;
    stroke-linejoin: round;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }

  .spark-line.edge {
    stroke-width: 1;
  }

  .spark-line.dotted {
    stroke-dasharray: 1 4.5;
  }

  .spark-end {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 6;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }

  .spark-area {
    fill: var(--_accent);
    opacity: 0.1;
  }

  .twin,
  .hint {
    margin-top: 0.75rem;
  }

  .none {
    padding: 1rem 1.25rem;
  }

  .twin .scroll {
    max-height: 22rem;
    overflow: auto;
  }

  @media print {
    .chooser,
    .twin {
      display: none;
    }

    .head {
      min-height: 0;
    }

    .grid {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    .card {
      break-inside: avoid;
    }
  }

  @container (max-width: 34rem) {
    .head {
      flex-wrap: wrap;
      justify-content: end;
    }

    .head p {
      flex: 1 0 100%;
    }

    .grid {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 0.625rem;
    }

    .card {
      padding: 0.875rem 0.875rem 0;
    }

    .value {
      font-size: 1.5rem;
    }

    .value.wide {
      font-size: 1.1875rem;
      line-height: 1.58;
    }

    .value.long {
      font-size: 1rem;
      line-height: 1.875;
    }

    .foot {
      margin-inline: -0.875rem;
    }

    .twin tr {
      padding-inline: 0.875rem;
    }
  }
`;
