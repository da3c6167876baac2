// A trend line as SVG with its text summary. The numbers themselves stand in the cards' table.

import { html, nothing, svg, type TemplateResult } from "lit";
import { sparkline, TENTHS, thin } from "../../charts/sparkline.js";

const WIDTH = 160;
const HEIGHT = 36;
/** What the dot at the end needs around it. */
const DOT = 4;
/** More points than this are averaged: at this width they could not be told apart. */
const MOST_POINTS = 48;

export function spark(
  values: readonly (number | null)[],
  summary: string,
): TemplateResult | typeof nothing {
  // The line ends where its dot has room, below it the area goes on to the edge.
  const shape = sparkline(thin(values, MOST_POINTS), WIDTH - DOT, HEIGHT, DOT);
  if (!shape) return nothing;
  const { line, area, last } = shape;
  const [right, bottom] = [WIDTH * TENTHS, HEIGHT * TENTHS];
  const end = `M${last.x} ${last.y}h0`;
  const rest = last.x === right - DOT * TENTHS ? `M${last.x} ${last.y}H${right}V${bottom}H${last.x}Z` : "";
  return html`<svg
    class="spark"
    part="trend"
    role="img"
    aria-label=${summary}
    viewBox="0 0 ${right} ${bottom}"
    preserveAspectRatio="none"
  >
    ${svg`<path class="spark-area" d=${area + rest}></path><path class="spark-line" d=${line}></path><path class="spark-end" d=${end}></path>`}
  </svg>`;
}

/** A bar of a share 0..1, drawn over the full width of its box. Decoration: the number is beside it. */
export function shareBar(share: number): TemplateResult {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect width=${width} height="1"></rect>`}
  </svg>`;
}
