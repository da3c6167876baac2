// <parcours-more-files>: files that are opened while others are shown: beside them, instead of them, or not at all. A
// dialog; inside the package only.
//
// Properties  names: of the files that are to be opened
// Events      parcours-choice {choice: "add" | "replace" | "leave"}

import { css, html, type PropertyDeclarations, type TemplateResult } from "lit";
import { moreFiles as en } from "../../i18n/en/more-files.js";
import { moreFiles as fr } from "../../i18n/fr/more-files.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { controls, tokens } from "../shared/tokens.js";

export class ParcoursMoreFiles extends ParcoursElement {
  static override styles = [
    tokens,
    controls,
    css`
      dialog {
        width: min(30rem, calc(100vw - 2rem));
        padding: 1.25rem;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: var(--_text);
        box-shadow: var(--_lifted);
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      h2 {
        margin: 0 0 0.5rem;
        font-size: 1.125rem;
        overflow-wrap: anywhere;
      }

      p {
        margin: 0 0 1.25rem;
      }

      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    names: { attribute: false },
  };

  declare names: readonly string[];

  constructor() {
    super();
    this.names = [];
  }

  protected override firstUpdated(): void {
    this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  /** Closed first: the browser gives the focus back to where it was. */
  #choose(choice: "add" | "replace" | "leave"): void {
    this.#dialog?.close();
    this.emit("parcours-choice", { choice });
  }

  protected override render(): TemplateResult {
    const { words, names } = this;
    const texts = words.language === "fr" ? fr : en;
    const values = { count: names.length, name: names[0] ?? "" };
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="hint"
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.#choose("leave");
      }}
    >
      <h2 id="title">${words.say(texts["more.title"], values)}</h2>
      <p id="hint" class="quiet">${words.say(texts["more.hint"], values)}</p>
      <div class="acts">
        <button class="primary" @click=${() => this.#choose("add")}>${words.say(texts["more.add"])}</button>
        <button @click=${() => this.#choose("replace")}>${words.say(texts["more.replace"])}</button>
        <button class="plain" @click=${() => this.#choose("leave")}>${words.say(texts["more.leave"])}</button>
      </div>
    </dialog>`;
  }
}
