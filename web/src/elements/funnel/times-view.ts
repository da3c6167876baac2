// How long conversion took: a histogram with the median, the spread from stage to stage, and a table.

import { html, nothing, svg, type TemplateResult } from "lit";
import { histogramColumns } from "../../charts/histogram.js";
import { filledBins, fullestBin, placeAmong } from "../../state/funnel/times.js";
import type { HistogramBin, StageResult } from "../../types/index.js";
import { cursorArea } from "./cursor.js";
import { stageTitle } from "./funnel-texts.js";
import { numberLink, type ResultContext } from "./result-context.js";

const HEIGHT = 190;
/** Above each column its share stands where there is room for it, px. */
const SHARE_LINE = 18;
const SHARE_WIDTH = 44;
const AXIS = 22;

export interface CursorState {
  readonly at: number | null;
  move(index: number | null): void;
}

export function timesView(context: ResultContext, cursor: CursorState): TemplateResult {
  const { text, answer } = context;
  const bins = filledBins(answer.histogram);
  if (bins.length === 0) return html`<p class="quiet nothing">${text("times.none")}</p>`;
  return html`
    <h3 class="sub">${text("times.title")}</h3>
    ${readout(context, bins, cursor.at)} ${histogram(context, bins, cursor)} ${spread(context)}
    <details class="twin">
      <summary class="small">${text("view.table")}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${text("times.title")}>
        ${table(context, bins)}
      </div>
    </details>
  `;
}

function binText({ words, text }: ResultContext, { fromMs, toMs }: HistogramBin): string {
  const { duration } = words.format;
  if (toMs === null) return text("times.more", { from: duration(fromMs) });
  if (fromMs === 0) return text("times.less", { to: duration(toMs) });
  return text("times.between", { from: duration(fromMs), to: duration(toMs) });
}

/** What the cursor stands on; else the median. Always there, so that nothing moves. */
function readout(context: ResultContext, bins: readonly HistogramBin[], at: number | null): TemplateResult {
  const { words, text, answer } = context;
  const bin = bins[at ?? -1];
  if (!bin) {
    return html`<p class="readout">
      <span>${text("times.median", { time: words.format.duration(answer.timeToConvert.medianMs) })}</span>
    </p>`;
  }
  const share = answer.converted > 0 ? bin.records / answer.converted : null;
  return html`<p class="readout">
    <span>${binText(context, bin)}</span>
    <strong
      >${numberLink(
        context,
        words.format.number(bin.records),
        bin.records,
        { bin: { fromMs: bin.fromMs, toMs: bin.toMs } },
        binText(context, bin),
      )}</strong
    >
    <span class="quiet">${words.format.percent(share)}</span>
  </p>`;
}

function histogram(context: ResultContext, bins: readonly HistogramBin[], cursor: CursorState): TemplateResult {
  const { words, text, answer, width } = context;
  const columns = histogramColumns(bins.map(({ records }) => records), { width, height: HEIGHT - SHARE_LINE, gap: 4 });
  const slot = width / bins.length;
  const top = (index: number): number => SHARE_LINE + (columns[index]?.y ?? 0);
  const median = placeAmong(bins, answer.timeToConvert.medianMs);
  const fullest = fullestBin(bins);
  const label = text("times.chart", {
    n: answer.timeToConvert.n,
    median: words.format.duration(answer.timeToConvert.medianMs),
    bin: fullest ? binText(context, fullest) : "",
    records: fullest?.records ?? 0,
  });
  // Edges are written where there is room for them; the narrow form of a duration takes about 40 px.
  const every = Math.max(1, Math.ceil(40 / slot));
  const picture = html`<svg
    class="chart"
    part="chart"
    aria-hidden="true"
    viewBox="0 0 ${width} ${HEIGHT + AXIS}"
    height=${HEIGHT + AXIS}
  >
    ${columns.map(
      (column, index) =>
        svg`<rect class=${index === cursor.at ? "bin at" : "bin"} x=${column.x} y=${top(index)} width=${column.width} height=${column.height} rx="3"></rect>`,
    )}
    <line class="ground" x1="0" x2=${width} y1=${HEIGHT} y2=${HEIGHT}></line>
    ${slot < SHARE_WIDTH
      ? nothing
      : bins.map(({ records }, index) =>
          records > 0
            ? svg`<text class="tick share" x=${(index + 0.5) * slot} y=${top(index) - 5} text-anchor="middle">${words.format.percent(records / answer.converted)}</text>`
            : nothing,
        )}
    ${bins.map(({ fromMs }, index) =>
      index > 0 && index % every === 0
        ? svg`<text class="tick" x=${index * slot} y=${HEIGHT + 16} text-anchor="middle">${words.format.duration(fromMs)}</text>`
        : nothing,
    )}
    ${median === null
      ? nothing
      : svg`<line class="median" x1=${median * width} x2=${median * width} y1=${top(Math.floor(median * bins.length))} y2=${HEIGHT}></line>`}
  </svg>`;
  return cursorArea(
    {
      label,
      count: bins.length,
      at: cursor.at,
      textOf: (index) => {
        const bin = bins[index];
        return bin ? `${binText(context, bin)}: ${words.format.number(bin.records)}` : "";
      },
      placeAt: (x) => Math.floor(x * bins.length),
      move: cursor.move,
    },
    picture,
  );
}

/** From each required stage to the next: how long the fastest tenth, half and the slowest tenth took. */
function spread(context: ResultContext): TemplateResult | typeof nothing {
  const { words, text, answer } = context;
  const timed = answer.stages.filter(
    (stage): stage is StageResult & { fromPrevious: NonNullable<StageResult["fromPrevious"]> } =>
      stage.fromPrevious !== null && stage.fromPrevious.n > 0,
  );
  if (timed.length === 0) return nothing;
  const { duration } = words.format;
  return html`<h3 class="sub">${text("times.steps")}</h3>
    <ul class="spreads">
      ${timed.map(
        (stage) => html`<li>
          <p class="spread-name">${stageTitle(words, stage)}</p>
          <dl class="spread small">
            <div><dt class="quiet">${text("times.p10")}</dt><dd>${duration(stage.fromPrevious.p10Ms)}</dd></div>
            <div class="main"><dt class="quiet">${text("times.p50")}</dt><dd>${duration(stage.fromPrevious.medianMs)}</dd></div>
            <div><dt class="quiet">${text("times.p90")}</dt><dd>${duration(stage.fromPrevious.p90Ms)}</dd></div>
          </dl>
        </li>`,
      )}
    </ul>`;
}

function table(context: ResultContext, bins: readonly HistogramBin[]): TemplateResult {
  const { words, text, answer } = context;
  return html`<table class="small">
    <caption class="sr">
      ${text("times.title")}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text("times.column.time")}</th>
        <th scope="col">${text("times.column.records")}</th>
        <th scope="col">${text("times.column.share")}</th>
      </tr>
    </thead>
    <tbody>
      ${bins.map(
        (bin) => html`<tr>
          <th scope="row">${binText(context, bin)}</th>
          <td>
            ${numberLink(
              context,
              words.format.number(bin.records),
              bin.records,
              { bin: { fromMs: bin.fromMs, toMs: bin.toMs } },
              binText(context, bin),
            )}
          </td>
          <td>${words.format.percent(answer.converted > 0 ? bin.records / answer.converted : null)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
