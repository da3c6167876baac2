// Look of <parcours-orders>.

import { css } from "lit";

export const ordersStyles = css`
  .panel {
    container-type: inline-size;
  }

  summary {
    padding: 0.375rem 1.25rem;
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    padding: 0.25rem 1.25rem 1.25rem;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .search {
    flex: 1 1 14rem;
    width: auto;
  }

  .orders {
    border-top: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }

  .orders.busy {
    opacity: 0.55;
  }

  .orders > li {
    border-bottom: 1px solid var(--_line);
  }

  .order > summary {
    display: grid;
    grid-template-columns: 1rem minmax(0, 1fr) auto;
    gap: 0 0.5rem;
    padding: 0.5rem 0;
  }

  .order-name {
    font-weight: 550;
  }

  .amount {
    font-weight: 620;
    text-align: end;
  }

  .who {
    grid-column: 2;
    font-weight: 400;
  }

  .earned {
    font-weight: 500;
    text-align: end;
  }

  .order h3 {
    margin-block: 0.25rem;
    margin-inline-start: 1.5rem;
    font-weight: 600;
  }

  .order > p {
    padding-block-end: 0.75rem;
    padding-inline-start: 1.5rem;
  }

  .trail {
    display: grid;
    gap: 0.5rem;
    padding: 0 0 0.75rem;
    margin-inline-start: 1.5rem;
  }

  .trail li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--_accent);
  }

  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
  }

  @container (max-width: 40rem) {
    /* As wide as the search above them. */
    .tools select {
      flex: 1 1 8rem;
      min-width: 0;
    }

    summary {
      padding-inline: 0.875rem;
    }

    .body {
      padding-inline: 0.875rem;
    }

    .pager {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }

    .pager span {
      grid-area: 1 / 1 / 2 / -1;
    }

    .earned {
      grid-column: 2 / -1;
      text-align: start;
    }
  }

  @media print {
    .panel:not([open]) {
      display: none;
    }
  }
`;
