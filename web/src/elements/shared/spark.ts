// A trend line as SVG with its text summary. The numbers themselves stand in the cards' table.

import { html, nothing, svg, type TemplateResult } from "lit";
import { sparkline, thin } from "../../charts/sparkline.js";

const WIDTH = 160;
const HEIGHT = 36;
/** More points than this are averaged: at this width they could not be told apart. */
const MOST_POINTS = 48;

export function spark(
  values: readonly (number | null)[],
  summary: string,
): TemplateResult | typeof nothing {
  const shape = sparkline(thin(values, MOST_POINTS), WIDTH, HEIGHT, 3);
  if (!shape) return nothing;
  const { line, area, last } = shape;
  // Inside the box by the dot's own radius, so that it is not cut in half at the edge.
  const end = last ? `M${Math.min(last.x, WIDTH - 2.5)} ${last.y}h0` : "";
  return html`<svg
    class="spark"
    part="trend"
    role="img"
    aria-label=${summary}
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
  >
    ${svg`<path class="spark-area" d=${area}></path><path class="spark-line" d=${line}></path><path class="spark-end" d=${end}></path>`}
  </svg>`;
}

/** A bar of a share 0..1, drawn over the full width of its box. Decoration: the number is beside it. */
export function shareBar(share: number): TemplateResult {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect width=${width} height="1"></rect>`}
  </svg>`;
}
