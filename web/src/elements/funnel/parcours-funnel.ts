// <parcours-funnel>: a funnel's result, the ready-made funnels that the data can fill, and a place
// for a definition of one's own.
//
// Properties  catalog: what the data holds, to choose ready-made funnels by; definition: the one
//             shown; answer: its report; problem: why there is none; busy: a new answer is awaited;
//             chosen: id of the ready-made funnel shown, null for one's own
// Events      parcours-definition {definition, sample}: the reader chose another
// Parts       choice, tile, result, chart

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { readDefinition } from "../../state/definition-text.js";
import { conversionTimes, largestDrop, stageViews, type StageView } from "../../state/funnel-view.js";
import { offeredSamples, type OfferedSample } from "../../state/funnel-samples.js";
import type { LoadProblem } from "../../state/load-state.js";
import type { CatalogAnswer, FunnelAnswer, FunnelDefinition } from "../../types/index.js";
import { moneyText, otherMoneyText } from "../shared/metric-words.js";
import { ParcoursElement } from "../shared/parcours-element.js";
import { problemText } from "../shared/problem-words.js";
import { controls, tables, tokens } from "../shared/tokens.js";
import { funnelChart, stageFeet, stageHeads, stageList, stageTable } from "./funnel-chart.js";
import { stageName, termsText } from "./funnel-words.js";
import { funnelStyles } from "./parcours-funnel.styles.js";

/** Taken until the real width is measured. */
const ASSUMED_WIDTH = 960;

export class ParcoursFunnel extends ParcoursElement {
  static override styles = [tokens, controls, tables, funnelStyles];
  static override properties: PropertyDeclarations = {
    catalog: { attribute: false },
    definition: { attribute: false },
    answer: { attribute: false },
    problem: { attribute: false },
    busy: { type: Boolean },
    chosen: { attribute: false },
    width: { state: true },
    text: { state: true },
    refusal: { state: true },
  };

  declare catalog: CatalogAnswer | null;
  declare definition: FunnelDefinition | null;
  declare answer: FunnelAnswer | null;
  declare problem: LoadProblem | null;
  declare busy: boolean;
  declare chosen: string | null;
  declare protected width: number;
  declare protected text: string;
  declare protected refusal: string;

  readonly #resized = new ResizeObserver(([entry]) => {
    if (entry && entry.contentRect.width > 0) this.width = entry.contentRect.width;
  });

  constructor() {
    super();
    this.catalog = null;
    this.definition = null;
    this.answer = null;
    this.problem = null;
    this.busy = false;
    this.chosen = null;
    this.width = ASSUMED_WIDTH;
    this.text = "";
    this.refusal = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("answer")) return;
    this.#resized.disconnect();
    const frame = this.renderRoot.querySelector(".frame");
    if (frame) this.#resized.observe(frame);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const frame = this.renderRoot.querySelector(".frame");
    if (frame) this.#resized.observe(frame);
  }

  protected override render(): TemplateResult {
    const { words, catalog } = this;
    const samples = catalog ? offeredSamples(catalog.types, catalog.journeys) : [];
    return html`
      ${samples.length > 0
        ? this.#choices(samples)
        : html`<p class="quiet choices">${words.t("funnel.none")}</p>`}
      ${this.problem
        ? html`<p class="problem" role="alert">${problemText(words, this.problem)}</p>`
        : nothing}
      ${this.answer ? this.#warnings(this.answer) : nothing}
      ${this.answer && this.definition ? this.#result(this.answer, this.definition) : nothing}
      ${this.#own(samples.length === 0)}
    `;
  }

  #choices(samples: readonly OfferedSample[]): TemplateResult {
    const { words } = this;
    return html`<div class="choices" role="group" aria-label=${words.t("funnel.choose")}>
      ${samples.map(
        ({ id, definition }) =>
          html`<button
            part="choice"
            aria-pressed=${this.chosen === id ? "true" : "false"}
            @click=${() => this.emit("parcours-definition", { definition, sample: id })}
          >
            ${words.t(`funnel.sample.${id}`)}
          </button>`,
      )}
    </div>`;
  }

  /** The answer stands, and somebody should know this: an event that the data does not hold. */
  #warnings({ warnings }: FunnelAnswer): TemplateResult | typeof nothing {
    if (warnings.length === 0) return nothing;
    return html`<div class="panel warnings" role="status">
      <ul>
        ${warnings.map(({ message }) => html`<li>${message}</li>`)}
      </ul>
    </div>`;
  }

  #result(answer: FunnelAnswer, definition: FunnelDefinition): TemplateResult {
    const { words } = this;
    if (answer.entered === 0) {
      return html`<section class="panel empty quiet">${words.t("funnel.empty")}</section>`;
    }
    const stages = stageViews(answer);
    return html`<div class=${this.busy ? "busy" : ""}>
      ${this.#tiles(answer)}
      <section class="panel result" part="result" aria-labelledby="name">
        <header>
          <h2 id="name">${this.#name(definition)}</h2>
          <p class="quiet small">${termsText(words, definition)}</p>
        </header>
        <div class="frame">
          ${stageHeads(words, stages)} ${funnelChart(words, stages, this.width)}
          ${stageFeet(words, stages)} ${stageList(words, stages)}
        </div>
        ${this.#note(stages)}
        <details class="twin">
          <summary class="small">${words.t("funnel.table")}</summary>
          <div class="scroll" tabindex="0" role="region" aria-label=${words.t("funnel.table")}>
            ${stageTable(words, stages)}
          </div>
        </details>
      </section>
    </div>`;
  }

  #name(definition: FunnelDefinition): string {
    const sample = this.chosen;
    if (sample === "deal" || sample === "welcome" || sample === "cart" || sample === "engagement") {
      return this.words.t(`funnel.sample.${sample}`);
    }
    return definition.name ?? this.words.t("funnel.own");
  }

  #tiles(answer: FunnelAnswer): TemplateResult {
    const { words } = this;
    const { number, percent, duration } = words.format;
    const times = conversionTimes(answer);
    const { mature } = answer;
    const tile = (name: string, value: string, ...details: readonly string[]): TemplateResult =>
      html`<div class="panel tile" part="tile">
        <dt>${name}</dt>
        <dd class="value">${value}</dd>
        ${details.map((detail) => (detail ? html`<dd class="quiet small">${detail}</dd>` : nothing))}
      </div>`;
    return html`<dl class="tiles">
      ${tile(
        words.t("funnel.conversion"),
        percent(answer.conversionRate.value),
        words.t("funnel.conversion.of", { converted: answer.converted, entered: answer.entered }),
        answer.inProgress > 0 && mature.rate.value !== null
          ? words.t("funnel.mature", {
              rate: percent(mature.rate.value),
              low: percent(mature.low),
              high: percent(mature.high),
            })
          : "",
      )}
      ${tile(
        words.t("funnel.dropped"),
        number(answer.dropped),
        percent(answer.entered > 0 ? answer.dropped / answer.entered : null),
      )}
      ${answer.inProgress > 0
        ? tile(
            words.t("funnel.inProgress"),
            number(answer.inProgress),
            percent(answer.entered > 0 ? answer.inProgress / answer.entered : null),
            words.t("funnel.inProgress.hint"),
          )
        : nothing}
      ${times
        ? tile(
            words.t("funnel.time"),
            duration(times.medianMs),
            words.t("funnel.time.range", {
              low: duration(times.p10Ms),
              high: duration(times.p90Ms),
            }),
          )
        : nothing}
      ${Object.keys(answer.revenue).length > 0
        ? tile(words.t("funnel.revenue"), moneyText(words, answer.revenue), otherMoneyText(words, answer.revenue))
        : nothing}
    </dl>`;
  }

  #note(stages: readonly StageView[]): TemplateResult | typeof nothing {
    const worst = largestDrop(stages);
    if (!worst) return nothing;
    return html`<p class="note quiet small">
      ${this.words.t("funnel.biggest", {
        name: stageName(this.words, worst),
        count: worst.dropped ?? 0,
      })}
    </p>`;
  }

  #own(open: boolean): TemplateResult {
    const { words } = this;
    return html`<details class="panel own" ?open=${open}>
      <summary>${words.t("funnel.own")}</summary>
      <form @submit=${this.#run}>
        <p class="quiet small" id="hint">${words.t("funnel.own.hint")}</p>
        <textarea
          spellcheck="false"
          aria-label=${words.t("funnel.own.label")}
          aria-describedby="hint refusal"
          .value=${this.text}
          @input=${(event: Event) => {
            this.text = (event.target as HTMLTextAreaElement).value;
          }}
        ></textarea>
        <p id="refusal" role="alert" class=${this.refusal ? "problem" : "sr"}>${this.refusal}</p>
        <div class="actions">
          <button class="primary" type="submit">${words.t("funnel.own.run")}</button>
          <button type="button" @click=${this.#pick}>${words.t("funnel.own.open")}</button>
          ${this.definition
            ? html`<button type="button" class="plain" @click=${this.#copy}>
                ${words.t("funnel.own.copy")}
              </button>`
            : nothing}
        </div>
        <input id="definition" type="file" hidden accept=".json,application/json" @change=${this.#opened} />
      </form>
    </details>`;
  }

  #pick(): void {
    this.renderRoot.querySelector<HTMLInputElement>("#definition")?.click();
  }

  #copy(): void {
    this.text = JSON.stringify(this.definition, null, 2);
    this.refusal = "";
  }

  #opened(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    void file?.text().then((text) => {
      this.text = text;
      this.#apply();
    });
  }

  #run(event: Event): void {
    event.preventDefault();
    this.#apply();
  }

  #apply(): void {
    const read = readDefinition(this.text);
    this.refusal = read.ok
      ? ""
      : this.words.t(`funnel.own.${read.reason}`, { detail: read.detail });
    if (read.ok) this.emit("parcours-definition", { definition: read.definition, sample: null });
  }
}
