// RawBytes: a binary source's bytes as they are stored, piece by piece, with its size where it tells.

import { EngineError, messageOf } from "../engine/engine-error.js";
import { type Bytes, isSeekable, type Seekable, seekableBlob, seekableBytes } from "./seekable.js";
import type { BinarySource, LazyResponse } from "./source.js";

export type Pieces = AsyncGenerator<Bytes, void, undefined>;

const pieceBytes = 1024 * 1024;

/**
 * A browser hands a file's bytes over slowly, piece by piece, and waits between them: with two large reads under way
 * there is always one at work. The first are small, for whoever only looks at how a file begins.
 */
const readsAtOnce = 2;
const firstReadBytes = 256 * 1024;
const mostReadBytes = 4 * 1024 * 1024;

export interface RawBytes {
  /** Bytes in all, null where the source does not tell, or not yet. */
  readonly size: number | null;
  /** Where the source can be read from any place. */
  readonly seekable?: Seekable;
  /**
   * Runs once. Ending the loop early releases the source; so does the signal: a stream even while it is silent (the
   * pieces then end), a file once what was asked of it has come. Throws EngineError "bad-source".
   */
  pieces(signal?: AbortSignal): Pieces;
}

export function rawBytesOf(source: BinarySource, name: string): RawBytes {
  if (source instanceof ArrayBuffer) return inMemory(new Uint8Array(source));
  if (ArrayBuffer.isView(source)) {
    return inMemory(new Uint8Array(source.buffer as ArrayBuffer, source.byteOffset, source.byteLength));
  }
  if (source instanceof Blob) {
    const seekable = seekableBlob(source);
    return { size: source.size, seekable, pieces: (signal) => iterate(readAhead(seekable, name, signal), name) };
  }
  if (source instanceof Response) return ofResponse(source, name);
  if (typeof source === "function") return new Fetched(source, name);
  if (source instanceof ReadableStream) return { size: null, pieces: (signal) => read(source, name, signal) };
  if (isSeekable(source)) {
    return { size: source.size, seekable: source, pieces: () => iterate(inOrder(source, name), name) };
  }
  return { size: null, pieces: () => iterate(source, name) };
}

async function* inOrder(source: Seekable, name: string): Pieces {
  for (let offset = 0; offset < source.size; ) {
    const piece = await readAt(source, offset, Math.min(pieceBytes, source.size - offset), name);
    yield piece;
    offset += piece.length;
  }
}

async function* readAhead(source: Seekable, name: string, signal: AbortSignal | undefined): Pieces {
  const reads: Promise<Bytes>[] = [];
  let length = firstReadBytes;
  for (let offset = 0; offset < source.size || reads.length > 0; ) {
    while (reads.length < readsAtOnce && offset < source.size) {
      length = Math.min(length, source.size - offset);
      const read = readWhole(source, offset, length, name);
      read.catch(() => undefined); // told when its turn comes
      reads.push(read);
      offset += length;
      length = Math.min(2 * length, mostReadBytes);
    }
    const read = reads.shift();
    if (read) yield await read;
    if (signal?.aborted) return;
  }
}

/** As many bytes as asked for, or fewer, but some: as file handles read. */
async function readAt(source: Seekable, offset: number, length: number, name: string): Promise<Bytes> {
  const piece = asBytes(await source.read(offset, length), name);
  if (piece.length === 0) throw unreadable(name, `it ends at byte ${offset}, before its size of ${source.size}`);
  if (piece.length > length) throw unreadable(name, `${piece.length} bytes at ${offset}, where ${length} were asked for`);
  return piece;
}

/** Exactly the bytes asked for, however many a read gives. */
export async function readWhole(source: Seekable, offset: number, length: number, name: string): Promise<Bytes> {
  if (length === 0) return new Uint8Array(0);
  const first = await readAt(source, offset, length, name);
  if (first.length === length) return first;
  const whole = new Uint8Array(length);
  whole.set(first);
  for (let filled = first.length; filled < length; ) {
    const piece = await readAt(source, offset + filled, length - filled, name);
    whole.set(piece, filled);
    filled += piece.length;
  }
  return whole;
}

function inMemory(bytes: Bytes): RawBytes {
  return {
    size: bytes.byteLength,
    seekable: seekableBytes(bytes),
    // eslint-disable-next-line @typescript-eslint/require-await -- one form with the other sources
    async *pieces() {
      yield bytes;
    },
  };
}

function ofResponse(response: Response, name: string): RawBytes {
  const length = response.headers.get("content-length");
  // Where the transfer itself was compressed, the length is not that of the bytes handed to us.
  const known = length !== null && !response.headers.has("content-encoding");
  return {
    size: known && /^\d+$/.test(length) ? Number(length) : null,
    async *pieces(signal) {
      if (!response.ok) throw unreadable(name, `HTTP status ${response.status}`);
      if (response.bodyUsed) throw unreadable(name, "the response was already read");
      if (response.body) yield* read(response.body, name, signal);
    },
  };
}

/** Its size is known once it is there. */
class Fetched implements RawBytes {
  readonly #fetch: LazyResponse;
  readonly #name: string;
  size: number | null = null;

  constructor(fetch: LazyResponse, name: string) {
    this.#fetch = fetch;
    this.#name = name;
  }

  async *pieces(signal?: AbortSignal): Pieces {
    let response: Response;
    try {
      response = await this.#fetch(signal);
    } catch (cause) {
      throw unreadable(this.#name, messageOf(cause), cause);
    }
    if (!(response instanceof Response)) throw unreadable(this.#name, "its function promises no Response");
    const raw = ofResponse(response, this.#name);
    this.size = raw.size;
    yield* raw.pieces(signal);
  }
}

async function* read(
  stream: ReadableStream<Uint8Array>,
  name: string,
  signal: AbortSignal | undefined,
): Pieces {
  let reader: ReadableStreamDefaultReader<Uint8Array>;
  try {
    reader = stream.getReader();
  } catch (cause) {
    throw unreadable(name, messageOf(cause), cause);
  }
  const cancel = (): void => void reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener("abort", cancel, { once: true });
  let done = false;
  try {
    while (!done) {
      const result = await reader.read().catch((cause: unknown) => {
        done = true;
        throw unreadable(name, messageOf(cause), cause);
      });
      if (result.done) done = true;
      else yield asBytes(result.value, name);
    }
  } finally {
    signal?.removeEventListener("abort", cancel);
    if (!done) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

async function* iterate(pieces: AsyncIterable<Uint8Array>, name: string): Pieces {
  try {
    for await (const piece of pieces) yield asBytes(piece, name);
  } catch (cause) {
    throw cause instanceof EngineError ? cause : unreadable(name, messageOf(cause), cause);
  }
}

function asBytes(piece: unknown, name: string): Bytes {
  if (piece instanceof Uint8Array) return piece as Bytes;
  throw unreadable(name, `it gives ${typeof piece}, expected Uint8Array`);
}

/** "bad-source", naming the source. */
export function unreadable(name: string, why: string, cause?: unknown): EngineError {
  return new EngineError("bad-source", "", `${name}: cannot be read: ${why}`, { cause });
}
