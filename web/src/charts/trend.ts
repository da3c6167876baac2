// A trend in two bands over one time axis: the rate as a line, the counts as columns below it.
//
// Input   one point a period, ascending; periods in which nothing happened may be absent: there is no column, and the
//         line goes on to the next.
// Rates   drawn from 0 to a round number above the highest.

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

export interface TrendInput {
  /** Start of the period, ms. */
  readonly startMs: number;
  readonly rate: number | null;
  /** The rate is not final. */
  readonly open: boolean;
  readonly entered: number;
  readonly converted: number;
}

export interface TrendSize {
  readonly width: number;
  readonly rateHeight: number;
  readonly countHeight: number;
  /** Of the usual period, ms: the width of a column. */
  readonly periodMs: number;
}

export interface TrendShape {
  /** Path data from one final rate to the next, and of what leads to or from one that is not. */
  readonly line: string;
  readonly openLine: string;
  /** Centre of every point, px; y of the rate, null where there is none. */
  readonly points: readonly { readonly x: number; readonly y: number | null }[];
  /** The only point with a rate, of which there is no line. */
  readonly alone: { readonly x: number; readonly y: number | null } | null;
  readonly columns: readonly {
    readonly x: number;
    readonly width: number;
    readonly enteredHeight: number;
    readonly convertedHeight: number;
  }[];
  readonly rateTicks: readonly { readonly value: number; readonly y: number }[];
  readonly mostEntered: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

export function trendShape(input: readonly TrendInput[], size: TrendSize): TrendShape {
  const first = input[0]?.startMs ?? 0;
  const end = (input.at(-1)?.startMs ?? first) + size.periodMs;
  const x = scaleLinear([first, end], [0, size.width]);
  const highest = Math.max(0, ...input.map(({ rate }) => rate ?? 0));
  const rate = scaleLinear([0, highest > 0 ? highest : 1], [size.rateHeight, 0]).nice(3);
  const mostEntered = Math.max(1, ...input.map(({ entered }) => entered));
  const count = scaleLinear([0, mostEntered], [0, size.countHeight]);
  const points = input.map((point) => ({
    x: round(x(point.startMs + size.periodMs / 2)),
    y: point.rate === null ? null : round(rate(point.rate)),
  }));
  const known = points.flatMap(({ x: at, y }, index) => (y === null ? [] : [{ at, y, open: input[index]?.open ?? false }]));
  const slot = x(first + size.periodMs);
  const width = Math.max(0.5, slot > 4 ? slot - Math.min(2, slot * 0.2) : slot);
  return {
    line: pathOf(known, false),
    openLine: pathOf(known, true),
    points,
    alone: known.length === 1 ? (points.find(({ y }) => y !== null) ?? null) : null,
    columns: input.map((point, index) => ({
      x: round((points[index]?.x ?? 0) - width / 2),
      width: round(width),
      enteredHeight: point.entered > 0 ? Math.max(1, round(count(point.entered))) : 0,
      convertedHeight: point.converted > 0 ? Math.max(1, round(count(point.converted))) : 0,
    })),
    rateTicks: rate.ticks(3).map((value) => ({ value, y: round(rate(value)) })),
    mostEntered,
  };
}

interface KnownPoint {
  readonly at: number;
  readonly y: number;
  readonly open: boolean;
}

const drawLine = line<KnownPoint | null>(
  (point) => point?.at ?? 0,
  (point) => point?.y ?? 0,
).defined((point) => point !== null);

/** The pieces between two points of which one is open, or those between two that are not. */
function pathOf(points: readonly KnownPoint[], open: boolean): string {
  const drawn: (KnownPoint | null)[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (!before || (before.open || point.open) !== open) continue;
    if (drawn.at(-1) !== before) drawn.push(null, before);
    drawn.push(point);
  }
  return drawLine(drawn) ?? "";
}
