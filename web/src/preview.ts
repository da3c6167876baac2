// A preview: a source's first bytes shown to the engine, and what it makes of them.

import type { Connection } from "./connection.js";
import { untilAborted } from "./load.js";
import { openSource } from "./sources/open-source.js";
import type { SourceSpec } from "./sources/source.js";
import type { Preview } from "./types/index.js";

/** As many as the engine looks at (ingest/preview.h). */
const previewBytes = 1024 * 1024;

export async function runPreview(
  connection: Connection,
  { data, options }: SourceSpec,
  signal: AbortSignal | undefined,
): Promise<Preview> {
  const name = options.name ?? "source";
  const chunks = openSource({ data, options }, name).chunks(signal);
  try {
    await connection.call("beginPreview", { ...options, name });
    let seen = 0;
    // One byte more, so that the engine knows whether that was all.
    while (seen <= previewBytes) {
      const next = await untilAborted(chunks.next(), signal);
      if (next.done) break;
      const { bytes } = next.value;
      seen += bytes.length;
      await connection.call("append", { bytes }, [bytes.buffer]);
    }
    signal?.throwIfAborted();
    return await connection.call("endPreview", null);
  } catch (error) {
    await connection.call("discard", null).catch(() => undefined);
    throw error;
  } finally {
    void chunks.return(undefined).catch(() => undefined);
  }
}
