// Lists of choices inside a chip's panel: one of several, or any of several.

import { html, type TemplateResult } from "lit";

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Beside the label, quieter. */
  readonly note?: string;
}

/** Radio buttons; `name` tells groups of one shadow root apart. `titled`: a sheet has the legend for its heading. */
export function oneOf(
  name: string,
  legend: string,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
  titled = false,
): TemplateResult {
  return html`<fieldset class=${titled ? "titled" : ""}>
    <legend>${legend}</legend>
    ${options.map(
      ({ value, label, note }) =>
        html`<label class="option"
          ><input
            type="radio"
            name=${name}
            .value=${value}
            .checked=${value === chosen}
            @change=${() => {
              choose(value);
            }}
          /><span>${label}</span>${note ? html`<span class="quiet small">${note}</span>` : null}</label
        >`,
    )}
  </fieldset>`;
}

export function anyOf(
  options: readonly Option[],
  chosen: readonly string[],
  toggle: (value: string) => void,
): TemplateResult[] {
  return options.map(
    ({ value, label, note }) =>
      html`<label class="option"
        ><input
          type="checkbox"
          .checked=${chosen.includes(value)}
          @change=${() => {
            toggle(value);
          }}
        /><span>${label}</span>${note ? html`<span class="quiet small">${note}</span>` : null}</label
      >`,
  );
}
