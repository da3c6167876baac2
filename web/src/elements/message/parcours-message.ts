// <parcours-message>: one message's report: its cards and trend, the links clicked in it, and a slot
// for its recipients.
//
// Properties  message: its row of the messages report; answer: cards of this message alone
//             links: its links report, null while not known
//             catalog: as on <parcours-cards>
//             span, trendUnit, compared: as on <parcours-cards>
// Attributes  metrics: ids of the cards, separated by spaces
// Slots       default: the recipients
// Events      parcours-back
// Parts       links

import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { links as en } from "../../i18n/en/links.js";
import { links as fr } from "../../i18n/fr/links.js";
import type { Values } from "../../i18n/translate.js";
import { messageName } from "../../state/message-rows.js";
import type { Compared } from "../../state/still-open.js";
import type { TrendSpan } from "../../state/trend.js";
import type { Held } from "../../state/untold.js";
import type { CardsAnswer, LinkRow, LinksAnswer, MessageRow, TrendUnit } from "../../types/index.js";
import { addressText } from "../shared/address-text.js";
import { ofPage, pager } from "../pager/paged.js";
import { icons } from "../shared/icons.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { shareBar } from "../shared/spark.js";
import { controls, tables, tokens } from "../shared/tokens.js";
import { shownText } from "../shared/shown-text.js";

/** Orders that no message earned belong to no message's report. */
function ownOnly(answer: CardsAnswer): CardsAnswer {
  const { unattributedOrders, ...all } = answer.all;
  return unattributedOrders === undefined ? answer : { ...answer, all: { orders: 0, ...all } };
}

/** Links beyond these are shown on request: most messages have a handful. */
const FIRST_LINKS = 10;

export class ParcoursMessage extends ParcoursElement {
  static override styles = [
    tokens,
    controls,
    tables,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.25rem;
      }

      .back {
        justify-self: start;
        padding: 0;
        padding-inline: 0.25rem 0.75rem;
      }

      .back:dir(rtl) .icon {
        transform: scaleX(-1);
      }

      h1 {
        display: flex;
        align-items: center;
        gap: 0.625rem;
        margin: 0;
        font-size: 1.375rem;
        font-weight: 660;
        line-height: 1.3;
        letter-spacing: -0.02em;
        overflow-wrap: anywhere;
      }

      h1 .icon {
        flex: none;
        color: var(--_accent);
      }

      .links {
        container-type: inline-size;
      }

      .links h2 {
        padding: 1rem 1.25rem 0.5rem;
      }

      .url {
        max-width: 44rem;
        font-weight: 400;
        white-space: normal;
        overflow-wrap: anywhere;
      }

      .bar {
        display: block;
        width: 100%;
        height: 4px;
        margin-top: 0.25rem;
        border-radius: 2px;
        background: var(--_sunken);
      }

      .bar rect {
        fill: var(--_accent);
      }

      /* As wide as any, so that the counts before it stand below each other. */
      .share {
        display: inline-block;
        min-width: 3.5em;
      }

      .more {
        margin: 0.25rem 0.5rem 0.5rem;
      }

      .none {
        padding: 0 1.25rem 1.25rem;
      }

      @media print {
        .back,
        .more {
          display: none;
        }

        .links,
        ::slotted(*) {
          break-before: page;
        }
      }

      @container (max-width: 40rem) {
        .machines {
          display: none;
        }

        .url {
          width: 66%;
          font-size: 0.8125rem;
        }
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    message: { attribute: false },
    answer: { attribute: false },
    links: { attribute: false },
    catalog: { attribute: false },
    span: { attribute: false },
    trendUnit: { attribute: false },
    compared: { attribute: false },
    metrics: { type: String },
    all: { state: true },
    page: { state: true },
  };

  declare message: MessageRow | null;
  declare answer: CardsAnswer | null;
  declare links: LinksAnswer | null;
  declare catalog: Held;
  declare span: TrendSpan | null;
  declare trendUnit: TrendUnit;
  declare compared: Compared | null;
  declare metrics: string;
  declare protected all: boolean;
  /** Of the links, once all are asked for. */
  declare protected page: number;

  constructor() {
    super();
    this.message = null;
    this.answer = null;
    this.links = null;
    this.catalog = null;
    this.span = null;
    this.trendUnit = "day";
    this.compared = null;
    this.metrics = "";
    this.all = false;
    this.page = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("links")) this.page = 0;
  }

  /** The heading: what a reader's focus goes to when the message opens. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>("h1")?.focus(options);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { message, answer, words } = this;
    if (!message) return nothing;
    const name = messageName(message);
    return html`
      <button class="back plain" @click=${() => this.emit("parcours-back")}>
        ${icons.back}${words.t("message.back")}
      </button>
      <h1 tabindex="-1">
        ${message.channel === "sms" ? icons.sms : icons.messages}
        <span>${name === null ? words.t("messages.none") : shownText(words, name)}</span>
      </h1>
      ${answer
        ? html`<parcours-cards
            lang=${words.format.locale}
            .timeZone=${this.timeZone}
            .answer=${ownOnly(answer)}
            .catalog=${this.catalog}
            .metrics=${this.metrics}
            .span=${this.span}
            .trendUnit=${this.trendUnit}
            .compared=${this.compared}
          ></parcours-cards>`
        : html`<p class="quiet">${words.t("report.loading")}</p>`}
      ${this.links ? this.#links(this.links) : nothing}
      <slot></slot>
    `;
  }

  #text(key: keyof typeof en, values?: Values): string {
    return this.words.say((this.words.language === "fr" ? fr : en)[key], values);
  }

  #links({ rows, total }: LinksAnswer): TemplateResult {
    const { words } = this;
    const shown = this.all ? ofPage(rows, this.page) : rows.slice(0, FIRST_LINKS);
    return html`<section class="panel links" part="links">
      <h2>${this.#text("message.links")}</h2>
      ${rows.length === 0
        ? html`<p class="none quiet">${this.#text("message.links.none")}</p>`
        : html`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">${this.#text("message.links.url")}</th>
                  <th scope="col">${this.#text("message.links.clicks")}</th>
                  <th scope="col" class="machines">${this.#text("message.links.machines")}</th>
                </tr>
              </thead>
              <tbody>
                ${shown.map((row) => this.#link(row))}
              </tbody>
            </table>
          </div>`}
      ${this.all
        ? pager(words, total, this.page, (page) => {
            this.page = page;
            this.renderRoot.querySelector(".links")?.scrollIntoView({ block: "start" });
          })
        : total > shown.length
        ? html`<button
            class="plain more"
            @click=${() => {
              this.all = true;
            }}
          >
            ${this.#text("message.links.all", { count: total })}
          </button>`
        : nothing}
    </section>`;
  }

  /** An address is shown, never linked: following it would tell its server, and may unsubscribe. */
  #link(row: LinkRow): TemplateResult {
    const { words } = this;
    const { url, unsubscribe, machineClicks } = row;
    return html`<tr>
      <th scope="row" class="url">
        ${url === null ? this.#text("message.links.unknown") : addressText(shownText(words, url))}${unsubscribe
          ? html` <span class="quiet small">(${this.#text("message.links.unsubscribe")})</span>`
          : nothing}
      </th>
      <td>${this.#clicks(row)}</td>
      <td class="machines quiet">${words.format.number(machineClicks)}</td>
    </tr>`;
  }

  /** Who unsubscribes has not clicked, unless the options say so: how often it happened has no share. */
  #clicks({ unsubscribe, totalClicks, allClicks, share }: LinkRow): TemplateResult {
    const { words } = this;
    if (unsubscribe && totalClicks === 0 && allClicks > 0) {
      return html`${words.format.number(allClicks)} <span class="quiet small apart">${this.#text("message.links.apart", { count: allClicks })}</span>`;
    }
    return html`${words.format.number(totalClicks)}
      <span class="share quiet small">${words.format.percent(share.value)}</span>
      ${shareBar(share.value ?? 0)}`;
  }
}
