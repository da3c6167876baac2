// A funnel definition as a reader writes or pastes it: JSON text -> definition, or what is wrong.
//
// Its shape is looked at here (funnel/shape.ts), so that the page can show it; the engine checks what it means.

import type { FunnelDefinition } from "../types/index.js";
import { MOST_CHARACTERS, shapeProblems } from "./funnel/shape.js";
import { withIds } from "./funnel/stage-ids.js";

export type ReadDefinition =
  | { readonly ok: true; readonly definition: FunnelDefinition }
  | {
      readonly ok: false;
      readonly reason: "empty" | "too-long" | "not-json" | "no-stages" | "wrong-shape";
      /** The parser's words, or the path of the first member that is not as it should be. */
      readonly detail: string;
    };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Accepts a bare definition, or one wrapped as {"report":"funnel","definition":...}. */
export function readDefinition(text: string): ReadDefinition {
  if (text.trim() === "") return { ok: false, reason: "empty", detail: "" };
  if (text.length > MOST_CHARACTERS) return { ok: false, reason: "too-long", detail: "" };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: "not-json", detail: error instanceof Error ? error.message : "" };
  }
  const found = isObject(parsed) && isObject(parsed.definition) ? parsed.definition : parsed;
  if (!isObject(found) || !Array.isArray(found.stages)) {
    return { ok: false, reason: "no-stages", detail: "" };
  }
  const [problem] = shapeProblems(found);
  if (problem) return { ok: false, reason: "wrong-shape", detail: problem.path };
  return { ok: true, definition: withIds(found as unknown as FunnelDefinition) };
}
