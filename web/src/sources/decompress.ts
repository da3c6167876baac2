// Gzip around a source is told by its first bytes and undone as it streams; zip is refused.

import { EngineError, messageOf } from "../engine/engine-error.js";
import { type Bytes, type Pieces, unreadable } from "./raw-bytes.js";

const gzipMagic = [0x1f, 0x8b];
const zipMagic = [0x50, 0x4b, 0x03, 0x04];

/** The bytes inside. Throws EngineError "unsupported" for zip, "bad-source" for damaged gzip. */
export async function* decompressed(
  pieces: Pieces,
  name: string,
): Pieces {
  const start = await firstBytes(pieces);
  const whole = startingWith(start, pieces);
  if (matches(start, zipMagic)) {
    await whole.return(undefined);
    throw new EngineError(
      "unsupported",
      "",
      `${name}: a zip archive, which is not read here; unpack it and load the files inside`,
    );
  }
  if (matches(start, gzipMagic)) yield* gunzip(whole, name);
  else yield* whole;
}

/** At least the longest magic number, less only where the source ends before. */
async function firstBytes(pieces: Pieces): Promise<Bytes> {
  let start: Bytes = new Uint8Array(0);
  while (start.length < zipMagic.length) {
    const { done, value } = await pieces.next();
    if (done) break;
    if (start.length === 0) {
      start = value;
      continue;
    }
    const joined = new Uint8Array(start.length + value.length);
    joined.set(start);
    joined.set(value, start.length);
    start = joined;
  }
  return start;
}

async function* startingWith(start: Bytes, rest: Pieces): Pieces {
  try {
    if (start.length > 0) yield start;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

async function* gunzip(pieces: Pieces, name: string): Pieces {
  // What the source itself reports is told apart from what the decompressor finds wrong.
  let sourceError: Error | undefined;
  const compressed = new ReadableStream<Bytes>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        sourceError = error as Error;
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  const reader = compressed.pipeThrough(new DecompressionStream("gzip")).getReader();
  let done = false;
  try {
    while (!done) {
      const result = await reader.read().catch((cause: unknown) => {
        done = true;
        throw sourceError ?? unreadable(name, `damaged gzip data: ${messageOf(cause)}`, cause);
      });
      if (result.done) done = true;
      else yield result.value;
    }
  } finally {
    if (!done) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

function matches(bytes: Bytes, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
