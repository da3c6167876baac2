// The engine's module as JavaScript sees it. Written by hand, tested against the live module
// (tests/wasm/module.test.ts). Contract of every method: wasm/README.md.

/** One data set and the questions asked of it. Every method but `delete` answers an envelope. */
export interface Engine {
  begin(options: string): string;
  append(bytes: Uint8Array): string;
  end(error: string): string;
  seal(): string;
  discard(): string;
  query(request: string): string;
  reset(): string;
  /** Gives the engine's memory back to the module. Nothing may be called after it. */
  delete(): void;
}

export interface EngineClass {
  new (): Engine;
  /** Bytes of the module's whole memory. It grows and never shrinks. */
  memoryBytes(): number;
  /** The version of package.json. */
  version(): string;
}

export interface EngineModule {
  Engine: EngineClass;
}

export interface EngineModuleOptions {
  /** The bytes of the engine in one file; in Node there is no other way but `instantiateWasm`. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** The address of the .wasm file, where it does not stand beside the glue. */
  locateFile?: (name: string, directory: string) => string;
  /** Makes the instance, and hands it on once it is there; the exports, or {} where that is later. */
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ) => WebAssembly.Exports;
  /** What the module says on standard error: the place of a broken invariant. */
  printErr?: (line: string) => void;
  /** Called once when the module aborts; no call may follow. */
  onAbort?: (reason: unknown) => void;
}

/** Instantiates the module. A module that aborted is dead: make another, in another worker. */
declare function createEngineModule(options?: EngineModuleOptions): Promise<EngineModule>;
export default createEngineModule;
