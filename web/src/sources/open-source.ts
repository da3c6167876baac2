// OpenSource: a source as the engine takes it: its files, in chunks of a size that is worth a
// message, ours to transfer, and how much of the source they have used up.

import { Meter } from "./meter.js";
import { type Pieces, rawBytesOf } from "./raw-bytes.js";
import { recordBytes } from "./records.js";
import type { SourceSpec } from "./source.js";
import { type PassedOver, unpack } from "./unpack.js";

/** Large enough to make messages cheap, small enough to be in the nearer caches still when it is read. */
export const chunkBytes = 1024 * 1024;

export interface Chunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes of the source read so far, as stored. */
  readonly consumed: number;
}

export interface OpenFile {
  readonly name: string;
  /** Runs once; ends early where the signal says so. */
  readonly chunks: AsyncGenerator<Chunk, void, undefined>;
}

export interface OpenSource {
  /** Null where it is not known, or not before it is read. */
  readonly size: number | null;
  /**
   * The source itself, or the files of an archive, each to be read before the next is asked for, with
   * what is passed over in between. Runs once; ends early, and lets the source go, when the signal
   * says so.
   */
  files(signal?: AbortSignal): AsyncGenerator<OpenFile | PassedOver, void, undefined>;
}

export function openSource(spec: SourceSpec, name: string): OpenSource {
  const { data } = spec;
  const meter = new Meter();
  if (Array.isArray(data)) {
    return {
      size: null,
      // eslint-disable-next-line @typescript-eslint/require-await -- one form with the other sources
      async *files() {
        yield { name, chunks: chunked(meter.counting(recordBytes(data)), meter) };
      },
    };
  }
  const raw = rawBytesOf(data as Exclude<typeof data, readonly unknown[]>, name);
  return {
    get size() {
      return raw.size;
    },
    async *files(signal) {
      for await (const found of unpack(raw, name, meter, signal)) {
        if ("passedOver" in found) yield found;
        else yield { name: found.name, chunks: chunked(found.pieces, meter) };
      }
    },
  };
}

/** What was read before an error of the pieces comes before it. */
async function* chunked(
  pieces: Pieces,
  meter: Meter,
): AsyncGenerator<Chunk, void, undefined> {
  let buffer = new Uint8Array(chunkBytes);
  let used = 0;
  let broken: { readonly error: unknown } | undefined;
  try {
    for await (const piece of pieces) {
      let rest = piece;
      while (rest.length > 0) {
        const part = rest.subarray(0, chunkBytes - used);
        buffer.set(part, used);
        used += part.length;
        rest = rest.subarray(part.length);
        if (used === chunkBytes) {
          yield { bytes: buffer, consumed: meter.consumed };
          buffer = new Uint8Array(chunkBytes);
          used = 0;
        }
      }
    }
  } catch (error) {
    broken = { error };
  }
  if (used > 0) yield { bytes: buffer.slice(0, used), consumed: meter.consumed };
  if (broken) throw broken.error;
}
