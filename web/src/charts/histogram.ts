// A histogram's columns: counts -> boxes of equal width, the fullest as tall as the picture.

import { scaleLinear } from "d3-scale";

export interface HistogramColumn {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface HistogramSize {
  readonly width: number;
  readonly height: number;
  /** Between columns, in px. */
  readonly gap: number;
}

/** A column with anybody in it is at least 2 px tall. */
export function histogramColumns(counts: readonly number[], size: HistogramSize): HistogramColumn[] {
  const slot = size.width / Math.max(1, counts.length);
  const scale = scaleLinear([0, Math.max(1, ...counts)], [0, size.height]);
  return counts.map((count, index) => {
    const height = count > 0 ? Math.max(2, scale(count)) : 0;
    return {
      x: index * slot + size.gap / 2,
      y: size.height - height,
      width: Math.max(1, slot - size.gap),
      height,
    };
  });
}
