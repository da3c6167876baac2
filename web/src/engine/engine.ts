// Engine: the one handle into the module, its answers unwrapped.
//
// A refused call throws the EngineError that the engine gave. Anything else that escapes from the
// module (an abort, a trap) means that its memory can no longer be trusted: the engine is dead from
// then on, and every call throws "engine-dead".

import { EngineError, messageOf } from "./engine-error.js";
import { unwrapText } from "./envelope.js";
import type { EngineHandle, EngineModule } from "./module.js";
import type {
  LoadSummary,
  Preview,
  SourceCounts,
  SourceError,
  SourceOptions,
  SourceSummary,
} from "../types/index.js";

export class Engine {
  readonly #handle: EngineHandle;
  #dead: EngineError | undefined;

  constructor(module: EngineModule) {
    this.#handle = new module.Engine();
  }

  begin(options: SourceOptions): void {
    this.#call((engine) => engine.begin(JSON.stringify(options)));
  }

  /** The counts of the source so far. `bytes` is read before the call returns. */
  append(bytes: Uint8Array): SourceCounts {
    return JSON.parse(this.#call((engine) => engine.append(bytes))) as SourceCounts;
  }

  /** With an error where the source cannot be read on, also after append() or end() threw. */
  end(error: SourceError | null): SourceSummary {
    const text = error === null ? "" : JSON.stringify(error);
    return JSON.parse(this.#call((engine) => engine.end(text))) as SourceSummary;
  }

  /** Begins a look at a source: append() its first bytes, then endPreview(). Nothing is loaded. */
  beginPreview(options: SourceOptions): void {
    this.#call((engine) => engine.begin(JSON.stringify({ ...options, preview: true })));
  }

  endPreview(): Preview {
    return JSON.parse(this.#call((engine) => engine.end(""))) as Preview;
  }

  seal(): LoadSummary {
    return JSON.parse(this.#call((engine) => engine.seal())) as LoadSummary;
  }

  /** Drops what was appended since the last seal. */
  discard(): void {
    this.#call((engine) => engine.discard());
  }

  /** The answer's JSON text, byte for byte the engine's. */
  query(request: string): string {
    return this.#call((engine) => engine.query(request));
  }

  /** Forgets everything. */
  reset(): void {
    this.#call((engine) => engine.reset());
  }

  dispose(): void {
    if (this.#dead) return;
    this.#dead = new EngineError("engine-dead", "", "the engine was disposed of");
    this.#handle.delete();
  }

  #call(use: (engine: EngineHandle) => string): string {
    if (this.#dead) throw this.#dead;
    let envelope: string;
    try {
      envelope = use(this.#handle);
    } catch (cause) {
      this.#dead = new EngineError("engine-dead", "", `the engine stopped: ${messageOf(cause)}`, {
        cause,
      });
      throw this.#dead;
    }
    return unwrapText(envelope);
  }
}
