// The input of a load with what a reader told of some of its files, by their names.

import { pathOf } from "../../sources/file-path.js";
import type { DescribedSource, LoadInput } from "../../sources/source.js";
import type { SourceOptions } from "../../types/index.js";

/** What is what in a file, or whether its dates have the day or the month first. */
export type Told = Pick<SourceOptions, "mapping" | "dateOrder">;

/** What a load calls its first source where that has no name. */
const UNNAMED = "source 1";

export function isDescribed(source: unknown): source is DescribedSource {
  return typeof source === "object" && source !== null && "data" in source && !(source instanceof Blob);
}

export function isHeld(source: unknown): source is Blob | ArrayBuffer | ArrayBufferView {
  return source instanceof Blob || source instanceof ArrayBuffer || ArrayBuffer.isView(source);
}

export function sourcesIn(input: LoadInput): readonly unknown[] {
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

/** What is told of `name` itself, and of the files inside it where it is an archive. */
function toldOf(told: ReadonlyMap<string, Told>, name: string): SourceOptions | null {
  const inside = [...told].filter(([file]) => file.startsWith(`${name}/`));
  if (inside.length === 0) return told.get(name) ?? null;
  return { ...told.get(name), files: Object.fromEntries(inside.map(([file, what]) => [file.slice(name.length + 1), what])) };
}

export function withTold(input: LoadInput, told: ReadonlyMap<string, Told>): LoadInput {
  if (told.size === 0) return input;
  const one = (source: unknown): unknown => {
    const name = nameOf(source);
    if (name === undefined) return isHeld(source) ? { data: source, ...(toldOf(told, UNNAMED) ?? [...told.values()][0]) } : source;
    const options = toldOf(told, name);
    if (!options) return source;
    return isDescribed(source) ? { ...source, ...options } : { data: source, name, ...options };
  };
  return (Array.isArray(input) ? input.map(one) : one(input)) as LoadInput;
}

export interface NamedSource {
  readonly source: LoadInput;
  /** The source's own name, that of an archive for a file inside. */
  readonly name: string;
  /** The file's path in the archive. */
  readonly file?: string;
}

/** The source that this file of the summary is, or is in, alone, for a preview; null where it cannot be read twice. */
export function sourceNamed(input: LoadInput, file: string): NamedSource | null {
  const sources = sourcesIn(input);
  const inside = (name: string | undefined): boolean => name !== undefined && (file === name || file.startsWith(`${name}/`));
  const found = sources.find((source) => inside(nameOf(source))) ?? (sources.length === 1 ? sources[0] : undefined);
  if (found === undefined) return null;
  const name = nameOf(found) ?? (file.startsWith(`${UNNAMED}/`) ? UNNAMED : file);
  return { source: found as LoadInput, name, ...(file === name ? {} : { file: file.slice(name.length + 1) }) };
}
