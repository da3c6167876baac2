// The funnels that a reader keeps on the device: a list, newest first, as one JSON text. Pure; where the
// text is kept is the caller's business.

import type { FunnelDefinition } from "../../types/index.js";
import { shapeProblems } from "./shape.js";
import { withIds } from "./stage-ids.js";

export interface SavedFunnel {
  readonly name: string;
  readonly definition: FunnelDefinition;
}

export const MOST_SAVED = 50;

/** What a text from the device holds; entries that are damaged are left out. */
export function readSaved(text: string | null): SavedFunnel[] {
  if (text === null) return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(parsed)) return [];
  return (parsed as readonly unknown[])
    .filter((entry): entry is SavedFunnel => {
      const { name, definition } = (entry ?? {}) as Partial<Record<keyof SavedFunnel, unknown>>;
      return typeof name === "string" && shapeProblems(definition).length === 0;
    })
    .slice(0, MOST_SAVED)
    .map(({ name, definition }) => ({ name, definition: withIds(definition) }));
}

/** A funnel of the same name is replaced. Past the limit the oldest goes. */
export function saved(list: readonly SavedFunnel[], name: string, definition: FunnelDefinition): SavedFunnel[] {
  const others = list.filter((entry) => entry.name !== name);
  return [{ name, definition: { ...definition, name } }, ...others].slice(0, MOST_SAVED);
}

export function forgotten(list: readonly SavedFunnel[], name: string): SavedFunnel[] {
  return list.filter((entry) => entry.name !== name);
}
