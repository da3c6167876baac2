// <parcours-cards>: the figures of a journey, one card each: value, what it is made of, trend, and the
// change against the period before where the answer has one.
//
// Properties  answer: a cards report; null shows nothing
//             catalog: its report; metrics of which the data tells nothing say so
//             engine, selection: it asks for the answer by itself, and knows catalog, trendUnit, span and compared
//             trendUnit, span: the trend's periods and what they cover (state/trend.ts); with them the
//             lines are dotted where a period is counted in part only
//             compared: the days of the period before, {from, to, dateBasis, attribution}; where the data (of `span`)
//             begins later, that is said, and no change is judged; where it ends so early that the period's messages
//             may still be answered, that is said, and no fall of what comes after the send is judged
// Attributes  metrics: ids, separated by spaces, in the order shown; channel: all | email | sms;
//             compare: "none" leaves the change against the period before out, where the answer has one;
//             editable: the pencil that opens the choice of cards is shown
// Events      parcours-cards {metrics}: the reader chose others
// Parts       card, name, value, change, detail, trend

import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { changeOf, changeOfAll } from "../../state/change.js";
import { readCards, writeCards } from "../../state/card-choice.js";
import {
  cardValues,
  DEFAULT_CARDS,
  hasOrders,
  holdsOrdersAlone,
  isComparable,
  isOffered,
  leadingCurrency,
  metricValue,
  ORDER_CARDS,
  type Holds,
  type MetricValue,
} from "../../state/metric-view.js";
import { openMetrics, stillOpen, type Compared, type StillOpen } from "../../state/still-open.js";
import { beginsLater, partialPeriods, type TrendSpan } from "../../state/trend.js";
import { channelsOf } from "../../state/untold.js";
import type { CardsAnswer, MetricId, Metrics, TrendUnit } from "../../types/index.js";
import { answerStates } from "../shared/answer-states.js";
import { EnginePart } from "../shared/engine-part.js";
import { icons } from "../shared/icons.js";
import { listedStyles } from "../shared/listed-table.styles.js";
import { loadElement, loadMissing, loadPart } from "../shared/lazy.js";
import { boundsText, detailText, figureText, metricLabel, otherMoneyText, untoldText, valueText } from "../shared/metric-words.js";
import { textAttribute } from "../shared/parcours-element.js";
import type { PartSession } from "../shared/part-session.js";
import { controls, tables, tokens } from "../shared/tokens.js";
import { cardTrend, partialText, trendLine, type Trend, type TrendLine } from "./card-trend.js";
import { changePill } from "./change-pill.js";
import { cardsStyles } from "./parcours-cards.styles.js";
import type { trendTable } from "./trend-table.js";

/** Values longer than these are set in a smaller type, so that they keep to one line: on a phone, everywhere. */
const WIDE_VALUE = 8;
const LONG_VALUE = 11;

const NOTHING_OPEN: StillOpen = { answers: false, orders: false };

interface Shown extends Trend {
  readonly scope: Metrics;
  readonly previous: Metrics | undefined;
  /** The day on which the data begins, where that is inside the period before. */
  readonly begins: string | null;
  /** What may still come of the period's messages. */
  readonly open: StillOpen;
}

export class ParcoursCards extends EnginePart<CardsAnswer> {
  static override styles = [tokens, controls, tables, listedStyles, answerStates, cardsStyles];
  static override properties: PropertyDeclarations = {
    trendUnit: { attribute: false },
    span: { attribute: false },
    compared: { attribute: false },
    metrics: textAttribute(),
    channel: textAttribute("all"),
    compare: textAttribute("previous"),
    editable: { type: Boolean },
    table: { state: true },
    tableOpen: { state: true },
  };

  declare trendUnit: TrendUnit;
  declare span: TrendSpan | null;
  declare compared: Compared | null;
  declare metrics: string;
  declare channel: "all" | "email" | "sms";
  declare compare: "" | "previous" | "none";
  declare editable: boolean;
  /** Null before it is first opened. */
  declare protected table: typeof trendTable | null;
  declare protected tableOpen: boolean;

  constructor() {
    super();
    this.trendUnit = "day";
    this.span = null;
    this.compared = null;
    this.metrics = "";
    this.channel = "all";
    this.compare = "previous";
    this.editable = false;
    this.table = null;
    this.tableOpen = false;
  }

  protected override readonly main = "cards";

  protected override ask(session: PartSession): void {
    session.askCards();
    const { span } = session;
    this.span = span;
    this.trendUnit = span.unit;
    this.compared = session.compared;
  }

  protected override isEmpty(answer: CardsAnswer): boolean {
    return super.isEmpty(answer) && !holdsOrdersAlone(answer.all, this.catalog);
  }

  protected override show(answer: CardsAnswer): TemplateResult {
    const scope = answer[this.channel];
    if (!scope) return html`<p class="panel none quiet">${this.words.t("report.empty.title")}</p>`;
    const holds: Holds = {
      orders: hasOrders(answer.all),
      sms: answer.sms !== undefined,
      email: answer.email !== undefined,
    };
    const given = readCards(this.metrics);
    const usual = holds.email || holds.sms ? DEFAULT_CARDS : ORDER_CARDS;
    const chosen = given.some((id) => isOffered(id, holds)) ? given : usual;
    const trend = answer.trend ?? [];
    const shown: Shown = {
      scope,
      previous: this.compare === "none" ? undefined : answer.previous?.[this.channel],
      begins: this.span && this.compared && beginsLater(this.span, this.compared.from),
      open: this.span && this.compared ? stillOpen(this.span, this.compared) : NOTHING_OPEN,
      trend,
      unit: this.trendUnit,
      partial: this.span ? partialPeriods(trend, this.trendUnit, this.span) : trend.map(() => false),
      currency: leadingCurrency(scope),
      counted: answer.unit,
    };
    const values = cardValues(scope, chosen, holds);
    const lines = values.map(({ id }) => trendLine(id, shown));
    return html`
      ${this.editable || (this.compared && shown.previous)
        ? html`<div class="head">${this.#compared(shown)} ${this.editable ? this.#chooser(chosen, holds) : nothing}</div>`
        : nothing}
      <ul class="grid" aria-label=${this.words.t("cards.label")}>
        ${values.map((value, index) => this.#card(value, shown, lines[index]))}
      </ul>
      ${trend.length > 1 ? this.#below(values, shown, lines) : nothing}
    `;
  }

  /** The table's rows are made when it is opened: a quarter by the day has more than a thousand cells. */
  #below(values: readonly MetricValue[], shown: Shown, lines: readonly TrendLine[]): TemplateResult {
    const partial = partialText(this.words, shown, lines);
    return html`${partial ? html`<p class="quiet small hint">${partial}</p>` : nothing}<details
      class="twin"
      @toggle=${({ newState }: ToggleEvent) => {
        this.tableOpen = newState === "open";
        if (this.tableOpen) void this.#loadTable();
      }}
    >
      <summary class="quiet small">${this.words.t("cards.table")}</summary>
      ${this.tableOpen && this.table ? this.table(this.words, values, shown) : nothing}
    </details>`;
  }

  async #loadTable(): Promise<void> {
    loadMissing();
    this.table = (await loadPart("trend-table", () => import("./trend-table.js")))?.trendTable ?? null;
  }

  #compared({ previous, begins, open, scope }: Shown): TemplateResult {
    const { words, compared } = this;
    if (!compared || !previous) return html`<span></span>`;
    const days = words.format.days(compared.from, compared.to);
    const comparable = isComparable(scope, previous);
    const empty = holdsOrdersAlone(scope, this.catalog) ? "cards.compared.unsold" : "cards.compared.empty";
    const key = comparable ? "cards.compared" : empty;
    const early = previous.sends > 0 ? this.#early(open, scope) : "";
    const remark = comparable && begins ? words.t("cards.compared.cut", { day: words.format.date(begins) }) : early;
    return html`<p class="quiet small">${words.t(key, { days })} ${remark ? html`<strong>${remark}</strong>` : nothing}</p>`;
  }

  #early({ answers, orders }: StillOpen, scope: Metrics): string {
    const { words } = this;
    const sells = orders && hasOrders(scope);
    if (answers) return words.t(sells ? "cards.compared.early" : "cards.compared.early.answers");
    return sells ? words.t("cards.compared.early.orders") : "";
  }

  #chooser(chosen: readonly MetricId[], holds: Holds): TemplateResult {
    const { words } = this;
    return html`<parcours-popover
      class="chooser"
      align="end"
      heading=${words.t("cards.choose")}
      @parcours-open=${loadChooser}
    >
      <span slot="label" class="label">${icons.pencil}<span>${words.t("cards.choose")}</span></span>
      <parcours-card-chooser
        lang=${words.format.locale}
        .chosen=${chosen}
        .holds=${holds}
        .unit=${this.answer?.unit}
        @parcours-choice=${(event: CustomEvent<{ chosen: MetricId[] }>) => {
          event.stopPropagation();
          this.metrics = writeCards(event.detail.chosen);
          this.emit("parcours-cards", { metrics: this.metrics });
        }}
      ></parcours-card-chooser>
    </parcours-popover>`;
  }

  #card(value: MetricValue, shown: Shown, line: TrendLine | undefined): TemplateResult {
    const { words } = this;
    const { scope, previous, begins, open, currency } = shown;
    const more =
      value.kind === "money"
        ? otherMoneyText(words, value.money, currency, "cents")
        : value.id === "openRate"
          ? boundsText(words, scope)
          : "";
    const untold = this.answer ? untoldText(words, value, channelsOf(this.answer, this.channel), this.catalog) : "";
    const text = figureText(words, value, untold, currency);
    const all = this.channel === "all" && previous && this.answer?.previous;
    const change = all && this.answer
      ? changeOfAll(value.id, this.answer, all, currency, openMetrics(open))
      : changeOf(value.id, scope, previous, currency, openMetrics(open));
    const before = previous && metricValue(previous, value.id);
    return html`<li class="card panel" part="card">
      <h2 class="name" part="name">${metricLabel(words, value.id, this.answer?.unit)}</h2>
      <div class="figure">
        <p class="value ${text.length > LONG_VALUE ? "long" : text.length > WIDE_VALUE ? "wide" : ""}" part="value">${text}</p>
        ${change && before ? changePill(words, begins ? { ...change, judgement: "neutral" } : change, valueText(words, before, currency, "cents")) : nothing}
      </div>
      <p class="detail quiet small" part="detail">
        ${[this.#detail(value, scope, currency), more, untold].filter(Boolean).map((line) => html`<span>${line}</span>`)}
      </p>
      <div class="foot">${line ? cardTrend(words, value, shown, line) : nothing}</div>
    </li>`;
  }

  /** "Both channels" is worth saying where both are counted together. */
  #detail(value: MetricValue, scope: Metrics, currency: string | null): string {
    const both = this.channel === "all" && this.answer?.email && this.answer.sms;
    return value.id === "sends" && !both ? "" : detailText(this.words, value, scope, currency, this.answer?.unit);
  }
}

function loadChooser(): void {
  loadMissing();
  loadElement("parcours-card-chooser", () =>
    import("../card-chooser/parcours-card-chooser.js").then(({ ParcoursCardChooser }) => ParcoursCardChooser),
  );
}
