// Look of <parcours-card-chooser>.

import { css } from "lit";

export const chooserStyles = css`
  :host {
    padding: 0.25rem 0.75rem 0.5rem;
  }

  .hint {
    max-width: 22rem;
  }

  h2 {
    margin: 0.875rem 0 0.25rem;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  li {
    display: flex;
    align-items: center;
    border-radius: 8px;
    background: var(--_surface);
  }

  li:hover {
    background: var(--_accent-faint);
  }

  li.placing {
    background: var(--_accent-soft);
  }

  label {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 0.625rem;
    min-height: 44px;
    padding: 0.25rem 0.5rem;
    cursor: pointer;
  }

  input {
    flex: none;
    width: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--_accent);
  }

  .grip {
    flex: none;
    width: 44px;
    padding: 0;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }

  .grip .icon {
    stroke-width: 3;
  }
`;
