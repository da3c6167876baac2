// A small trend line: values in time order -> SVG path data in a box.
//
// The line goes on over gaps (null): rates of days on which nothing was sent are none, and weekly sends are one line. A
// single value is a dot on a stem, in the middle whenever it was. The line to a first or last
// value that stands for a part of its period only is one of its own, to be dotted. The scale begins at 0, so that
// heights may be compared; a trend of only zeros lies at the bottom. `padding` keeps the line's thickness inside the
// box, above and below.
//
// Path data is in whole tenths of the box's unit: the first cards of a report have a thousand coordinates, and
// decimals are slow to write.

/** In one unit of the box. */
export const TENTHS = 10;

/** Which ends stand for a part of their period only. */
export interface PartialEnds {
  readonly first: boolean;
  readonly last: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** All in tenths. */
export interface SparklineShape {
  /** Path data of the line. */
  readonly line: string;
  /** Path data of what leads to partial ends. */
  readonly dotted: string;
  /** Path data of the area below both. */
  readonly area: string;
  /** Path data of the area's edge where periods without a value come before or after it: there it is not cut off, but ends. Of a single value its stem. */
  readonly edges: string;
  /** The last one of a whole period, of all where none is whole. */
  readonly dots: readonly Point[];
  /** The last point that has a value. */
  readonly last: Point;
}

/** "M" to the first, "L" to the others; nothing of fewer than two. */
function pathOf(points: readonly Point[]): string {
  return points.length > 1 ? `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}` : "";
}

/** Null where there is nothing to draw. */
export function sparkline(
  values: readonly (number | null)[],
  width: number,
  height: number,
  padding = 2,
  partial: PartialEnds = { first: false, last: false },
): SparklineShape | null {
  const known = values.filter((value): value is number => value !== null);
  if (known.length === 0) return null;
  const top = Math.max(...known, 0);
  const [start, stepX] = known.length > 1 ? [0, (width * TENTHS) / (values.length - 1)] : [(width * TENTHS) / 2, 0];
  const scaleY = top > 0 ? ((height - 2 * padding) * TENTHS) / top : 0;
  const bottom = height * TENTHS;
  const zero = (height - padding) * TENTHS;

  const points = values.flatMap((value, index): Point[] =>
    value === null ? [] : [{ x: Math.round(start + index * stepX), y: Math.round(zero - Math.max(0, value) * scaleY) }],
  );
  const last = points.at(-1) ?? { x: 0, y: zero };
  const ends = dottedEnds(values, partial);
  const from = ends.first ? 1 : 0;
  const whole = points.slice(from, ends.last ? -1 : undefined);
  // Two parts alone are one line.
  const dotted = (ends.first ? pathOf(points.slice(0, 2)) : "") + (ends.last && points.length > from + 1 ? pathOf(points.slice(-2)) : "");
  const area = points.length > 1 ? `M${points[0]?.x} ${bottom}${pathOf(points).replace("M", "L")}L${last.x} ${bottom}Z` : "";
  const edge = (end: number): string => {
    const point = points.at(end);
    return point && (!area || values.at(end) === null) ? `M${point.x} ${point.y}V${bottom}` : "";
  };
  return { line: pathOf(whole), dotted, area, edges: edge(0) + (area && edge(-1)), dots: [whole.at(-1) ?? last], last };
}

/** To which partial ends a line leads: their own value and another one are known. */
export function dottedEnds(values: readonly (number | null)[], { first, last }: PartialEnds): PartialEnds {
  const known = (index: number): boolean => (values.at(index) ?? null) !== null;
  const several = values.filter((value) => value !== null).length > 1;
  return { first: first && several && known(0), last: last && several && known(-1) };
}

/** At most `limit` values: neighbours are averaged, gaps left out of the average. */
export function thin(
  values: readonly (number | null)[],
  limit: number,
): (number | null)[] {
  if (values.length <= limit) return [...values];
  // Loops: a page's first cards are drawn before the browser has compiled anything.
  const thinned: (number | null)[] = [];
  let at = 0;
  for (let index = 1; index <= limit; ++index) {
    const end = Math.floor((index * values.length) / limit);
    let sum = 0;
    let count = 0;
    for (; at < end; ++at) {
      const value = values[at] ?? null;
      if (value === null) continue;
      sum += value;
      ++count;
    }
    thinned.push(count === 0 ? null : sum / count);
  }
  return thinned;
}

/** The same but for ends that stand for a part of their period: those stay as they are. */
export function thinBetween(
  values: readonly (number | null)[],
  limit: number,
  { first, last }: PartialEnds,
): (number | null)[] {
  const head = first ? 1 : 0;
  const tail = Math.max(head, values.length - (last ? 1 : 0));
  const most = limit - head - (values.length - tail);
  return [...values.slice(0, head), ...thin(values.slice(head, tail), most), ...values.slice(tail)];
}
