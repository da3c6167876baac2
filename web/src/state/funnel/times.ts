// The distribution of times to convert, ready to be drawn. Pure.

import type { FunnelAnswer, HistogramBin, TrendUnit } from "../../types/index.js";
import { partialPeriods, type TrendSpan } from "../trend.js";

/** Without the empty bins before the first and after the last that hold anybody. */
export function filledBins(histogram: readonly HistogramBin[]): HistogramBin[] {
  const first = histogram.findIndex(({ records }) => records > 0);
  if (first < 0) return [];
  let end = histogram.length;
  while (histogram[end - 1]?.records === 0) end -= 1;
  return histogram.slice(first, end);
}

/** The fullest bin, the earliest of several; null where all are empty. */
export function fullestBin(bins: readonly HistogramBin[]): HistogramBin | null {
  let fullest: HistogramBin | null = null;
  for (const bin of bins) if (bin.records > (fullest?.records ?? 0)) fullest = bin;
  return fullest;
}

/**
 * Where a time stands between the bins' edges, 0 at the first edge, 1 at the last; even within a bin on
 * the scale of the bin's own edges. null outside, and inside a last bin without end.
 */
export function placeAmong(bins: readonly HistogramBin[], ms: number | null): number | null {
  if (ms === null) return null;
  const index = bins.findIndex(({ fromMs, toMs }) => ms >= fromMs && (toMs === null || ms < toMs));
  const bin = bins[index];
  if (bin?.toMs === null || bin === undefined) return null;
  return (index + (ms - bin.fromMs) / (bin.toMs - bin.fromMs)) / bins.length;
}

export interface TrendPoint {
  readonly date: string;
  readonly entered: number;
  readonly converted: number;
  readonly inProgress: number;
  /** null where nobody entered. */
  readonly rate: number | null;
  /** Counted in part only: the data or the range begins or ends inside it. */
  readonly partial: boolean;
  /** The rate is not final: some who entered then may still convert, or others enter. */
  readonly open: boolean;
}

/** `span`: what is covered; null where nobody knows, and every period counts as whole. */
export function trendPoints({ trend }: Pick<FunnelAnswer, "trend">, unit: TrendUnit, span: TrendSpan | null): TrendPoint[] {
  const parts = span ? partialPeriods(trend, unit, span) : [];
  return trend.map(({ date, entered, converted, inProgress }, index) => ({
    date,
    entered,
    converted,
    inProgress,
    rate: entered > 0 ? converted / entered : null,
    partial: parts[index] ?? false,
    open: inProgress > 0 || (parts[index] ?? false),
  }));
}

/** The period with the highest final rate; null where none is final. */
export function bestPoint(points: readonly TrendPoint[]): TrendPoint | null {
  let best: TrendPoint | null = null;
  for (const point of points) {
    if (!point.open && (point.rate ?? 0) > (best?.rate ?? 0)) best = point;
  }
  return best;
}
