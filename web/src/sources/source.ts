// Source: anything that holds events, and the list of sources that a call to load() means.
//
// An array is one source of records where its members are plain objects, and several sources where
// they are files, buffers, streams and the like.

import { jsonText } from "../json-text.js";
import type { SourceOptions } from "../types/index.js";
import { nameOfUrl, pathOf } from "./file-path.js";
import { isSeekable, type Seekable } from "./seekable.js";

export type EventRecord = Readonly<Record<string, unknown>>;

/** Fetches when its turn comes, so that one of many is open at a time; the signal is that of the load. */
export type LazyResponse = (signal?: AbortSignal) => Promise<Response>;

/** Bytes, packed by gzip or zip or not, in any of the forms a page or a program has them. */
export type BinarySource =
  | Blob
  | Response
  | LazyResponse
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array>
  | ArrayBuffer
  | ArrayBufferView
  | Seekable;

/** A source with options of its own, which stand over those of the load. */
export interface DescribedSource extends SourceOptions {
  readonly data: BinarySource;
}

export type Source = BinarySource | DescribedSource;

/** One source, several, or the events themselves as objects. */
export type LoadInput = Source | readonly Source[] | readonly EventRecord[];

export interface SourceSpec {
  readonly data: BinarySource | readonly EventRecord[];
  readonly options: SourceOptions;
}

/** Throws TypeError where the input is none of these, EngineError where an option cannot be written as JSON. */
export function sourcesOf(input: LoadInput, options: SourceOptions): readonly SourceSpec[] {
  checkOptions(options);
  if (!Array.isArray(input)) return [specOf(input as Source, options)];
  const items = input as readonly (Source | EventRecord)[];
  if (items.length > 0 && items.every(isSource)) {
    return items.map((item) => specOf(item, options));
  }
  // Among sources, the first that is none; else the first that is no event.
  const sources = items.some(isSource);
  const odd = items.findIndex((item) => (sources ? !isSource(item) : !isRecord(item)));
  if (odd >= 0) {
    throw new TypeError(`load: [${odd}]: expected either only sources or only event objects`);
  }
  return [{ data: items as readonly EventRecord[], options }];
}

function specOf(source: Source, options: SourceOptions): SourceSpec {
  if (isDescribed(source)) {
    const { data, ...own } = source;
    checkOptions(own);
    return specOf(data, { ...options, ...own });
  }
  if (!isBinary(source)) {
    const found = typeof source === "string" ? "text" : typeof source;
    throw new TypeError(
      `load: found ${found}; expected a File, Blob, Response, a function that fetches one, stream, buffer or array of objects`,
    );
  }
  const name = options.name ?? nameOf(source);
  return { data: source, options: name === undefined ? options : { ...options, name } };
}

/** The engine gets them as JSON, which would leave out what it cannot hold. */
function checkOptions(options: SourceOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) jsonText(value, name === "mapping" ? "bad-mapping" : "bad-request", name);
  }
}

function nameOf(source: BinarySource): string | undefined {
  if (typeof File !== "undefined" && source instanceof File) return pathOf(source);
  if (source instanceof Response && source.url !== "") return nameOfUrl(new URL(source.url)) || undefined;
  return undefined;
}

function isSource(value: unknown): value is Source {
  return isBinary(value) || isDescribed(value);
}

function isDescribed(value: unknown): value is DescribedSource {
  return isRecord(value) && isBinary(value.data);
}

function isBinary(value: unknown): value is BinarySource {
  return (
    value instanceof Blob ||
    value instanceof Response ||
    typeof value === "function" ||
    value instanceof ReadableStream ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    (typeof value === "object" &&
      value !== null &&
      (Symbol.asyncIterator in value || isSeekable(value)))
  );
}

function isRecord(value: unknown): value is EventRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
