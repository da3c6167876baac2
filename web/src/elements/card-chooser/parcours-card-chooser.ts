// <parcours-card-chooser>: which cards are shown and in which order. Inside the package only.
//
// Properties  chosen: ids in order; holds: what the data has; unit: what is counted, as the cards are named
// Events      parcours-choice {chosen}: after every change
//
// By mouse and finger a handle is dragged; by keyboard arrow keys, Home and End on it move the card.

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import {
  isDefaultChoice,
  mergedChoice,
  moveCard,
  offeredCards,
  placeForKey,
  shownCards,
  toggleCard,
} from "../../state/card-choice.js";
import { DEFAULT_CARDS, type Holds } from "../../state/metric-view.js";
import type { MetricId } from "../../types/index.js";
import { icons } from "../shared/icons.js";
import { metricLabel, metricTexts, type Unit } from "../shared/metric-words.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { sortByDragging } from "../shared/sorting.js";
import { controls, tokens } from "../shared/tokens.js";
import { chooserStyles } from "./parcours-card-chooser.styles.js";

export class ParcoursCardChooser extends ParcoursElement {
  static override styles = [tokens, controls, chooserStyles];
  static override properties: PropertyDeclarations = {
    chosen: { attribute: false },
    holds: { attribute: false },
    unit: { attribute: false },
    said: { state: true },
  };

  declare chosen: readonly MetricId[];
  declare holds: Holds;
  declare unit: Unit | undefined;
  declare protected said: string;

  #stopSorting: (() => void) | null = null;

  constructor() {
    super();
    this.chosen = DEFAULT_CARDS;
    this.holds = { orders: true, sms: true, email: true };
    this.said = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopSorting?.();
    this.#stopSorting = null;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const shown = shownCards(this.chosen, this.holds);
    return html`
      <p class="hint quiet small">${words.t("cards.choose.hint")}</p>
      <h2 id="shown">${words.t("cards.choose.shown")}</h2>
      <ol class="shown" aria-labelledby="shown">
        ${repeat(
          shown,
          (id) => id,
          (id, index) => this.#item(shown, id, index),
        )}
      </ol>
      ${offeredCards(this.chosen, this.holds).map(
        ({ group, ids }) => html`<h2>${words.t("cards.choose.more", { group: metricTexts(words).groups[group] })}</h2>
          <ul>
            ${ids.map((id) => html`<li>${this.#check(shown, id)}</li>`)}
          </ul>`,
      )}
      ${isDefaultChoice(this.chosen)
        ? nothing
        : html`<button class="plain" @click=${() => this.#choose([...DEFAULT_CARDS])}>
            ${words.t("cards.choose.reset")}
          </button>`}
      <p class="sr" role="status">${this.said}</p>
    `;
  }

  protected override firstUpdated(): void {
    const list = this.renderRoot.querySelector<HTMLElement>(".shown");
    if (!list) return;
    this.#stopSorting = sortByDragging(list, {
      handle: ".grip",
      moved: (from, to) => this.#move(from, to),
    });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("chosen") && !this.#stopSorting && this.isConnected) this.firstUpdated();
  }

  #item(shown: readonly MetricId[], id: MetricId, index: number): TemplateResult {
    const { words } = this;
    const metric = metricLabel(words, id, this.unit);
    return html`<li>
      ${this.#check(shown, id)}
      <button
        class="grip plain"
        id="grip-${id}"
        aria-label=${words.t("cards.choose.move", { metric, place: index + 1, count: shown.length })}
        @keydown=${(event: KeyboardEvent) => {
          const to = placeForKey(event.key, index, shown.length);
          if (to === null) return;
          event.preventDefault();
          this.#move(index, to);
        }}
      >
        ${icons.grip}
      </button>
    </li>`;
  }

  #check(shown: readonly MetricId[], id: MetricId): TemplateResult {
    return html`<label
      ><input
        type="checkbox"
        .checked=${shown.includes(id)}
        ?disabled=${shown.length === 1 && shown[0] === id}
        @change=${() => this.#choose(mergedChoice(this.chosen, toggleCard(shown, id), this.holds))}
      /><span>${metricLabel(this.words, id, this.unit)}</span></label
    >`;
  }

  #move(from: number, to: number): void {
    const shown = shownCards(this.chosen, this.holds);
    const id = shown[from];
    if (id === undefined || from === to) return;
    const moved = moveCard(shown, from, to);
    this.#choose(mergedChoice(this.chosen, moved, this.holds));
    const { words } = this;
    this.said = words.t("cards.choose.moved", { metric: metricLabel(words, id, this.unit), place: to + 1, count: shown.length });
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector<HTMLElement>(`#grip-${id}`)?.focus();
    });
  }

  #choose(chosen: MetricId[]): void {
    this.chosen = chosen;
    this.emit("parcours-choice", { chosen });
  }
}
