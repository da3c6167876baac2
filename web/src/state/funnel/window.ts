// Durations as a reader sets them: a ladder for the slider, an amount with a unit for the rest. Pure.

import { durationMs } from "../duration.js";

export type DurationUnit = "minute" | "hour" | "day" | "week";

export const UNIT_MS: Readonly<Record<DurationUnit, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** The slider's places; behind the last one there is no window. */
export const WINDOW_LADDER: readonly string[] = [
  "PT1H", "PT3H", "PT6H", "PT12H", "P1D", "P2D", "P3D", "P5D", "P7D", "P10D", "P14D", "P21D", "P30D",
  "P45D", "P60D", "P90D", "P120D", "P180D", "P365D",
];

/** The place nearest to a window; the place behind the last for none. */
export function ladderPlace(total: string | null | undefined): number {
  const ms = total ? durationMs(total) : null;
  if (ms === null) return WINDOW_LADDER.length;
  let nearest = 0;
  for (const [index, rung] of WINDOW_LADDER.entries()) {
    const distance = Math.abs(Math.log((durationMs(rung) ?? 1) / Math.max(ms, 1)));
    const best = Math.abs(Math.log((durationMs(WINDOW_LADDER[nearest] ?? "") ?? 1) / Math.max(ms, 1)));
    if (distance < best) nearest = index;
  }
  return nearest;
}

export interface Amount {
  readonly amount: number;
  readonly unit: DurationUnit;
}

/** The largest unit that divides it, weeks only where written so: "P14D" is 14 days; null for no duration. */
export function amountOf(text: string): Amount | null {
  const ms = durationMs(text);
  if (ms === null) return null;
  if (/^P\d+W$/u.test(text)) return { amount: ms / UNIT_MS.week, unit: "week" };
  for (const unit of ["day", "hour"] as const) {
    if (ms > 0 && ms % UNIT_MS[unit] === 0) return { amount: ms / UNIT_MS[unit], unit };
  }
  return { amount: ms / UNIT_MS.minute, unit: "minute" };
}

export function durationOf({ amount, unit }: Amount): string {
  const letter = { minute: "M", hour: "H", day: "D", week: "W" }[unit];
  return unit === "minute" || unit === "hour" ? `PT${amount}${letter}` : `P${amount}${letter}`;
}
