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
  const bottom = height;
  const line = drawn.map((points) => `M${points.map(at).join("L")}`).join("");
  const area = drawn
    .map((points) => {
      const first = points[0];
      const last = points[points.length - 1];
      if (!first || !last) return "";
      return `M${at({ x: first.x, y: bottom })}L${points.map(at).join("L")}L${at({ x: last.x, y: bottom })}Z`;
    })
    .join("");
  return { line, area, last: runs[runs.length - 1]?.at(-1) ?? null };
}

/** At most `limit` values: neighbours are averaged, gaps left out of the average. */
export function thin(
  values: readonly (number | null)[],
  limit: number,
): (number | null)[] {
  if (values.length <= limit) return [...values];
  return Array.from({ length: limit }, (_, index) => {
    const from = Math.floor((index * values.length) / limit);
    const to = Math.floor(((index + 1) * values.length) / limit);
    const known = values.slice(from, to).filter((value): value is number => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}
