// The input of a load with what a reader told of some of its files, by their names.

import { pathOf } from "../../sources/file-path.js";
import type { DescribedSource, LoadInput } from "../../sources/source.js";
import type { SourceOptions } from "../../types/index.js";

/** What is what in a file, or whether its dates have the day or the month first. */
export type Told = Pick<SourceOptions, "mapping" | "dateOrder">;

function isDescribed(source: unknown): source is DescribedSource {
  return typeof source === "object" && source !== null && "data" in source && !(source instanceof Blob);
}

function isHeld(source: unknown): source is Blob | ArrayBuffer | ArrayBufferView {
  return source instanceof Blob || source instanceof ArrayBuffer || ArrayBuffer.isView(source);
}

function sourcesIn(input: LoadInput): readonly unknown[] {
  return Array.isArray(input) ? input : [input];
}

function nameOf(source: unknown): string | undefined {
  if (source instanceof File) return pathOf(source);
  return isDescribed(source) ? source.name : undefined;
}

/** The name to tell things of a file of the summary by: its own, or that of the archive it is in; null where none can be told. */
export function toldName(input: LoadInput, file: string): string | null {
  const sources = sourcesIn(input);
  const named = sources.map(nameOf).find((name) => name !== undefined && (file === name || file.startsWith(`${name}/`)));
  // Bytes have no name of their own: the engine calls the only ones what it likes.
  return named ?? (sources.length === 1 && isHeld(sources[0]) ? file : null);
}

export function withTold(input: LoadInput, told: ReadonlyMap<string, Told>): LoadInput {
  if (told.size === 0) return input;
  const one = (source: unknown): unknown => {
    const name = nameOf(source);
    if (name === undefined) return isHeld(source) ? { data: source, ...[...told.values()][0] } : source;
    const options = told.get(name);
    if (!options) return source;
    return isDescribed(source) ? { ...source, ...options } : { data: source, name, ...options };
  };
  return (Array.isArray(input) ? input.map(one) : one(input)) as LoadInput;
}

/** The source of this name alone, for a preview; null where it cannot be read twice. */
export function sourceNamed(input: LoadInput, name: string): LoadInput | null {
  const sources = sourcesIn(input);
  const found = sources.find((source) => nameOf(source) === name);
  return (found ?? (sources.length === 1 ? sources[0] : null) ?? null) as LoadInput | null;
}
