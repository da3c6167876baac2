// A funnel's result: the figures on top, then one of its views.

import { html, nothing, type TemplateResult } from "lit";
import { hasPaths } from "../../state/funnel/asking.js";
import { conversionTimes, largestDrop, stageViews, type StageView } from "../../state/funnel-view.js";
import type { FunnelAnswer } from "../../types/index.js";
import { moneyText, otherMoneyText } from "../shared/metric-words.js";
import { stagesView, stageTable } from "./funnel-chart.js";
import { exclusionSentences, scopeSentences } from "./funnel-scopes.js";
import { stageTitle } from "./funnel-texts.js";
import { earlyText, termsText } from "./funnel-words.js";
import { pathsView, type PathsView } from "./paths-view.js";
import { numberLink, type ResultContext } from "./result-context.js";
import { rosettaView, type RosettaView } from "./rosetta-view.js";
import { timesView, type CursorState } from "./times-view.js";
import { trendView } from "./trend-view.js";
import { valuesView } from "./values-view.js";

export const VIEWS = ["bars", "paths", "times", "trend", "values"] as const;
export type FunnelView = (typeof VIEWS)[number];

export interface ResultState {
  readonly name: string;
  /** That machines' events are counted; empty where they are not, or the data marks none. */
  readonly machines: string;
  readonly view: FunnelView;
  /** The answer with steps told apart, for paths; null while it is awaited, and where the question was refused. */
  readonly paths: FunnelAnswer | null;
  readonly refused: boolean;
  readonly pathsShown: PathsView;
  readonly cursor: CursorState;
  /** Other tools' counts; null where nobody can be asked for them. */
  readonly rosetta: RosettaView | null;
  show(view: FunnelView): void;
  readonly setTrend: ((unit: "day" | "week" | "month") => void) | null;
}

/** The views that have something to show. */
export function offeredViews({ definition, answer }: Pick<ResultContext, "definition" | "answer">): FunnelView[] {
  return VIEWS.filter((view) => {
    if (view === "paths") return hasPaths(definition);
    if (view === "values") return (answer.breakdown?.length ?? 0) > 0;
    return true;
  });
}

export function funnelResult(context: ResultContext, state: ResultState): TemplateResult {
  const { words, text, answer, definition } = context;
  const views = offeredViews(context);
  const view = views.includes(state.view) ? state.view : "bars";
  const early = earlyText(words, definition, answer);
  const excluded = exclusionSentences(words, definition).join(" ");
  return html`
    ${tiles(context)}
    <section class="panel result" part="result" aria-labelledby="name">
      <header>
        <h2 id="name">${state.name}</h2>
        <p class="quiet small">${termsText(words, definition)}</p>
        ${excluded ? html`<p class="quiet small">${excluded}</p>` : nothing}
        ${state.machines ? html`<p class="quiet small machines">${state.machines}</p>` : nothing}
        ${early ? html`<p class="early small">${early}</p>` : nothing}
      </header>
      <div class="views" role="group" aria-label=${text("view.label")}>
        ${views.map(
          (one) =>
            html`<button
              class="view"
              data-view=${one}
              aria-pressed=${one === view ? "true" : "false"}
              @click=${() => {
                state.show(one);
              }}
            >
              ${text(`view.${one}`)}
            </button>`,
        )}
      </div>
      <div class="frame">${answer.entered === 0 ? empty(context) : chosenView(context, state, view)}</div>
      <details class="scopes">
        <summary class="small">${text("scope.label")}</summary>
        <ul class="small">
          ${scopeSentences(words, definition).map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </details>
      ${state.rosetta ? rosettaView(context, state.rosetta) : nothing}
    </section>
  `;
}

function empty({ text }: ResultContext): TemplateResult {
  return html`<p class="empty quiet">${text("funnel.empty")}</p>`;
}

function chosenView(context: ResultContext, state: ResultState, view: FunnelView): TemplateResult {
  const { text } = context;
  switch (view) {
    case "bars": {
      const stages = stageViews(context.answer);
      return html`
        ${stagesView(context, stages)} ${note(context, stages)}
        <details class="twin">
          <summary class="small">${text("funnel.table")}</summary>
          <div class="scroll" tabindex="0" role="region" aria-label=${text("funnel.table")}>
            ${stageTable(context, stages)}
          </div>
        </details>
      `;
    }
    case "paths":
      return state.paths
        ? pathsView({ ...context, answer: state.paths }, state.pathsShown)
        : html`<p class="quiet nothing">${state.refused ? "" : context.words.t("report.loading")}</p>`;
    case "times":
      return timesView(context, state.cursor);
    case "trend":
      return trendView(context, state.cursor, state.setTrend);
    case "values":
      return valuesView(context);
  }
}

function tiles(context: ResultContext): TemplateResult {
  const { words, text, answer } = context;
  const { number, percent, duration } = words.format;
  const times = conversionTimes(answer);
  const { mature } = answer;
  const tile = (
    name: string,
    value: TemplateResult | string,
    ...details: readonly (TemplateResult | string)[]
  ): TemplateResult =>
    html`<div class="panel tile" part="tile">
      <dt>${name}</dt>
      <dd class="value">${value}</dd>
      ${details.map((detail) => (detail ? html`<dd class="quiet small">${detail}</dd>` : nothing))}
    </div>`;
  const of = (count: number): string => percent(answer.entered > 0 ? count / answer.entered : null);
  return html`<dl class="tiles">
    ${tile(
      text("funnel.conversion"),
      percent(answer.conversionRate.value),
      numberLink(
        context,
        text("funnel.conversion.of", { converted: answer.converted, entered: answer.entered }),
        answer.converted,
        { state: "converted" },
        text("records.title.converted"),
      ),
      answer.inProgress > 0 && mature.rate.value !== null
        ? text("funnel.mature", {
            rate: percent(mature.rate.value),
            low: percent(mature.low),
            high: percent(mature.high),
          })
        : "",
    )}
    ${tile(
      text("funnel.dropped"),
      numberLink(context, number(answer.dropped), answer.dropped, { state: "dropped" }, text("funnel.dropped")),
      of(answer.dropped),
    )}
    ${answer.inProgress > 0
      ? tile(
          text("funnel.inProgress"),
          numberLink(
            context,
            number(answer.inProgress),
            answer.inProgress,
            { state: "in-progress" },
            text("funnel.inProgress"),
          ),
          of(answer.inProgress),
          text("funnel.inProgress.hint"),
        )
      : nothing}
    ${times
      ? tile(
          text("funnel.time"),
          duration(times.medianMs),
          text("funnel.time.range", { low: duration(times.p10Ms), high: duration(times.p90Ms) }),
        )
      : nothing}
    ${Object.keys(answer.revenue).length > 0
      ? tile(text("funnel.revenue"), moneyText(words, answer.revenue), otherMoneyText(words, answer.revenue))
      : nothing}
  </dl>`;
}

function note({ words, text }: ResultContext, stages: readonly StageView[]): TemplateResult | typeof nothing {
  const worst = largestDrop(stages);
  if (!worst) return nothing;
  return html`<p class="note quiet small">
    ${text("funnel.biggest", { name: stageTitle(words, worst), count: worst.dropped ?? 0 })}
  </p>`;
}
