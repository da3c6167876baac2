// <parcours-recent>: files that were opened before, or are kept on this device; each opens again, and
// goes, by one click. Inside the package only.
//
// Properties  items: what is listed
// Events      parcours-reopen {id, kept}, parcours-forget {id, kept}

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { icons } from "../shared/icons.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { controls, tokens } from "../shared/tokens.js";

export interface RecentItem {
  readonly id: string;
  readonly names: readonly string[];
  readonly bytes: number;
  /** A copy on this device; else the reader's own file, where it is. */
  readonly kept: boolean;
}

export class ParcoursRecent extends ParcoursElement {
  static override styles = [
    tokens,
    controls,
    css`
      h2 {
        margin: 1.75rem 0 0.5rem;
        font-size: 0.9375rem;
      }

      li {
        display: flex;
        align-items: center;
        border-bottom: 1px solid var(--_line);
      }

      li:last-child {
        border-bottom: 0;
      }

      .open {
        flex: 1;
        justify-content: start;
        min-width: 0;
        padding: 0.5rem 1rem;
        border: 0;
        border-radius: var(--_radius);
        background: none;
        text-align: start;
      }

      .name {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .open .quiet {
        flex: none;
        font-weight: 400;
      }
    `,
  ];
  static override properties: PropertyDeclarations = { items: { attribute: false } };

  declare items: readonly RecentItem[];

  constructor() {
    super();
    this.items = [];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    if (this.items.length === 0) return nothing;
    return html`<h2>${words.t("recent.title")}</h2>
      <ul class="panel">
        ${this.items.map((item) => this.#item(item))}
      </ul>`;
  }

  #item({ id, names, bytes, kept }: RecentItem): TemplateResult {
    const { words } = this;
    const [first = "", ...more] = names;
    const name = more.length > 0 ? words.t("recent.several", { count: more.length, name: first }) : first;
    return html`<li>
      <button class="open" @click=${() => this.emit("parcours-reopen", { id, kept })}>
        <span class="name">${name}</span>
        <span class="quiet small"
          >${words.format.bytes(bytes)}${kept ? html` · ${words.t("recent.kept")}` : nothing}</span
        >
      </button>
      <button
        class="plain"
        aria-label=${words.t(kept ? "recent.forget" : "recent.remove", { name })}
        title=${words.t(kept ? "recent.forget" : "recent.remove", { name })}
        @click=${() => this.emit("parcours-forget", { id, kept })}
      >
        ${icons.close}
      </button>
    </li>`;
  }
}
