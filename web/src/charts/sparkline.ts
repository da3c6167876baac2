// A small trend line: values in time order -> SVG path data in a box.
//
// Gaps (null) break the line; a lone point between gaps is drawn as a short dash so that it can be
// seen. The scale begins at 0, so that heights may be compared; a trend of only zeros lies at the
// bottom. `padding` keeps the line's thickness inside the box, above and below.

export interface SparklineShape {
  /** Path data of the line. */
  readonly line: string;
  /** Path data of the area below it. */
  readonly area: string;
  /** The last point that has a value, for a dot; null where there is none. */
  readonly last: { readonly x: number; readonly y: number } | null;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

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
  const stepX = width / (values.length - 1);
  const scaleY = top > 0 ? (height - 2 * padding) / top : 0;

  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const [index, value] of values.entries()) {
    if (value === null) {
      if (run.length > 0) runs.push(run);
      run = [];
    } else {
      run.push({ x: index * stepX, y: height - padding - Math.max(0, value) * scaleY });
    }
  }
  if (run.length > 0) runs.push(run);

  const drawn = runs.map((points) => {
    const [only] = points;
    if (points.length > 1 || !only) return points;
    return [
      { x: only.x - 1, y: only.y },
      { x: only.x + 1, y: only.y },
    ];
  });
  let line = "";
  let area = "";
  for (const points of drawn) {
    const first = points[0];
    const last = points[points.length - 1];
    if (!first || !last) continue;
    const path = points.map(at).join("L");
    line += `M${path}`;
    area += `M${at({ x: first.x, y: height })}L${path}L${at({ x: last.x, y: height })}Z`;
  }
  return { line, area, last: runs[runs.length - 1]?.at(-1) ?? null };
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
