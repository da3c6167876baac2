// A load: sources read one after another into one engine, then sealed together.
//
// While the engine reads a chunk the next one is fetched and decompressed. A load that fails or is
// cancelled is discarded as a whole: what was sealed before stays as it was.

import type { Connection } from "./connection.js";
import { EngineError } from "./engine/engine-error.js";
import type { EngineErrorCode } from "./engine/error-codes.js";
import { openSource, type OpenSource } from "./sources/open-source.js";
import type { SourceSpec } from "./sources/source.js";
import type { LoadProgress, LoadSummary, SourceOptions } from "./types/index.js";

export interface LoadRun {
  readonly specs: readonly SourceSpec[];
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called when all is read: from here on the load is one uninterrupted step of the engine. */
  readonly onSealing: () => void;
}

export async function runLoad(connection: Connection, run: LoadRun): Promise<LoadSummary> {
  const { specs, signal } = run;
  const names = specs.map((spec, index) => spec.options.name ?? `source ${index + 1}`);
  const sources = specs.map((spec, index) => openSource(spec, names[index] ?? ""));
  const tally = new Tally(sources, names, run.onProgress);
  try {
    for (const [index, source] of sources.entries()) {
      signal?.throwIfAborted();
      tally.start(index);
      const name = names[index] ?? "";
      await readSource(connection, source, { ...specs[index]?.options, name }, tally, signal);
    }
    signal?.throwIfAborted();
    tally.sealing();
    run.onSealing();
    return await connection.call("seal", null);
  } catch (error) {
    // Where the connection has ended there is nothing left to discard.
    await connection.call("discard", null).catch(() => undefined);
    throw error;
  }
}

async function readSource(
  connection: Connection,
  source: OpenSource,
  options: SourceOptions & { readonly name: string },
  tally: Tally,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await connection.call("begin", options);
    await appendAll(connection, source, tally, signal);
    const { rows, kept } = await connection.call("end", null);
    tally.counted(rows, kept);
  } catch (error) {
    throw error instanceof EngineError && contentCodes.has(error.code)
      ? naming(options.name, error)
      : error;
  }
}

/** What the engine says of bytes, without their file. */
const contentCodes: ReadonlySet<EngineErrorCode> = new Set([
  "unusable-input",
  "unsupported",
  "too-large",
] as const);

function naming(name: string, error: EngineError): EngineError {
  if (error.message.startsWith(`${name}: `)) return error;
  const { code, path, message, proposal } = error;
  return new EngineError(code, path, `${name}: ${message}`, { proposal, cause: error });
}

async function appendAll(
  connection: Connection,
  source: OpenSource,
  tally: Tally,
  signal: AbortSignal | undefined,
): Promise<void> {
  const chunks = source.chunks(signal);
  let appending: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const [next] = await Promise.all([untilAborted(chunks.next(), signal), appending]);
      if (next.done) return;
      const { bytes, consumed } = next.value;
      appending = connection.call("append", { bytes }, [bytes.buffer]).then((counts) => {
        tally.read(consumed);
        tally.counted(counts.rows, counts.kept);
      });
      // Awaited in the next turn; until then its failure is not an unhandled one.
      appending.catch(() => undefined);
    }
  } catch (error) {
    await appending.catch(() => undefined);
    throw error;
  } finally {
    // Not awaited: a source that is silent would hold up the load's end.
    void chunks.return(undefined).catch(() => undefined);
  }
}

/** The promise's outcome, or the abort's reason as soon as there is one. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Adds up what the sources of one load have given so far. */
class Tally {
  readonly #names: readonly string[];
  readonly #totalBytes: number | null;
  readonly #onProgress: ((progress: LoadProgress) => void) | undefined;
  #source = 0;
  #done = { bytes: 0, rows: 0, kept: 0 };
  #current = { bytes: 0, rows: 0, kept: 0 };

  constructor(
    sources: readonly OpenSource[],
    names: readonly string[],
    onProgress: ((progress: LoadProgress) => void) | undefined,
  ) {
    this.#names = names;
    this.#onProgress = onProgress;
    this.#totalBytes = sources.reduce<number | null>(
      (sum, { size }) => (sum === null || size === null ? null : sum + size),
      0,
    );
  }

  start(source: number): void {
    this.#done = this.#sum();
    this.#current = { bytes: 0, rows: 0, kept: 0 };
    this.#source = source;
    this.#report("reading");
  }

  read(bytes: number): void {
    this.#current.bytes = bytes;
  }

  counted(rows: number, kept: number): void {
    this.#current.rows = rows;
    this.#current.kept = kept;
    this.#report("reading");
  }

  sealing(): void {
    this.#report("sealing");
  }

  #sum(): { bytes: number; rows: number; kept: number } {
    return {
      bytes: this.#done.bytes + this.#current.bytes,
      rows: this.#done.rows + this.#current.rows,
      kept: this.#done.kept + this.#current.kept,
    };
  }

  #report(phase: LoadProgress["phase"]): void {
    this.#onProgress?.({
      phase,
      source: this.#source,
      sources: this.#names.length,
      name: this.#names[this.#source] ?? "",
      ...this.#sum(),
      totalBytes: this.#totalBytes,
    });
  }
}
