// ISO 8601 durations of exact length, as definitions write them: "P30D", "PT12H", "P1DT6H".

const DURATION =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/u;
const UNIT_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000] as const;

/** Milliseconds; null where the text is no such duration (months and years have no exact length). */
export function durationMs(text: string): number | null {
  const parts = DURATION.exec(text);
  if (!parts || text === "P" || text.endsWith("T")) return null;
  return UNIT_MS.reduce((sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * unit, 0);
}
