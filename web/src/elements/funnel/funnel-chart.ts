// The funnel's picture: columns with the fall between them; on a phone a list with thin bars; and
// the table twin. All three show the same stages.

import { html, nothing, svg, type TemplateResult } from "lit";
import { funnelColumns } from "../../charts/funnel-columns.js";
import type { Localizer } from "../../i18n/translate.js";
import type { StageView } from "../../state/funnel-view.js";
import { shareBar } from "../shared/spark.js";
import { chartText, stageName } from "./funnel-words.js";

export const CHART_HEIGHT = 220;
/** Of a stage's slot, the column's part; the fall has the rest. */
const COLUMN_SHARE = 0.46;

/** `width` in px: what the picture may fill. */
export function funnelChart(
  words: Localizer,
  stages: readonly StageView[],
  width: number,
): TemplateResult {
  // The last stage has no fall to its right: its slot is as wide as its column.
  const slotWidth = width / (stages.length - 1 + COLUMN_SHARE);
  const columnWidth = slotWidth * COLUMN_SHARE;
  const columns = funnelColumns(stages, {
    slotWidth,
    columnWidth,
    height: CHART_HEIGHT,
    radius: 8,
  });
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

export function stageHeads(words: Localizer, stages: readonly StageView[]): TemplateResult {
  return html`<ol class="slots">
    ${stages.map(
      (stage, index) => html`<li class="slot">
        <p class="stage-name">
          ${stageMark(stage)}<span>${stageName(words, stage)}</span>
        </p>
        <p class="records">${words.format.number(stage.records)}</p>
        <p class="quiet small">
          ${stage.optional
            ? words.t("funnel.optional")
            : words.t("funnel.cumulative", { rate: words.format.percent(stage.share) })}
        </p>
        ${index === 0 ? nothing : html`<span class="sr">${cameFrom(words, stage)}</span>`}
      </li>`,
    )}
  </ol>`;
}

/** Below each fall: how many went on, how long it took, how many were lost. */
export function stageFeet(words: Localizer, stages: readonly StageView[]): TemplateResult {
  return html`<ol class="slots feet">
    ${stages.map((stage, index) => {
      const next = stages.slice(index + 1).find(({ optional }) => !optional);
      const went = stage.optional ? stage : next;
      return html`<li class="slot small">
        ${went ? html`<p class="went" aria-hidden="true">${wentOn(words, went)}</p>` : nothing}
        ${!stage.optional && next?.fromPrevious
          ? html`<p class="quiet">${words.format.duration(next.fromPrevious.medianMs)} ${words.t("funnel.typical")}</p>`
          : nothing}
        ${losses(words, stage)} ${steps(words, stage)}
      </li>`;
    })}
  </ol>`;
}

/** The same for narrow places: one stage below the other. */
export function stageList(words: Localizer, stages: readonly StageView[]): TemplateResult {
  return html`<ol class="list">
    ${stages.map(
      (stage, index) => html`<li class=${stage.optional ? "line optional" : "line"}>
        <div class="line-head">
          <p class="stage-name">${stageMark(stage)}<span>${stageName(words, stage)}</span></p>
          <p class="records">${words.format.number(stage.records)}</p>
        </div>
        ${shareBar(stage.share)}
        <p class="small line-rates">
          ${index === 0
            ? nothing
            : html`<span class="went">${cameFrom(words, stage)}</span>`}
          <span class="quiet"
            >${words.t("funnel.cumulative", { rate: words.format.percent(stage.cumulativeRate) })}</span
          >
          ${stage.fromPrevious
            ? html`<span class="quiet"
                >${words.t("funnel.median", {
                  time: words.format.duration(stage.fromPrevious.medianMs),
                })}</span
              >`
            : nothing}
        </p>
        <div class="small">${losses(words, stage)} ${steps(words, stage)}</div>
      </li>`,
    )}
  </ol>`;
}

export function stageTable(words: Localizer, stages: readonly StageView[]): TemplateResult {
  const { number, percent, duration } = words.format;
  return html`<table class="small">
    <caption class="sr">
      ${words.t("funnel.label")}
    </caption>
    <thead>
      <tr>
        <th scope="col">${words.t("funnel.table.stage")}</th>
        <th scope="col">${words.t("funnel.table.records")}</th>
        <th scope="col">${words.t("funnel.table.rate")}</th>
        <th scope="col">${words.t("funnel.table.cumulative")}</th>
        <th scope="col">${words.t("funnel.table.dropped")}</th>
        <th scope="col">${words.t("funnel.table.inProgress")}</th>
        <th scope="col">${words.t("funnel.table.median")}</th>
        <th scope="col">${words.t("funnel.table.mean")}</th>
      </tr>
    </thead>
    <tbody>
      ${stages.map(
        (stage) => html`<tr>
          <th scope="row">
            ${stageName(words, stage)}${stage.optional ? ` (${words.t("funnel.optional")})` : ""}
          </th>
          <td>${number(stage.records)}</td>
          <td>${percent(stage.rate)}</td>
          <td>${percent(stage.cumulativeRate)}</td>
          <td>${number(stage.dropped)}</td>
          <td>${number(stage.inProgress)}</td>
          <td>${duration(stage.fromPrevious?.medianMs)}</td>
          <td>${duration(stage.fromPrevious?.meanMs)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function stageMark(stage: StageView): TemplateResult {
  return html`<span class=${stage.optional ? "mark optional" : "mark"} aria-hidden="true"
    >${stage.position ?? ""}</span
  >`;
}

/** The same where it stands with the stage that was reached, not with the one that was left. */
function cameFrom(words: Localizer, stage: StageView): string {
  if (stage.optional) return wentOn(words, stage);
  return words.t("funnel.rate.from", { rate: words.format.percent(stage.rate) });
}

function wentOn(words: Localizer, stage: StageView): string {
  const rate = words.format.percent(stage.rate);
  return words.t(stage.optional ? "funnel.rate.optional" : "funnel.rate", { rate });
}

function losses(words: Localizer, stage: StageView): TemplateResult | typeof nothing {
  const dropped = stage.dropped ?? 0;
  const waiting = stage.inProgress ?? 0;
  if (dropped === 0 && waiting === 0) return nothing;
  return html`
    ${dropped > 0
      ? html`<p class="lost">${words.t("funnel.lost", { count: dropped })}</p>`
      : nothing}
    ${waiting > 0
      ? html`<p class="quiet">${words.t("funnel.waiting", { count: waiting })}</p>`
      : nothing}
  `;
}

/** Which of several steps people advanced by; the counts add up to the stage's records. */
function steps(words: Localizer, stage: StageView): TemplateResult | typeof nothing {
  if (stage.steps.length === 0) return nothing;
  return html`<ul class="steps" aria-label=${words.t("funnel.steps")}>
    ${stage.steps.map(
      ({ event, advanced }) =>
        html`<li><code>${event}</code><span>${words.format.number(advanced)}</span></li>`,
    )}
  </ul>`;
}
