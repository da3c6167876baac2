// Look of <parcours-report> itself: start, form, what is said. That of an open report comes with its code (report-view.styles.ts).

import { css } from "lit";

export const reportStyles = css`
  :host {
    color-scheme: light dark;
    min-height: 100%;
    background: var(--_bg);
  }

  :host([theme="light"]) {
    color-scheme: light;
  }

  :host([theme="dark"]) {
    color-scheme: dark;
  }

  .page {
    max-width: 86rem;
    margin: 0 auto;
    padding: 1.5rem clamp(0.75rem, 3%, 2rem) 3rem;
  }

  .start {
    max-width: 46rem;
    padding-top: clamp(1rem, 6vh, 4.5rem);
  }

  .hero {
    margin-bottom: 1.75rem;
    text-align: center;
  }

  .hero h1 {
    margin: 0 0 0.625rem;
    font-size: clamp(1.625rem, 4.5vw, 2.5rem);
    font-weight: 680;
    line-height: 1.15;
    letter-spacing: -0.03em;
    text-wrap: balance;
  }

  .hero p {
    max-width: 38rem;
    margin: 0 auto;
    color: var(--_muted);
    font-size: 1.0625rem;
    text-wrap: balance;
  }

  .privacy {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    margin-top: 1.25rem;
    color: var(--_muted);
    font-size: 0.875rem;
  }

  .privacy .icon {
    flex: none;
    width: 18px;
    height: 18px;
  }

  /* In sight wherever the reader is. */
  .page.missing {
    position: sticky;
    z-index: 20;
    bottom: 0.75rem;
    padding-block: 0;
  }

  .missing p {
    margin-bottom: 0.5rem;
  }

  .mapping {
    max-width: 60rem;
  }

  .waiting {
    min-height: 24rem;
  }

  @media print {
    .page {
      max-width: none;
      padding: 0;
    }

    .missing {
      display: none !important;
    }
  }

  @media screen and (max-width: 40rem) {
    .ready + .missing {
      bottom: calc(4.5rem + env(safe-area-inset-bottom));
    }
  }
`;
