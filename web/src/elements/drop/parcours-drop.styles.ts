// Look of <parcours-drop>.

import { css } from "lit";

export const dropStyles = css`
  .area {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 0.5rem;
    padding: clamp(1.75rem, 6vw, 3.5rem) 1.25rem;
    border: 1.5px dashed color-mix(in srgb, var(--_muted) 55%, var(--_line));
    border-radius: calc(var(--_radius) + 4px);
    background: var(--_surface);
    text-align: center;
    transition:
      background 150ms,
      border-color 150ms;
  }

  .area.over {
    border-color: var(--_accent);
    border-style: solid;
    background: var(--_accent-faint);
  }

  .badge {
    display: grid;
    place-items: center;
    width: 3.25rem;
    height: 3.25rem;
    margin-bottom: 0.25rem;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
  }

  .area h2 {
    font-size: 1.1875rem;
  }

  .area p {
    max-width: 34rem;
    text-wrap: balance;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.625rem;
    margin-top: 1rem;
  }

  .loading {
    padding: clamp(1.25rem, 4vw, 2rem);
  }

  .loading .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
  }

  .loading h2 {
    overflow-wrap: anywhere;
  }

  progress {
    display: block;
    width: 100%;
    height: 8px;
    margin: 1rem 0 0.75rem;
    border: 0;
    border-radius: 4px;
    overflow: hidden;
    background: var(--_sunken);
    appearance: none;
    accent-color: var(--_accent);
  }

  progress::-webkit-progress-bar {
    background: var(--_sunken);
  }

  progress::-webkit-progress-value {
    border-radius: 4px;
    background: var(--_accent);
    transition: inline-size 150ms linear;
  }

  progress::-moz-progress-bar {
    background: var(--_accent);
  }

  progress:indeterminate {
    background: linear-gradient(
      90deg,
      var(--_sunken) 30%,
      color-mix(in srgb, var(--_accent) 60%, var(--_sunken)) 50%,
      var(--_sunken) 70%
    );
    background-size: 300% 100%;
    animation: slide 1.6s linear infinite;
  }

  progress:indeterminate::-webkit-progress-bar {
    background: transparent;
  }

  @keyframes slide {
    from {
      background-position: 100% 0;
    }
    to {
      background-position: 0 0;
    }
  }

  /* Numbers grow in places of their own. */
  .facts {
    display: grid;
    grid-template-columns: 6fr 5fr;
    gap: 0.25rem 1rem;
    min-height: calc(3em + 0.25rem);
    font-variant-numeric: tabular-nums;
  }

  @media (max-width: 30rem) {
    .actions,
    .actions button {
      width: 100%;
    }
  }
`;
