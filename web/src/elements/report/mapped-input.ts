// The input of a load with the mappings that a reader made for some of its files, by name.

import { pathOf } from "../../sources/file-path.js";
import type { DescribedSource, LoadInput } from "../../sources/source.js";
import type { Mapping } from "../../types/index.js";

export type Mappings = ReadonlyMap<string, Mapping>;

function isDescribed(source: unknown): source is DescribedSource {
  return typeof source === "object" && source !== null && "data" in source && !(source instanceof Blob);
}

export function withMappings(input: LoadInput, mappings: Mappings): LoadInput {
  if (mappings.size === 0) return input;
  if (Array.isArray(input)) return input.map((source: unknown) => mapped(source, mappings)) as LoadInput;
  return mapped(input, mappings) as LoadInput;
}

function mapped(source: unknown, mappings: Mappings): unknown {
  if (isDescribed(source)) {
    const mapping = mappings.get(source.name ?? "");
    return mapping ? { ...source, mapping } : source;
  }
  if (source instanceof File) {
    const mapping = mappings.get(pathOf(source));
    return mapping ? { data: source, name: pathOf(source), mapping } : source;
  }
  // Bytes and streams have no name of their own: the engine calls the only one what it likes.
  const [only] = mappings.values();
  return source instanceof Blob || source instanceof ArrayBuffer || ArrayBuffer.isView(source)
    ? { data: source, ...(only ? { mapping: only } : {}) }
    : source;
}

/** The source of this name alone, for a preview; null where it cannot be read twice. */
export function sourceNamed(input: LoadInput, name: string): LoadInput | null {
  const sources: readonly unknown[] = Array.isArray(input) ? input : [input];
  const found = sources.find((source) =>
    source instanceof File ? pathOf(source) === name : isDescribed(source) && source.name === name,
  );
  return (found ?? (sources.length === 1 ? sources[0] : null) ?? null) as LoadInput | null;
}
