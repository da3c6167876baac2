// A trend line as SVG with its text summary. The numbers themselves stand in the cards' table.

import { html, nothing, svg, type TemplateResult } from "lit";
import { sparkline, TENTHS, thinBetween, type PartialEnds } from "../../charts/sparkline.js";

const WIDTH = 160;
const HEIGHT = 36;
/** What the dot at the end needs around it. */
const DOT = 4;
/** More points than this are averaged: at this width they could not be told apart. */
const MOST_POINTS = 48;

/** The values as points that can be told apart; partial ends stay as they are. */
export function points(values: readonly (number | null)[], partial: PartialEnds): (number | null)[] {
  return thinBetween(values, MOST_POINTS, partial);
}

/** The line to a `partial` end is dotted. `values` are no more than `points` makes of them. */
export function spark(
  values: readonly (number | null)[],
  summary: string,
  partial: PartialEnds,
): TemplateResult | typeof nothing {
  // The line ends where its dot has room, below it the area goes on to the edge.
  const shape = sparkline(values, WIDTH - DOT, HEIGHT, DOT, partial);
  if (!shape) return nothing;
  const { line, dotted, area, edges, dots, last } = shape;
  const [right, bottom] = [WIDTH * TENTHS, HEIGHT * TENTHS];
  // A dot at the box's very edge would be cut.
  const marks = dots.map(({ x, y }) => `M${Math.max(x, 2 * TENTHS)} ${y}h0`).join("");
  const rest = area.endsWith(`L${right - DOT * TENTHS} ${bottom}Z`) ? `M${last.x} ${last.y}H${right}V${bottom}H${last.x}Z` : "";
  return html`<svg
    class="spark"
    part="trend"
    role="img"
    aria-label=${summary}
    viewBox="0 0 ${right} ${bottom}"
    preserveAspectRatio="none"
  >
    ${svg`<path class="spark-area" d=${area + rest}></path><path class="spark-line edge" d=${edges}></path><path class="spark-line" d=${line}></path><path class="spark-line dotted" d=${dotted}></path><path class="spark-end" d=${marks}></path>`}
  </svg>`;
}

/** A bar of a share 0..1, drawn over the full width of its box. Decoration: the number is beside it. */
export function shareBar(share: number): TemplateResult {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect width=${width} height="1"></rect>`}
  </svg>`;
}
