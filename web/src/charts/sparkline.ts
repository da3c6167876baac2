// A small trend line: values in time order -> SVG path data in a box.
//
// Gaps (null) break the line; a lone point between gaps is drawn as a short dash so that it can be
// seen. The scale begins at 0, so that heights may be compared; a trend of only zeros lies at the
// bottom. `padding` keeps the line's thickness inside the box, above and below.
//
// Path data is in whole tenths of the box's unit: the first cards of a report have a thousand coordinates, and
// decimals are slow to write.

/** In one unit of the box. */
export const TENTHS = 10;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** All in tenths. */
export interface SparklineShape {
  /** Path data of the line. */
  readonly line: string;
  /** Path data of the area below it. */
  readonly area: string;
  /** The last point that has a value, for a dot. */
  readonly last: Point;
}

const at = ({ x, y }: Point): string => `${x} ${y}`;

/** Null where there is too little to draw: fewer than two values. */
export function sparkline(
  values: readonly (number | null)[],
  width: number,
  height: number,
  padding = 2,
): SparklineShape | null {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return null;
  const top = Math.max(...known, 0);
  const stepX = (width * TENTHS) / (values.length - 1);
  const scaleY = top > 0 ? ((height - 2 * padding) * TENTHS) / top : 0;
  const bottom = height * TENTHS;
  const zero = (height - padding) * TENTHS;

  let line = "";
  let area = "";
  let last = { x: 0, y: zero };
  let run: Point[] = [];
  for (const [index, value] of [...values, null].entries()) {
    if (value !== null) {
      last = { x: Math.round(index * stepX), y: Math.round(zero - Math.max(0, value) * scaleY) };
      run.push(last);
    } else if (run.length > 0) {
      const { x, y } = last;
      const points = run.length > 1 ? run : [{ x: x - TENTHS, y }, { x: x + TENTHS, y }];
      const path = points.map(at).join("L");
      line += `M${path}`;
      area += `M${points[0]?.x} ${bottom}L${path}L${points.at(-1)?.x} ${bottom}Z`;
      run = [];
    }
  }
  return { line, area, last };
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
