// Look of <parcours-mapping>.

import { css } from "lit";

export const mappingStyles = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    padding: clamp(1rem, 3vw, 1.75rem);
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

  .samples {
    margin-top: 0.25rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
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

  .types legend {
    padding: 0 0.375rem;
    font-weight: 550;
  }

  .type {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 0.75rem;
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

  .preview {
    min-width: 0;
  }

  .preview .scroll {
    max-height: 24rem;
    margin-top: 0.5rem;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .preview th,
  .preview td {
    text-align: start;
  }

  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.75rem;
  }
`;
