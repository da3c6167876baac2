// Look of <parcours-mapping>.

import { css } from "lit";

export const mappingStyles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    --_form-edge: clamp(1rem, 3vw, 1.75rem);
    padding: var(--_form-edge);
  }

  header h1 {
    margin: 0;
    font-size: 1.25rem;
    font-weight: 650;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr));
    gap: 1rem;
  }

  label {
    font-weight: 550;
  }

  .of select {
    margin-top: 0.25rem;
  }

  .of input {
    margin-top: 0.5rem;
  }

  /* A hint is read whole; of long values two lines tell enough. */
  .samples {
    display: -webkit-box;
    margin-top: 0.25rem;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .unknown {
    color: var(--_warn);
  }

  [aria-invalid="true"] {
    border-color: var(--_bad);
  }

  .types {
    display: grid;
    gap: 0.5rem;
    min-width: 0;
    margin: 0;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  /* Within the border and not in it, where a second line has no room. */
  .types legend {
    float: inline-start;
    padding: 0;
    font-weight: 550;
  }

  .type {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
    gap: 0.25rem 0.75rem;
    align-items: center;
    font-weight: 400;
  }

  .type span {
    overflow-wrap: anywhere;
  }

  .type code {
    font-family: var(--_mono);
    font-size: 0.8125rem;
  }

  details .fields {
    padding: 0.5rem 0 0.75rem;
  }

  .problem {
    padding: 0.75rem 1rem;
    border-inline-start: 4px solid var(--_bad);
    background: var(--_sunken);
  }

  .doubt {
    border-inline-start-color: var(--_warn);
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-top: 0.625rem;
  }

  .ways [aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_accent-faint);
    color: var(--_accent);
  }

  .preview {
    min-width: 0;
    container-type: inline-size;
  }

  .preview .scroll,
  .list {
    max-height: 24rem;
    margin-top: 0.5rem;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  /* A shade at each end behind which there is more: the surface's own patch, which scrolls along, covers it where there is not. */
  .preview .scroll {
    --_shade: color-mix(in srgb, var(--_text) 22%, transparent);
    background:
      linear-gradient(90deg, var(--_surface) 40%, transparent) left / 2.5rem 100% no-repeat local,
      linear-gradient(-90deg, var(--_surface) 40%, transparent) right / 2.5rem 100% no-repeat local,
      linear-gradient(90deg, var(--_shade), transparent) left / 0.75rem 100% no-repeat scroll,
      linear-gradient(-90deg, var(--_shade), transparent) right / 0.75rem 100% no-repeat scroll;
  }

  .preview th,
  .preview td {
    padding-inline: 0.5rem;
    text-align: start;
  }

  /* Behind contact, time and type: what may be long. */
  .preview td:nth-child(n + 4) {
    max-width: 18rem;
    overflow-wrap: break-word;
    white-space: normal;
  }

  .list li {
    padding: 0.625rem 0.875rem;
  }

  .list li + li {
    border-top: 1px solid var(--_line);
  }

  .list dl > div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 0.75rem;
    overflow-wrap: anywhere;
  }

  /* A file has a dozen columns easily. As a list, in as many columns as there is room for, nothing is out of sight. */
  .list dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
    gap: 0 2rem;
  }

  @container (max-width: 46rem) {
    .preview .scroll {
      display: none;
    }

    .list {
      max-height: none;
    }
  }

  @container (min-width: 46.01rem) {
    .list {
      display: none;
    }
  }

  /* However long the form is, what ends it is at hand. */
  footer {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 0.75rem;
    margin: 0 calc(-1 * var(--_form-edge)) calc(-1 * var(--_form-edge));
    padding: 0.75rem var(--_form-edge);
    border-top: 1px solid var(--_line);
    border-radius: 0 0 var(--_radius) var(--_radius);
    background: var(--_surface);
  }

  footer p {
    flex: 1 1 14rem;
  }

  footer p:empty {
    display: none;
  }

  @media (max-width: 30rem) {
    footer {
      gap: 0.5rem;
    }

    footer p {
      flex-basis: 100%;
    }

    footer button {
      flex: 1 1 auto;
      padding: 0.25rem 0.75rem;
      line-height: 1.25;
      white-space: normal;
    }
  }
`;
