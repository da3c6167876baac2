// OpenSource: a source as the engine takes it: chunks of a size that is worth a message, ours to
// transfer, and how much of the source they have used up.

import { decompressed } from "./decompress.js";
import { type Bytes, type Pieces, rawBytesOf } from "./raw-bytes.js";
import { recordBytes } from "./records.js";
import type { SourceSpec } from "./source.js";

/** Large enough to make messages cheap, small enough for progress and cancelling to feel prompt. */
export const chunkBytes = 2 * 1024 * 1024;

export interface Chunk {
  readonly bytes: Bytes;
  /** Bytes of the source read so far, as stored. */
  readonly consumed: number;
}

export interface OpenSource {
  readonly size: number | null;
  /** Runs once; ends early, and lets the source go, when the signal says so. */
  chunks(signal?: AbortSignal): AsyncGenerator<Chunk, void, undefined>;
}

export function openSource(spec: SourceSpec, name: string): OpenSource {
  const { data } = spec;
  if (Array.isArray(data)) {
    return { size: null, chunks: () => chunked(recordBytes(data), (counted) => counted) };
  }
  const raw = rawBytesOf(data as Exclude<typeof data, readonly unknown[]>, name);
  return {
    size: raw.size,
    chunks: (signal) =>
      chunked(raw.pieces(signal), (counted) => decompressed(counted, name)),
  };
}

async function* chunked(
  pieces: Pieces,
  transform: (pieces: Pieces) => Pieces,
): AsyncGenerator<Chunk, void, undefined> {
  let consumed = 0;
  async function* counted(): Pieces {
    for await (const piece of pieces) {
      consumed += piece.length;
      yield piece;
    }
  }
  let buffer = new Uint8Array(chunkBytes);
  let used = 0;
  for await (const piece of transform(counted())) {
    let rest = piece;
    while (rest.length > 0) {
      const part = rest.subarray(0, chunkBytes - used);
      buffer.set(part, used);
      used += part.length;
      rest = rest.subarray(part.length);
      if (used === chunkBytes) {
        yield { bytes: buffer, consumed };
        buffer = new Uint8Array(chunkBytes);
        used = 0;
      }
    }
  }
  if (used > 0) yield { bytes: buffer.slice(0, used), consumed };
}
