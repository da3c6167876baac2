// The client: loads event exports into an engine of its own and asks it for reports.
//
//   const client = createClient();
//   await client.load(file, { onProgress: ({ rows }) => show(rows) });
//   const { all } = await client.query({ report: "cards" });
//
// The engine runs in a worker; in Node, in this thread. Nothing happens before the first call.
// Contract: docs/client.md.

import { Connection, type Port, type PortEvents } from "./connection.js";
import { EngineError, messageOf } from "./engine/engine-error.js";
import { loadInProcess } from "./engine/load-in-process.js";
import type { EngineLoader, EngineLocation } from "./engine/module.js";
import { inProcessPort } from "./in-process-port.js";
import { jsonText } from "./json-text.js";
import { runLoad, untilAborted } from "./load.js";
import { runPreview } from "./preview.js";
import { type LoadInput, sourcesOf, type SourceSpec } from "./sources/source.js";
import type {
  AnswerTo,
  LoadProgress,
  LoadSummary,
  Preview,
  ReportRequest,
  SourceOptions,
  WithoutExcess,
} from "./types/index.js";
import { startWorker, workerPort } from "./worker-port.js";

export interface ClientOptions extends EngineLocation {
  /** Where the worker's script is; beside the package where absent. */
  readonly workerUrl?: string | URL;
  /** Starts a worker; again after a crash. For bundlers with a way of their own. */
  readonly worker?: () => Worker;
  /** Run in this thread, which then waits while the engine works. The rule where there is no Worker. */
  readonly inProcess?: boolean;
  /** Loads the module for `inProcess`; the package's own where absent. */
  readonly loadEngine?: EngineLoader;
  /** Told when the engine died and was replaced: its data is gone. */
  readonly onRestart?: (error: EngineError) => void;
}

export interface LoadOptions extends SourceOptions {
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Cancels: the load rejects with the signal's reason, earlier loads stay. */
  readonly signal?: AbortSignal;
}

export interface PreviewOptions extends SourceOptions {
  /** Of an archive: the path in it of the file to look at; its first export where absent. */
  readonly file?: string;
  readonly signal?: AbortSignal;
}

export interface QueryOptions {
  /** Stops waiting; the engine finishes the answer, which nobody receives. */
  readonly signal?: AbortSignal;
}

export interface Client {
  /** Adds one or several sources to the data. Loads run one after another. */
  load(input: LoadInput, options?: LoadOptions): Promise<LoadSummary>;
  /**
   * How a source would be read, from its first mebibyte, without loading it: by its format, the
   * mapping given, or a guessed one. After the loads that are under way. A stream or response that is
   * looked at cannot be loaded any more.
   */
  preview(input: LoadInput, options?: PreviewOptions): Promise<Preview>;
  /** Answers a request from what is loaded. May run beside a load. */
  query<const R extends ReportRequest>(request: WithoutExcess<R>, options?: QueryOptions): Promise<AnswerTo<R>>;
  /** The same, text to text: the engine's own bytes. */
  queryText(request: string, options?: QueryOptions): Promise<string>;
  /** Forgets all data, after the loads that are under way. */
  reset(): Promise<void>;
  /**
   * Starts the engine and has the browser compile what a first load runs through, until something else is
   * asked: for when a load is likely to come and nobody waits. Does nothing where something is loaded.
   */
  warmUp(): Promise<void>;
  /** Stops the engine at once and frees its memory. Every call rejects from then on. */
  dispose(): void;
  /** "change": the data is another one: something was loaded, forgotten, or lost with an engine that died. */
  addEventListener(type: "change", listener: () => void): void;
  removeEventListener(type: "change", listener: () => void): void;
}

export function createClient(options: ClientOptions = {}): Client {
  return new EngineClient(options);
}

class EngineClient extends EventTarget implements Client {
  readonly #options: ClientOptions;
  #opening: Promise<Connection> | undefined;
  #connection: Connection | undefined;
  /** Of the engine of now. */
  #warmingUp: Promise<void> | undefined;
  #lastLoad: Promise<unknown> = Promise.resolve();
  /** Something is sealed in the engine of now. */
  #hasData = false;
  /** Sealed data went down with an engine, and nothing was loaded since. */
  #lost: EngineError | undefined;
  #disposed = false;

  constructor(options: ClientOptions) {
    super();
    this.#options = options;
  }

  async load(input: LoadInput, options: LoadOptions = {}): Promise<LoadSummary> {
    const { onProgress, signal, ...sourceOptions } = options;
    const specs = sourcesOf(input, sourceOptions);
    return this.#afterLoads(signal, async () => {
      const connection = await this.#connect();
      // A seal cannot be taken back. Without earlier data the engine itself can be thrown away;
      // else the load is let finish, as the earlier data would go with it.
      const cut = (): void => {
        if (!this.#hasData) this.#replace(connection, signal?.reason);
      };
      try {
        const onSealing = (): void => signal?.addEventListener("abort", cut, { once: true });
        const look = (spec: SourceSpec, path?: string): Promise<Preview> => runPreview(connection, spec, signal, path);
        const summary = await runLoad(connection, { specs, onProgress, signal, onSealing, look });
        this.#holds(true);
        return summary;
      } finally {
        signal?.removeEventListener("abort", cut);
      }
    });
  }

  async preview(input: LoadInput, options: PreviewOptions = {}): Promise<Preview> {
    const { signal, file, ...sourceOptions } = options;
    const [spec, ...others] = sourcesOf(input, sourceOptions);
    if (!spec || others.length > 0) throw new TypeError("preview: expected one source");
    return this.#afterLoads(signal, async () => runPreview(await this.#connect(), spec, signal, file));
  }

  async query<const R extends ReportRequest>(
    request: WithoutExcess<R>,
    options?: QueryOptions,
  ): Promise<AnswerTo<R>> {
    const text = jsonText(request, "bad-request");
    return JSON.parse(await this.queryText(text, options)) as AnswerTo<R>;
  }

  async queryText(request: string, { signal }: QueryOptions = {}): Promise<string> {
    signal?.throwIfAborted();
    // Of whoever has no types. What is no text would stop the engine.
    if (typeof (request as unknown) !== "string") {
      throw new EngineError("bad-request", "", `found ${typeof request}, expected a request as JSON text`);
    }
    const answer = this.#connect().then((connection) => {
      if (this.#lost) throw this.#lost;
      return connection.call("query", { request });
    });
    return (await untilAborted(answer, signal)).answer;
  }

  async reset(): Promise<void> {
    await this.#afterLoads(undefined, async () => {
      const connection = await this.#connect();
      await connection.call("reset", null);
      this.#holds(false);
    });
  }

  warmUp(): Promise<void> {
    if (this.#hasData) return Promise.resolve();
    this.#warmingUp ??= this.#connect().then(async (connection) => {
      await connection.call("warmUp", null);
    });
    return this.#warmingUp;
  }

  /** What the engine answers from is another from now on. */
  #holds(data: boolean): void {
    this.#hasData = data;
    this.#lost = undefined;
    this.dispatchEvent(new Event("change"));
  }

  dispose(): void {
    this.#disposed = true;
    this.#connection?.close(disposedError());
    this.#connection = undefined;
    this.#opening = undefined;
  }

  async #afterLoads<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const turn = untilAborted(this.#lastLoad, signal).then(work);
    this.#lastLoad = Promise.allSettled([this.#lastLoad, turn]);
    return turn;
  }

  #connect(): Promise<Connection> {
    if (this.#disposed) return Promise.reject(disposedError());
    return this.#opening ?? this.#start();
  }

  /** Where that fails, the next call tries again. */
  #start(): Promise<Connection> {
    const opening = this.#open();
    this.#opening = opening;
    this.#warmingUp = undefined;
    opening.catch(() => {
      if (this.#opening === opening) this.#opening = this.#warmingUp = undefined;
    });
    return opening;
  }

  async #open(): Promise<Connection> {
    let opened = false;
    let connection: Connection | undefined;
    try {
      // A browser may refuse to make a worker: its script is of another origin, say.
      connection = new Connection(
        (events) => this.#port(events),
        (error) => {
          if (opened && this.#connection === connection) this.#died(error);
        },
      );
      this.#connection = connection;
      await connection.call("open", locationIn(this.#options));
    } catch (cause) {
      const disposed = this.#disposed;
      connection?.close(cause);
      if (disposed) throw disposedError();
      if (cause instanceof EngineError && cause.code === "engine-unavailable") throw cause;
      const died = cause instanceof EngineError && cause.code === "engine-restarted";
      const why = messageOf(died ? cause.cause : cause);
      const message = `the engine could not be started: ${why}`;
      throw new EngineError("engine-unavailable", "", message, { cause });
    }
    opened = true;
    return connection;
  }

  #port(events: PortEvents): Port {
    const { loadEngine, worker, workerUrl } = this.#options;
    const workerless = !worker && workerUrl === undefined && typeof Worker === "undefined";
    if (this.#options.inProcess ?? (loadEngine !== undefined || workerless)) {
      return inProcessPort(loadEngine ?? loadInProcess, events);
    }
    if (worker) return workerPort(worker(), events);
    const started =
      workerUrl === undefined ? startWorker() : new Worker(workerUrl, { type: "module" });
    return workerPort(started, events);
  }

  #died(error: EngineError): void {
    const loses = this.#hasData;
    if (loses) this.#lost = error;
    this.#restart();
    this.#options.onRestart?.(error);
    if (loses) this.dispatchEvent(new Event("change"));
  }

  #replace(connection: Connection, reason: unknown): void {
    connection.close(reason);
    if (this.#connection === connection) this.#restart();
  }

  /** Starts the next engine now, so that it is there when it is asked. */
  #restart(): void {
    this.#hasData = false;
    void this.#start().catch(() => undefined);
  }
}

/** What of the options can be sent to a worker. */
function locationIn(options: ClientOptions): EngineLocation {
  const { wasmUrl, wasmBinary, wasmRestUrl, wasmRestBinary } = options;
  return {
    ...(wasmUrl === undefined ? {} : { wasmUrl: String(wasmUrl) }),
    ...(wasmBinary === undefined ? {} : { wasmBinary }),
    ...(wasmRestUrl === undefined ? {} : { wasmRestUrl: String(wasmRestUrl) }),
    ...(wasmRestBinary === undefined ? {} : { wasmRestBinary }),
  };
}

function disposedError(): EngineError {
  return new EngineError("disposed", "", "the client was disposed of");
}
