// <parcours-choice>: one or any of more options than a panel can hold: what is chosen, then the first that are named
// like what is looked for.
//
// Properties  options: all; chosen: values of those that are; name: of the choice; draw: how options are shown

import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { choice as en } from "../../i18n/en/choice.js";
import { choice as fr } from "../../i18n/fr/choice.js";
import type { Option } from "../selection/options.js";
import { optionStyles } from "../shared/option-styles.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { controls, fields, tokens, unseen } from "../shared/tokens.js";

/** Beside those that are chosen; fewer than what made the list a long one. */
const MOST_SHOWN = 100;

export class ParcoursChoice extends ParcoursElement {
  static override styles = [
    tokens,
    controls,
    fields,
    optionStyles,
    unseen(".titled legend", "@media (max-width: 40rem)"),
    css`
      .field {
        width: calc(100% - 1.5rem);
        margin: 0.25rem 0.75rem;
      }

      p {
        padding: 0.5rem 0.75rem;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    options: { attribute: false },
    chosen: { attribute: false },
    name: { attribute: false },
    draw: { attribute: false },
    search: { state: true },
  };

  declare options: readonly Option[];
  declare chosen: readonly string[];
  declare name: string;
  declare draw: (shown: readonly Option[]) => unknown;
  declare protected search: string;
  /** What was chosen when the list was made: it stays in its order while options are chosen in it. */
  #first: ReadonlySet<string> = new Set();

  constructor() {
    super();
    this.options = [];
    this.chosen = [];
    this.name = "";
    this.draw = () => nothing;
    this.search = "";
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("search" as keyof ParcoursChoice)) this.#first = new Set(this.chosen);
  }

  protected override render(): TemplateResult {
    const { words, options, name } = this;
    const texts = words.language === "fr" ? fr : en;
    const wanted = this.search.trim().toLocaleLowerCase();
    const first = this.#first;
    const found = options.filter(({ value, label }) => !first.has(value) && label.toLocaleLowerCase().includes(wanted));
    const shown = [...options.filter(({ value }) => first.has(value)), ...found.slice(0, MOST_SHOWN)];
    const more = found.length - MOST_SHOWN;
    return html`<input
        class="field"
        type="search"
        aria-label=${words.say(texts["choice.search"], { name })}
        placeholder=${words.say(texts["choice.search"], { name })}
        .value=${this.search}
        @input=${(event: Event) => {
          this.search = (event.target as HTMLInputElement).value;
        }}
      />
      ${this.draw(shown)}
      <p class="quiet small" role="status">
        ${found.length === 0 ? words.say(texts["choice.none"]) : more > 0 ? words.say(texts["choice.more"], { count: more }) : nothing}
      </p>`;
  }
}
