// Gzip, undone by the platform's own DecompressionStream.

import { messageOf } from "../engine/engine-error.js";
import { type Bytes, type Pieces, unreadable } from "./raw-bytes.js";

/** What browsers say of bytes behind the first member: they read one, Node reads all of them. */
const saysMore = /junk|after the end|extra bytes/i;

function problemOf(cause: unknown): string {
  const told = messageOf(cause);
  return saysMore.test(told)
    ? `something follows its gzip data (${told}); where files were packed one by one and joined, unpack it first`
    : `damaged gzip data: ${told}`;
}

/** Throws EngineError "bad-source" where it is damaged. */
export async function* gunzip(pieces: Pieces, name: string): Pieces {
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
        throw sourceError ?? unreadable(name, problemOf(cause), cause);
      });
      if (result.done) done = true;
      else yield result.value;
    }
  } finally {
    if (!done) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}
