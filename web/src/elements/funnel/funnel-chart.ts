// The funnel's picture: columns with the fall between them; where there is no room for that a list with
// thin bars; and the table twin. All three show the same stages.

import { html, nothing, svg, type TemplateResult } from "lit";
import { funnelColumns } from "../../charts/funnel-columns.js";
import { nextRequired, type StageView } from "../../state/funnel-view.js";
import { shareBar } from "../shared/spark.js";
import { LEAST_LAST_SLOT } from "./chart.styles.js";
import { stageTitle, stepWords } from "./funnel-texts.js";
import { chartText, rateText, shareText, wentText } from "./funnel-words.js";
import { listedTable, type Column } from "../shared/listed-table.js";
import { numberLink, type ResultContext } from "./result-context.js";

const CHART_HEIGHT = 200;
/** Of a stage's slot, the column's part; the fall has the rest. */
const COLUMN_SHARE = 0.46;
/** A stage's slot is at least this wide, px: a name and a number have to fit. */
const LEAST_SLOT = 112;

/** Columns where every stage has room for its words, else the list. */
export function stagesView(context: ResultContext, stages: readonly StageView[]): TemplateResult {
  const fits = slotWidthOf(context.width, stages.length) >= LEAST_SLOT;
  return fits
    ? html`<div class="columns">
        ${stageHeads(context, stages)} ${funnelChart(context, stages)} ${stageFeet(context, stages)}
      </div>`
    : stageList(context, stages);
}

/** The last stage has no fall to its right: its slot is narrower. */
function slotWidthOf(width: number, stages: number): number {
  const even = width / (stages - 1 + COLUMN_SHARE);
  return even * COLUMN_SHARE >= LEAST_LAST_SLOT || stages < 2 ? even : (width - LEAST_LAST_SLOT) / (stages - 1);
}

function funnelChart({ words, width }: ResultContext, stages: readonly StageView[]): TemplateResult {
  const slotWidth = slotWidthOf(width, stages.length);
  const columnWidth = slotWidth * COLUMN_SHARE;
  const columns = funnelColumns(stages, { slotWidth, columnWidth, height: CHART_HEIGHT, radius: 8 });
  return html`
    <svg
      class="chart"
      part="chart"
      role="img"
      aria-label=${chartText(words, stages)}
      viewBox="0 0 ${width} ${CHART_HEIGHT}"
      height=${CHART_HEIGHT}
    >
      <defs>
        <pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="stripe-ground" width="7" height="7"></rect>
          <rect class="stripe" width="3" height="7"></rect>
        </pattern>
      </defs>
      ${columns.map(({ fall }) => (fall ? svg`<path class="fall" d=${fall}></path>` : nothing))}
      ${columns.map(({ column }, index) =>
        column
          ? svg`<path class=${stages[index]?.optional ? "column optional" : "column"} d=${column}></path>`
          : nothing,
      )}
      <line class="ground" x1="0" x2=${width} y1=${CHART_HEIGHT} y2=${CHART_HEIGHT}></line>
    </svg>
  `;
}

function stageHeads(context: ResultContext, stages: readonly StageView[]): TemplateResult {
  const { words } = context;
  return html`<ol class="slots">
    ${stages.map(
      (stage) => html`<li class="slot">
        <p class="stage-name">${stageMark(stage)}<span>${stageTitle(words, stage)}</span></p>
        <p class="records">${reached(context, stage)}</p>
        <p class="quiet small">${shareText(words, stage)}</p>
        <span class="sr">${rateText(words, stage, true)}</span>
      </li>`,
    )}
  </ol>`;
}

/** Below each fall: how many went on, how long it took, how many were lost. */
function stageFeet(context: ResultContext, stages: readonly StageView[]): TemplateResult {
  const { words, text } = context;
  return html`<ol class="slots feet">
    ${stages.map((stage, index) => {
      const next = nextRequired(stages, index);
      const went = wentText(words, stages, index);
      return html`<li class="slot small">
        ${went ? html`<p class="went" aria-hidden="true">${went}</p>` : nothing}
        ${!stage.optional && next?.fromPrevious
          ? html`<p class="quiet">${words.format.duration(next.fromPrevious.medianMs)} ${text("funnel.typical")}</p>`
          : nothing}
        ${losses(context, stage)} ${withAndWithout(context, stage)} ${steps(context, stage)}
      </li>`;
    })}
  </ol>`;
}

/** For narrow places: one stage below the other. */
function stageList(context: ResultContext, stages: readonly StageView[]): TemplateResult {
  const { words, text } = context;
  return html`<ol class="list">
    ${stages.map(
      (stage) => html`<li class=${stage.optional ? "line optional" : "line"}>
        <div class="line-head">
          <p class="stage-name">${stageMark(stage)}<span>${stageTitle(words, stage)}</span></p>
          <p class="records">${reached(context, stage)}</p>
        </div>
        ${shareBar(stage.share)}
        <p class="small line-rates">
          ${stage.rate === null ? nothing : html`<span class="went">${rateText(words, stage, true)}</span>`}
          <span class="quiet"
            >${text("funnel.cumulative", { rate: words.format.percent(stage.cumulativeRate) })}</span
          >
          ${stage.fromPrevious
            ? html`<span class="quiet"
                >${text("funnel.median", {
                  time: words.format.duration(stage.fromPrevious.medianMs),
                })}</span
              >`
            : nothing}
        </p>
        <div class="small">
          ${losses(context, stage)} ${withAndWithout(context, stage)} ${steps(context, stage)}
        </div>
      </li>`,
    )}
  </ol>`;
}

export function stageTable(context: ResultContext, stages: readonly StageView[]): TemplateResult {
  const { words, text } = context;
  const { number, percent, duration } = words.format;
  const name = {
    name: text("funnel.table.stage"),
    cell: (stage: StageView) => `${stageTitle(words, stage)}${stage.optional ? ` (${text("funnel.optional")})` : ""}`,
  };
  const columns: readonly Column<StageView>[] = [
    { name: text("funnel.table.records"), cell: (stage) => reached(context, stage) },
    { name: text("funnel.table.rate"), cell: ({ rate }) => percent(rate) },
    { name: text("funnel.table.cumulative"), cell: ({ cumulativeRate }) => percent(cumulativeRate) },
    { name: text("funnel.table.dropped"), cell: (stage) => stopped(context, stage, "dropped", number(stage.dropped)) },
    { name: text("funnel.table.inProgress"), cell: (stage) => stopped(context, stage, "in-progress", number(stage.inProgress)) },
    { name: text("funnel.table.median"), cell: ({ fromPrevious }) => duration(fromPrevious?.medianMs) },
    { name: text("funnel.table.mean"), cell: ({ fromPrevious }) => duration(fromPrevious?.meanMs) },
  ];
  return listedTable(stages, name, columns, text("funnel.label"));
}

function stageMark(stage: StageView): TemplateResult {
  return html`<span class=${stage.optional ? "mark optional" : "mark"} aria-hidden="true"
    >${stage.position ?? ""}</span
  >`;
}

function reached(context: ResultContext, stage: StageView): TemplateResult {
  const { words, text } = context;
  const title = text("records.title.reached", { stage: stageTitle(words, stage) });
  return numberLink(context, words.format.number(stage.records), stage.records, { stage: stage.id }, title);
}

function stopped(
  context: ResultContext,
  stage: StageView,
  state: "dropped" | "in-progress",
  shown: string,
): TemplateResult {
  const { words, text } = context;
  const count = (state === "dropped" ? stage.dropped : stage.inProgress) ?? 0;
  const title = text(`records.title.${state}`, { stage: stageTitle(words, stage) });
  return numberLink(context, shown, count, { stage: stage.id, state }, title);
}

function losses(context: ResultContext, stage: StageView): TemplateResult | typeof nothing {
  const { text } = context;
  const dropped = stage.dropped ?? 0;
  const waiting = stage.inProgress ?? 0;
  if (dropped === 0 && waiting === 0) return nothing;
  return html`<div class="losses">
    ${dropped > 0
      ? html`<p class="lost">
          ${stopped(context, stage, "dropped", text("funnel.lost", { count: dropped }))}
        </p>`
      : nothing}
    ${waiting > 0
      ? html`<p class="quiet">
          ${stopped(context, stage, "in-progress", text("funnel.waiting", { count: waiting }))}
        </p>`
      : nothing}
  </div>`;
}

function withAndWithout({ words, text }: ResultContext, stage: StageView): TemplateResult | typeof nothing {
  if (!stage.optional || stage.conversionWith === null) return nothing;
  return html`<p class="quiet">
    ${text("stage.without", {
      rate: words.format.percent(stage.conversionWith),
      other: words.format.percent(stage.conversionWithout),
    })}
  </p>`;
}

/**
 * Which of several steps people advanced by; the counts add up to the stage's records. Steps of one event are told
 * apart by their filters, which are a part of the name; a single step is only named for its filters.
 */
function steps(context: ResultContext, stage: StageView): TemplateResult | typeof nothing {
  const { words, text, definition } = context;
  const asked = definition.stages.find(({ id }) => id === stage.id)?.steps ?? [];
  if (stage.steps.length < 2) {
    const [only] = asked;
    return only?.where?.length ? html`<p class="quiet step-words">${stepWords(words, only)}</p>` : nothing;
  }
  return html`<ul class="steps" aria-label=${text("funnel.steps")}>
    ${stage.steps.map(({ event, advanced, did }, step) => {
      const name = stepWords(words, asked[step] ?? { event });
      return html`<li>
        <span title=${text("stage.did", { count: did })}
          >${numberLink(context, words.format.number(advanced), advanced, { stage: stage.id, step }, name)}</span
        >
        <span>${name}</span>
      </li>`;
    })}
  </ul>`;
}
