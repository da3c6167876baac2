// A trend in two bands over one time axis: the rate as a line, the counts as columns below it.
//
// Input   one point a period, ascending; periods in which nothing happened may be absent, and then the
//         line is broken and there is no column.
// Rates   drawn from 0 to a round number above the highest.

import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";

export interface TrendInput {
  /** Start of the period, ms. */
  readonly startMs: number;
  readonly rate: number | null;
  /** The rate may still rise. */
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
  /** Path data of the final rates, and of those that may still rise. */
  readonly line: string;
  readonly openLine: string;
  /** Centre of every point, px; y of the rate, null where there is none. */
  readonly points: readonly { readonly x: number; readonly y: number | null }[];
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
  const firstOpen = input.findIndex(({ open }) => open);
  const settled = firstOpen < 0 ? input.length : firstOpen;
  const draw = (from: number, to: number): string => {
    const known: ([number, number] | null)[] = [];
    for (let index = from; index < to; index += 1) {
      const point = points[index];
      const before = input[index - 1];
      const gap =
        index > from && before !== undefined && (input[index]?.startMs ?? 0) - before.startMs > 1.5 * size.periodMs;
      if (gap) known.push(null);
      known.push(point?.y === null || point === undefined ? null : [point.x, point.y]);
    }
    return line<[number, number] | null>()
      .defined((point) => point !== null)
      .x((point) => point?.[0] ?? 0)
      .y((point) => point?.[1] ?? 0)(known) ?? "";
  };
  const slot = x(first + size.periodMs);
  const width = Math.max(0.5, slot > 4 ? slot - Math.min(2, slot * 0.2) : slot);
  return {
    line: draw(0, settled),
    openLine: settled < input.length ? draw(Math.max(0, settled - 1), input.length) : "",
    points,
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
