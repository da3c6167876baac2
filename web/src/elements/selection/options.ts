// Lists of choices inside a chip's panel: one of several, or any of several. A list that no panel can hold is searched.

import { html, type TemplateResult } from "lit";
import { loadElement } from "../shared/lazy.js";

/** More are in <parcours-choice>, which shows some of them. */
const MOST = 200;

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Beside the label, quieter. */
  readonly note?: string;
}

export function oneOf(
  name: string,
  legend: string,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
  titled = false,
): TemplateResult {
  const draw = (shown: readonly Option[]): TemplateResult => radios(name, legend, shown, chosen, choose, titled);
  return options.length > MOST ? long(legend, options, [chosen], draw) : draw(options);
}

export function anyOf(
  name: string,
  options: readonly Option[],
  chosen: readonly string[],
  toggle: (value: string) => void,
): TemplateResult | TemplateResult[] {
  const draw = (shown: readonly Option[]): TemplateResult[] => ticks(shown, chosen, toggle);
  return options.length > MOST ? long(name, options, chosen, draw) : draw(options);
}

/** Radio buttons; `name` tells groups of one shadow root apart. `titled`: a sheet has the legend for its heading. */
function radios(
  name: string,
  legend: string,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
  titled: boolean,
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

function ticks(
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

function long(
  name: string,
  options: readonly Option[],
  chosen: readonly string[],
  draw: (shown: readonly Option[]) => unknown,
): TemplateResult {
  loadElement("parcours-choice", () => import("../choice/parcours-choice.js").then(({ ParcoursChoice }) => ParcoursChoice));
  return html`<parcours-choice .name=${name} .options=${options} .chosen=${chosen} .draw=${draw}></parcours-choice>`;
}
