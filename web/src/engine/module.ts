// The WebAssembly module as the client sees it: one class, JSON text out of every call.
// Contract: wasm/README.md.

export interface EngineHandle {
  begin(options: string): string;
  append(bytes: Uint8Array): string;
  end(error: string): string;
  seal(): string;
  discard(): string;
  query(request: string): string;
  reset(): string;
  /** Frees the engine's memory. No call after it. */
  delete(): void;
}

export interface EngineModule {
  readonly Engine: {
    new (): EngineHandle;
    /** The version of package.json. */
    version(): string;
  };
}

/** Where the module's two files are, engine.wasm and engine-rest.wasm: beside the package, elsewhere, or at hand. */
export interface EngineLocation {
  readonly wasmUrl?: string | URL;
  readonly wasmBinary?: ArrayBuffer | Uint8Array;
  /** Where absent: beside an engine.wasm that `wasmUrl` names, else beside the package. */
  readonly wasmRestUrl?: string | URL;
  readonly wasmRestBinary?: ArrayBuffer | Uint8Array;
}

/** Loads the module anew: its own memory, nothing shared with another. */
export type EngineLoader = (location: EngineLocation) => Promise<EngineModule>;
