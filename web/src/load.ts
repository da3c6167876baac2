// A load: sources read one after another into one engine, then sealed together.
//
// While the engine reads a chunk the next one is fetched and unpacked. A source, or a file of an
// archive, that cannot be read (on) does not keep the others from loading: its error stands in its
// summary, beside what was read of it. Only where nothing at all can be used, and where the load is
// cancelled or memory runs out, it is discarded as a whole: what was sealed before stays as it was.

import type { Connection } from "./connection.js";
import { EngineError } from "./engine/engine-error.js";
import type { EngineErrorCode } from "./engine/error-codes.js";
import { type OpenFile, openSource, type OpenSource } from "./sources/open-source.js";
import { isSeekable } from "./sources/seekable.js";
import type { SourceSpec } from "./sources/source.js";
import type { LoadProgress, LoadSummary, PassedOver, Preview, SourceOptions } from "./types/index.js";

export interface LoadRun {
  readonly specs: readonly SourceSpec[];
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called when all is read: from here on the load is one uninterrupted step of the engine. */
  readonly onSealing: () => void;
  /** Looks at a source again, or at a file of an archive by its path. */
  readonly look: (spec: SourceSpec, path?: string) => Promise<Preview>;
}

/** How many names of what was passed over are told. */
const shownNames = 20;
/** At how many files, of whose known form no row can be used, is looked again. */
const mostLooks = 16;

export async function runLoad(connection: Connection, run: LoadRun): Promise<LoadSummary> {
  const { specs, signal } = run;
  const names = specs.map((spec, index) => spec.options.name ?? `source ${index + 1}`);
  const sources = specs.map((spec, index) => openSource(spec, names[index] ?? ""));
  const tally = new Tally(sources, names, run.onProgress);
  const reading: Reading = { connection, tally, signal, errors: [], passedOver: [], proposals: [], unfit: [] };
  try {
    for (const [index, source] of sources.entries()) {
      signal?.throwIfAborted();
      tally.start(index);
      await readSource(reading, source, specs[index]?.data, { ...specs[index]?.options, name: names[index] ?? "" });
      tally.ended(source.size);
    }
    signal?.throwIfAborted();
    const { errors, passedOver, proposals } = reading;
    const [first] = errors;
    if (first && tally.kept === 0) {
      const { code, path, message } = first;
      const problems = errors.flatMap((error) => error.problems);
      // No source may be open while another is looked at.
      await connection.call("discard", null);
      await lookAgain(reading, run.look);
      throw new EngineError(code, path, message, { problems, proposal: proposals[0], cause: first });
    }
    tally.sealing();
    // The listener may have cancelled.
    signal?.throwIfAborted();
    run.onSealing();
    const summary = await connection.call("seal", null);
    await lookAgain(reading, run.look);
    return {
      ...summary,
      ...(passedOver.length > 0 ? { passedOver } : {}),
      ...(proposals.length > 0 ? { proposals } : {}),
    };
  } catch (error) {
    // Where the connection has ended there is nothing left to discard.
    await connection.call("discard", null).catch(() => undefined);
    throw error;
  }
}

interface Reading {
  readonly connection: Connection;
  readonly tally: Tally;
  readonly signal: AbortSignal | undefined;
  /** Of the files that could not be read, naming them. */
  readonly errors: EngineError[];
  readonly passedOver: PassedOver[];
  readonly proposals: Preview[];
  /** Those without a usable row that may be of another form than they were read as. */
  readonly unfit: { readonly spec: SourceSpec; readonly path: string }[];
}

/** What files could be that were taken for a known form of which none of their rows is. */
async function lookAgain({ unfit, proposals }: Reading, look: LoadRun["look"]): Promise<void> {
  for (const { spec, path } of unfit.slice(0, mostLooks)) {
    const preview = await (path === "" ? look(spec) : look(spec, path)).catch(() => null);
    if (preview && preview.records > 0) proposals.push(preview);
  }
}

function canBeReadAgain(data: SourceSpec["data"] | undefined): data is SourceSpec["data"] {
  return data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data) || typeof data === "function" || isSeekable(data);
}

export type NamedOptions = SourceOptions & { readonly name: string };

async function readSource(reading: Reading, source: OpenSource, data: SourceSpec["data"] | undefined, options: NamedOptions): Promise<void> {
  const { signal, tally, passedOver } = reading;
  const files = source.files(signal);
  try {
    for (;;) {
      const next = await untilAborted(files.next(), signal);
      if (next.done) return;
      const found = next.value;
      if ("passedOver" in found) {
        const { name, passedOver: all } = found;
        passedOver.push({ name, count: all.length, files: all.slice(0, shownNames) });
      } else {
        tally.file(found.name);
        const ofFile = optionsOfFile(options, found.name);
        const isFit = await readFile(reading, found, ofFile);
        if (isFit || !canBeReadAgain(data) || ofFile.format !== undefined || (ofFile.mapping ?? "guess") !== "guess") continue;
        reading.unfit.push({ spec: { data, options }, path: found.name.slice(options.name.length + 1) });
      }
    }
  } catch (error) {
    // The source itself, before there was a file of it.
    if (!isOfSource(error)) throw error;
    await reading.connection.call("begin", optionsOfFile(options, options.name));
    await fail(reading, options.name, error);
  } finally {
    // Not awaited: a source that is silent would hold up the load's end.
    void files.return(undefined).catch(() => undefined);
  }
}

/** What is told of a file: of the source as a whole, over it what is told of this file of an archive. */
export function optionsOfFile({ files = {}, ...options }: NamedOptions, name: string): NamedOptions {
  const path = name.slice(options.name.length + 1);
  return { ...options, ...(Object.hasOwn(files, path) ? files[path] : {}), name };
}

/** False where it has no usable row, and the engine does not say what it could be. */
async function readFile(reading: Reading, file: OpenFile, options: NamedOptions): Promise<boolean> {
  const { connection, tally } = reading;
  await connection.call("begin", options);
  try {
    await appendAll(reading, file.chunks);
    tally.counted(await connection.call("end", null));
    return true;
  } catch (error) {
    if (!isOfSource(error)) throw error;
    if (error.proposal) reading.proposals.push(error.proposal);
    await fail(reading, options.name, error);
    return error.code !== "unusable-input" || error.proposal !== undefined;
  }
}

/** Ends the open source with the error; what was read of it stays. */
async function fail(reading: Reading, name: string, error: EngineError): Promise<void> {
  const { connection, tally, errors } = reading;
  const { code, path, proposal } = error;
  const prefix = `${name}: `;
  const message = error.message.startsWith(prefix) ? error.message.slice(prefix.length) : error.message;
  errors.push(new EngineError(code, path, `${prefix}${message}`, { proposal, cause: error }));
  tally.counted(await connection.call("end", { code, message }));
}

/** Errors of one source's bytes. Others are those of the load. */
const sourceCodes: ReadonlySet<EngineErrorCode> = new Set([
  "bad-source",
  "unusable-input",
  "unsupported",
  "too-large",
] as const);

function isOfSource(error: unknown): error is EngineError {
  return error instanceof EngineError && sourceCodes.has(error.code);
}

async function appendAll(reading: Reading, chunks: OpenFile["chunks"]): Promise<void> {
  const { connection, tally, signal } = reading;
  let appending: Promise<void> = Promise.resolve();
  try {
    for (;;) {
      const [next] = await Promise.all([untilAborted(chunks.next(), signal), appending]);
      if (next.done) return;
      const { bytes, consumed } = next.value;
      appending = connection.call("append", { bytes }, [bytes.buffer]).then((counts) => {
        tally.read(consumed);
        tally.counted(counts);
      });
      // Awaited in the next turn; until then its failure is not an unhandled one.
      appending.catch(() => undefined);
    }
  } catch (error) {
    await appending.catch(() => undefined);
    throw error;
  } finally {
    // Not awaited, as above.
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
  readonly #sources: readonly OpenSource[];
  readonly #names: readonly string[];
  readonly #onProgress: ((progress: LoadProgress) => void) | undefined;
  #source = 0;
  #name = "";
  /** Of the sources that ended; of the files of this source that ended; of the file that is open. */
  #done = { bytes: 0, rows: 0, kept: 0 };
  #bytes = 0;
  #current = { rows: 0, kept: 0 };

  constructor(
    sources: readonly OpenSource[],
    names: readonly string[],
    onProgress: ((progress: LoadProgress) => void) | undefined,
  ) {
    this.#sources = sources;
    this.#names = names;
    this.#onProgress = onProgress;
  }

  get kept(): number {
    return this.#done.kept + this.#current.kept;
  }

  start(source: number): void {
    this.#source = source;
    this.file(this.#names[source] ?? "");
    this.#report("reading");
  }

  /** Another file of the source begins. */
  file(name: string): void {
    this.#name = name;
    this.#done.rows += this.#current.rows;
    this.#done.kept += this.#current.kept;
    this.#current = { rows: 0, kept: 0 };
  }

  read(bytes: number): void {
    this.#bytes = Math.max(this.#bytes, bytes);
  }

  counted({ rows, kept }: { readonly rows: number; readonly kept: number }): void {
    this.#current = { rows, kept };
    this.#report("reading");
  }

  /** The source is used up, what of it was passed over too. */
  ended(size: number | null): void {
    this.#done.bytes += size ?? this.#bytes;
    this.#bytes = 0;
  }

  sealing(): void {
    this.#report("sealing");
  }

  #report(phase: LoadProgress["phase"]): void {
    this.#onProgress?.({
      phase,
      source: this.#source,
      sources: this.#sources.length,
      name: this.#name,
      bytes: this.#done.bytes + this.#bytes,
      totalBytes: this.#sources.reduce<number | null>(
        (sum, { size }) => (sum === null || size === null ? null : sum + size),
        0,
      ),
      rows: this.#done.rows + this.#current.rows,
      kept: this.kept,
    });
  }
}
