// Look of <parcours-funnel>: the two parts of the screen.

import { css } from "lit";

export const funnelStyles = css`
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

  /* The chosen half is the lighter one, as what is raised is. */
  .parts button[aria-pressed="true"] {
    background: light-dark(var(--_surface), color-mix(in srgb, var(--_text) 16%, var(--_sunken)));
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

  /* The focus stays clear of it, as of the tabs below it. */
  .screen:has(.glance) {
    --_foot: 5rem;
  }

  @media (max-width: 40rem) {
    .glance {
      inset-block-end: calc(4.25rem + env(safe-area-inset-bottom));
    }

    .screen:has(.glance) {
      --_foot: calc(9rem + env(safe-area-inset-bottom));
    }
  }

  @media (max-height: 20rem) {
    .glance {
      position: static;
    }

    .screen:has(.glance) {
      --_foot: initial;
    }
  }

  @media print {
    .tools,
    .parts,
    .glance,
    .views,
    .outcome details:not([open]),
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
