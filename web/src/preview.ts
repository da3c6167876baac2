// A preview: a source's first bytes shown to the engine, and what it makes of them.

import type { Connection } from "./connection.js";
import { EngineError } from "./engine/engine-error.js";
import { optionsOfFile, untilAborted } from "./load.js";
import { type OpenFile, openSource, type OpenSource } from "./sources/open-source.js";
import type { SourceSpec } from "./sources/source.js";
import type { Preview } from "./types/index.js";

/** As many as the engine looks at (ingest/preview.h). */
const previewBytes = 1024 * 1024;

export async function runPreview(
  connection: Connection,
  { data, options }: SourceSpec,
  signal: AbortSignal | undefined,
  path?: string,
): Promise<Preview> {
  const name = options.name ?? "source";
  const files = openSource({ data, options }, name).files(signal);
  try {
    const { name: shown, chunks } = await firstFile(files, signal, name, path);
    await connection.call("beginPreview", optionsOfFile({ ...options, name }, shown));
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
    void files.return(undefined).catch(() => undefined);
  }
}

/** The source itself, or of an archive the file of this path, else its first export. */
async function firstFile(
  files: ReturnType<OpenSource["files"]>,
  signal: AbortSignal | undefined,
  name: string,
  path: string | undefined,
): Promise<OpenFile> {
  for (;;) {
    const next = await untilAborted(files.next(), signal);
    if (next.done) throw new EngineError("unusable-input", "", `${name}: ${path === undefined ? "nothing" : `no ${path}`} in it`);
    if ("passedOver" in next.value) continue;
    if (path === undefined || next.value.name === `${name}/${path}`) return next.value;
  }
}
