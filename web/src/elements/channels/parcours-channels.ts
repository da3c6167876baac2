// <parcours-channels>: e-mail and SMS, each a section that opens and closes, with its metrics in the
// groups engagement, delivery and e-commerce. A channel that the data does not use is not shown, of one
// that nothing of is selected that is said; a metric that a channel cannot have is absent.
//
// Properties  answer: a cards report; null shows nothing
//             catalog: its report; metrics of which the data tells nothing say so
//             engine, selection: it asks for the answer by itself, and knows the catalog
// Attributes  open: the channels that are open, "email sms" unless told; changes with the reader
// Events      parcours-toggle {channel, open}
// Parts       channel, group, metric, value

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { groupValues, hasOrders, leadingCurrency, metricNumber, type MetricValue } from "../../state/metric-view.js";
import type { CardsAnswer, Metrics, ReportChannel } from "../../types/index.js";
import { answerStates } from "../shared/answer-states.js";
import { EnginePart } from "../shared/engine-part.js";
import { icons } from "../shared/icons.js";
import {
  boundsText,
  detailText,
  figureText,
  metricLabel,
  metricTexts,
  otherMoneyText,
  untoldText,
} from "../shared/metric-words.js";
import { textAttribute } from "../shared/parcours-element.js";
import type { PartSession } from "../shared/part-session.js";
import { shareBar } from "../shared/spark.js";
import { controls, tokens } from "../shared/tokens.js";

const CHANNELS: readonly ReportChannel[] = ["email", "sms"];

export class ParcoursChannels extends EnginePart<CardsAnswer> {
  static override styles = [
    tokens,
    controls,
    answerStates,
    css`
      :host {
        container-type: inline-size;
      }

      .panel + .panel {
        margin-top: 1rem;
      }

      .unused {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 0.5rem;
      }

      summary,
      .unused {
        flex-wrap: wrap;
        padding: 0.75rem 1.25rem;
      }

      .channel {
        display: inline-flex;
        align-items: center;
        gap: 0.5rem;
      }

      .channel .icon {
        color: var(--_accent);
      }

      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr));
        gap: 0.5rem 2.5rem;
        padding: 0.25rem 1.25rem 1.25rem;
        border-top: 1px solid var(--_line);
      }

      .group h4 {
        padding: 0.875rem 0 0.25rem;
        color: var(--_muted);
        font-size: 0.8125rem;
        font-weight: 600;
      }

      .metric {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        column-gap: 1rem;
        align-items: baseline;
        padding: 0.5rem 0;
        border-bottom: 1px solid color-mix(in srgb, var(--_line) 60%, transparent);
      }

      .metric:last-child {
        border-bottom: 0;
      }

      .metric dd.value {
        font-weight: 620;
        text-align: end;
      }

      .metric dd.detail {
        grid-column: 1 / -1;
      }

      .bar {
        display: block;
        width: 100%;
        height: 3px;
        margin-top: 0.3rem;
        border-radius: 2px;
        background: var(--_sunken);
      }

      .bar rect {
        fill: var(--_accent);
      }

      /* Both channels, with all that they can have, on one page. */
      @media print {
        details {
          break-inside: avoid;
          font-size: 0.8125rem;
        }

        .panel + .panel {
          margin-top: 0.75rem;
        }

        summary {
          padding-block: 0.375rem;
        }

        .groups {
          grid-template-columns: repeat(3, minmax(0, 1fr));
          column-gap: 1.25rem;
          padding-bottom: 0.75rem;
        }

        .metric {
          padding-block: 0.1875rem;
        }
      }

      @container (max-width: 34rem) {
        summary,
        .unused {
          padding: 0.5rem 0.875rem;
        }

        .groups {
          padding-inline: 0.875rem;
        }
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    open: textAttribute("email sms"),
  };

  declare open: string;

  constructor() {
    super();
    this.open = "email sms";
  }

  protected override readonly main = "cards";

  protected override ask(session: PartSession): void {
    session.askCards();
  }

  protected override show(answer: CardsAnswer): TemplateResult {
    return html`${CHANNELS.map((channel) => {
      const metrics = answer[channel];
      return metrics ? this.#channel(channel, metrics, answer) : nothing;
    })}`;
  }

  #channel(channel: ReportChannel, metrics: Metrics, { all }: CardsAnswer): TemplateResult {
    const { words } = this;
    const currency = leadingCurrency(metrics) ?? leadingCurrency(all);
    const groups = groupValues(metrics, hasOrders(all));
    const heading = html`<h3 class="channel">
      ${channel === "email" ? icons.messages : icons.sms}${words.t(`channel.${channel}`)}
    </h3>`;
    if (groups.every(({ values }) => values.every((value) => !metricNumber(value)))) {
      return html`<div class="panel unused" part="channel">${heading}<span class="quiet small">${words.t("messages.empty")}</span></div>`;
    }
    const summary = words.t(`channels.summary.${channel}`, {
      sends: metrics.sends,
      deliveries: metrics.deliveries,
      opened: metrics.opened ?? "—",
      clicked: metrics.clicked ?? "—",
    });
    return html`<details
      class="panel"
      part="channel"
      ?open=${this.#isOpen(channel)}
      @toggle=${(event: ToggleEvent) => this.#toggled(channel, event)}
    >
      <summary>
        ${heading}
        <span class="quiet small">${summary}</span>
      </summary>
      <div class="groups">
        ${groups.map(
          ({ group, values }) =>
            html`<section class="group" part="group">
              <h4>${metricTexts(words).groups[group]}</h4>
              <dl>${values.map((value) => this.#metric(value, metrics, channel, currency))}</dl>
            </section>`,
        )}
      </div>
    </details>`;
  }

  #metric(value: MetricValue, metrics: Metrics, channel: ReportChannel, currency: string | null): TemplateResult {
    const { words } = this;
    const more =
      value.kind === "money"
        ? otherMoneyText(words, value.money, currency, "cents")
        : value.id === "openRate"
          ? boundsText(words, metrics)
          : "";
    // "Credited to messages" needs saying once, on the cards; not on every line here.
    const plain = value.id === "sends" || value.id === "revenue";
    const told = plain ? "" : detailText(words, value, metrics, currency, this.answer?.unit);
    const untold = untoldText(words, value, [channel], this.catalog);
    const detail = [told, more, untold].filter(Boolean).join(" · ");
    return html`<div class="metric" part="metric">
      <dt>${metricLabel(words, value.id, this.answer?.unit)}</dt>
      <dd class="value" part="value">${figureText(words, value, untold, currency)}</dd>
      ${detail ? html`<dd class="detail quiet small">${detail}</dd>` : nothing}
      ${value.kind === "ratio" && value.ratio.value !== null
        ? html`<dd class="detail">${shareBar(value.ratio.value)}</dd>`
        : nothing}
    </div>`;
  }

  #isOpen(channel: ReportChannel): boolean {
    return this.open.split(/\s+/u).includes(channel);
  }

  #toggled(channel: ReportChannel, event: ToggleEvent): void {
    const open = event.newState === "open";
    if (open === this.#isOpen(channel)) return;
    const others = this.open.split(/\s+/u).filter((name) => name !== "" && name !== channel);
    this.open = (open ? [...others, channel] : others).join(" ");
    this.emit("parcours-toggle", { channel, open });
  }
}
