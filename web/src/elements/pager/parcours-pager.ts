// <parcours-pager>: which rows of a long table are shown, and the way to the others.
//
// Properties  total: rows in all; size: those of a page; page: the one shown, from 0
// Events      parcours-page {page}: the reader asked for another; it does not go beyond whoever shows the rows

import { css, html, type PropertyDeclarations, type TemplateResult } from "lit";
import { pager as en } from "../../i18n/en/pager.js";
import { pager as fr } from "../../i18n/fr/pager.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { controls, tokens } from "../shared/tokens.js";

export class ParcoursPager extends ParcoursElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      nav {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        padding: 0.625rem 1.25rem;
      }

      p {
        flex: 1;
        text-align: center;
      }

      @container (max-width: 44rem) {
        nav {
          display: grid;
          grid-template-columns: 1fr 1fr;
          padding-inline: 0.875rem;
        }

        p {
          grid-area: 1 / 1 / 2 / -1;
        }
      }

      /* Beside other things. */
      @container (max-width: 18rem) {
        nav {
          grid-template-columns: repeat(2, minmax(0, 1fr));
          padding-inline: 0;
          gap: 0.25rem;
        }

        button {
          padding: 0 0.25rem;
          font-size: 0.8125rem;
        }
      }

      @media print {
        button {
          display: none;
        }
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    total: { attribute: false },
    size: { attribute: false },
    page: { attribute: false },
  };

  declare total: number;
  declare size: number;
  declare page: number;

  constructor() {
    super();
    this.total = 0;
    this.size = 1;
    this.page = 0;
  }

  protected override render(): TemplateResult {
    const { total, size, page, words } = this;
    const { number } = words.format;
    const last = Math.ceil(total / size) - 1;
    const texts = words.language === "fr" ? fr : en;
    const button = (key: "first" | "previous" | "next" | "last", to: number): TemplateResult => {
      const leads = to !== page && to >= 0 && to <= last;
      return html`<button
        aria-disabled=${leads ? "false" : "true"}
        @click=${() => {
          if (leads) this.emit("parcours-page", { page: to });
        }}
      >
        ${words.say(texts[`pager.${key}`])}
      </button>`;
    };
    const [from, to] = [page * size + 1, Math.min(total, (page + 1) * size)];
    const shown = words.say(texts["pager.shown"], { from: number(from), to: number(to), total: number(total) });
    return html`<nav aria-label=${words.say(texts["pager.label"])}>
      ${button("first", 0)} ${button("previous", page - 1)}
      <p class="small" role="status">${shown}</p>
      ${button("next", page + 1)} ${button("last", last)}
    </nav>`;
  }
}
