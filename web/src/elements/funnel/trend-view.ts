// Conversion by the period of entry: the rate as a line, who entered and converted as columns below.

import { html, nothing, svg, type TemplateResult } from "lit";
import { trendShape } from "../../charts/trend.js";
import { bestPoint, trendPoints, type TrendPoint } from "../../state/funnel/times.js";
import { periodEnd } from "../../state/trend.js";
import type { TrendUnit } from "../../types/index.js";
import { pagedTable } from "../pager/own-page.js";
import { listedTable } from "../shared/listed-table.js";
import { cursorArea } from "./cursor.js";
import { numberLink, type ResultContext } from "./result-context.js";
import type { CursorState } from "./times-view.js";

const RATE_HEIGHT = 130;
const BETWEEN = 18;
const COUNT_HEIGHT = 64;
const AXIS = 22;
const TOP = 8;
/** Left of the picture, for the rates at its lines: none stands under the curve. */
const GUTTER = 44;
const DAY_MS = 86_400_000;
const PERIOD_MS = { day: DAY_MS, week: 7 * DAY_MS, month: 30.4 * DAY_MS } as const;

export function trendView(
  context: ResultContext,
  cursor: CursorState,
  setUnit: ((unit: "day" | "week" | "month") => void) | null,
): TemplateResult {
  const { text, answer, definition } = context;
  const unit = definition.trend ?? "day";
  const points = trendPoints(answer, unit, context.span);
  const title = text(unit === "day" ? "trend.title" : `trend.title.${unit}`);
  return html`
    <div class="view-head">
      <h3 class="sub">${title}</h3>
      ${setUnit
        ? html`<div class="choice" role="group" aria-label=${text("settings.trend")}>
            ${(["day", "week", "month"] as const).map(
              (one) =>
                html`<button
                  class="low"
                  aria-pressed=${one === unit ? "true" : "false"}
                  @click=${() => {
                    setUnit(one);
                  }}
                >
                  ${text(`settings.trend.${one}`)}
                </button>`,
            )}
          </div>`
        : nothing}
    </div>
    ${points.length === 0
      ? html`<p class="quiet nothing">${text("trend.none")}</p>`
      : html`${readout(context, points, cursor.at)} ${picture(context, points, unit, cursor)}
          <p class="legend-line quiet small">
            <span><i class="key line"></i>${text("trend.rate")}</span>
            <span><i class="key entered"></i>${text("trend.entered")}</span>
            <span><i class="key converted"></i>${text("trend.converted")}</span>
            ${points.some(({ inProgress }) => inProgress > 0)
              ? html`<span><i class="key open"></i>${text("trend.inProgress")}</span>`
              : nothing}
          </p>
          ${partialHint(context, points, unit)}
          <details class="twin">
            <summary class="small">${text("view.table")}</summary>
            ${pagedTable(
              context.words,
              points,
              (shown) => html`<div class="scroll tall" tabindex="0" role="region" aria-label=${title}>${table(context, shown)}</div>`,
            )}
          </details>`}
  `;
}

/** Of which periods the line is dotted because they are not whole. */
function partialHint({ words }: ResultContext, points: readonly TrendPoint[], unit: TrendUnit): TemplateResult | typeof nothing {
  const hasLine = points.filter(({ rate }) => rate !== null).length > 1;
  if (!hasLine) return nothing;
  const days = points.filter(({ partial, rate }) => partial && rate !== null).map(({ date }) => words.format.days(date, periodEnd(date, unit)));
  return days.length > 0 ? html`<p class="quiet small">${words.t("cards.partial.hint", { days: words.format.list(days) })}</p>` : nothing;
}

/** "5 Jan 2026 (not complete)" where only a part of it is covered. */
function periodText({ words }: ResultContext, { date, partial }: TrendPoint): string {
  return words.format.date(date) + (partial ? ` (${words.t("cards.partial")})` : "");
}

function pointText(context: ResultContext, point: TrendPoint): string {
  const { rate, entered, converted } = point;
  return context.text("trend.point", { period: periodText(context, point), rate: context.words.format.percent(rate), entered, converted });
}

const STATES = { entered: {}, converted: { state: "converted" }, inProgress: { state: "in-progress" } } as const;

/** One of a period's numbers, which opens its records. */
function pointNumber(context: ResultContext, point: TrendPoint, of: keyof typeof STATES): TemplateResult {
  const { words, text } = context;
  const { number, date } = words.format;
  return numberLink(context, number(point[of]), point[of], { date: point.date, ...STATES[of] }, `${text(`trend.${of}`)}: ${date(point.date)}`);
}

function readout(context: ResultContext, points: readonly TrendPoint[], at: number | null): TemplateResult {
  const { words, text, answer } = context;
  const { percent } = words.format;
  const point = points[at ?? -1];
  if (!point) {
    return html`<p class="readout">
      <span>${text("funnel.conversion")}</span>
      <strong>${percent(answer.conversionRate.value)}</strong>
    </p>`;
  }
  return html`<p class="readout">
    <span>${periodText(context, point)}</span>
    <strong>${percent(point.rate)}</strong>
    <span class="quiet">${text("trend.entered")} ${pointNumber(context, point, "entered")}</span>
    <span class="quiet">${text("trend.converted")} ${pointNumber(context, point, "converted")}</span>
  </p>`;
}

function picture(
  context: ResultContext,
  points: readonly TrendPoint[],
  unit: "day" | "week" | "month",
  cursor: CursorState,
): TemplateResult {
  const { words, text, answer, width } = context;
  const shape = trendShape(
    points.map(({ date, rate, open, entered, converted }) => ({
      startMs: Date.parse(`${date}T00:00:00Z`),
      rate,
      open,
      entered,
      converted,
    })),
    { width: width - GUTTER, rateHeight: RATE_HEIGHT, countHeight: COUNT_HEIGHT, periodMs: PERIOD_MS[unit] },
  );
  const countBase = TOP + RATE_HEIGHT + BETWEEN + COUNT_HEIGHT;
  const best = bestPoint(points);
  const sums = { entered: answer.entered, converted: answer.converted, count: points.length };
  const label = best
    ? text("trend.chart", { ...sums, best: words.format.date(best.date), rate: words.format.percent(best.rate) })
    : text("trend.chart.open", sums);
  const at = shape.points[cursor.at ?? -1];
  const dot = at ?? shape.alone;
  const first = points[0];
  const last = points.at(-1);
  const drawing = html`<svg
    class="chart trend"
    part="chart"
    aria-hidden="true"
    viewBox="0 0 ${width} ${countBase + AXIS}"
    height=${countBase + AXIS}
  >
    <g transform="translate(${GUTTER} ${TOP})">
      ${shape.rateTicks.map(
        ({ value, y }) => svg`<line class="grid" x1="0" x2=${width - GUTTER} y1=${y} y2=${y}></line>
          <text class="tick" x="-8" y=${y + 4} text-anchor="end">${words.format.tick(value)}</text>`,
      )}
      <path class="rate" d=${shape.line}></path>
      <path class="rate open" d=${shape.openLine}></path>
      ${dot?.y === undefined || dot.y === null ? nothing : svg`<circle class="dot" cx=${dot.x} cy=${dot.y} r="4.5"></circle>`}
    </g>
    <g transform="translate(${GUTTER} 0)">
      ${shape.columns.map(
        (column) => svg`<rect class="entered" x=${column.x} y=${countBase - column.enteredHeight} width=${column.width} height=${column.enteredHeight}></rect>
          <rect class="converted" x=${column.x} y=${countBase - column.convertedHeight} width=${column.width} height=${column.convertedHeight}></rect>`,
      )}
      <line class="ground" x1="0" x2=${width - GUTTER} y1=${countBase} y2=${countBase}></line>
      ${at ? svg`<line class="at-line" x1=${at.x} x2=${at.x} y1="0" y2=${countBase}></line>` : nothing}
    </g>
    <text class="tick" x=${GUTTER} y=${countBase + 16}>${words.format.date(first?.date)}</text>
    ${last === first
      ? nothing
      : svg`<text class="tick" x=${width} y=${countBase + 16} text-anchor="end">${words.format.date(last?.date)}</text>`}
  </svg>`;
  return cursorArea(
    {
      label,
      count: points.length,
      at: cursor.at,
      textOf: (index) => {
        const point = points[index];
        return point ? pointText(context, point) : "";
      },
      placeAt: (x) => nearest(shape.points.map((point) => point.x), x * width - GUTTER),
      move: cursor.move,
    },
    drawing,
  );
}

/** The index of the ascending number nearest to `x`. */
function nearest(places: readonly number[], x: number): number {
  let found = 0;
  for (const [index, place] of places.entries()) {
    if (Math.abs(place - x) < Math.abs((places[found] ?? 0) - x)) found = index;
  }
  return found;
}

function table(context: ResultContext, points: readonly TrendPoint[]): TemplateResult {
  const { words, text } = context;
  const { percent } = words.format;
  const day = {
    name: text("trend.date"),
    cell: (point: TrendPoint) => periodText(context, point),
  };
  const numbers = (["entered", "converted", "inProgress"] as const).map((of) => ({
    name: text(`trend.${of}`),
    cell: (point: TrendPoint) => pointNumber(context, point, of),
  }));
  return listedTable(points, day, [...numbers, { name: text("trend.rate"), cell: ({ rate }) => percent(rate) }]);
}
