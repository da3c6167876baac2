// A funnel definition as a reader writes or pastes it: JSON text -> definition, or what is wrong.
//
// Only what the page itself needs is looked at; the engine checks the rest and says where.

import type { FunnelDefinition } from "../types/index.js";

export type ReadDefinition =
  | { readonly ok: true; readonly definition: FunnelDefinition }
  | { readonly ok: false; readonly reason: "empty" | "not-json" | "no-stages"; readonly detail: string };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Accepts a bare definition, or one wrapped as {"report":"funnel","definition":...}. */
export function readDefinition(text: string): ReadDefinition {
  if (text.trim() === "") return { ok: false, reason: "empty", detail: "" };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: "not-json", detail: error instanceof Error ? error.message : "" };
  }
  const definition = isObject(parsed) && isObject(parsed.definition) ? parsed.definition : parsed;
  if (!isObject(definition) || !Array.isArray(definition.stages)) {
    return { ok: false, reason: "no-stages", detail: "" };
  }
  return { ok: true, definition: definition as unknown as FunnelDefinition };
}
