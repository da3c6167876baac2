// What the client asks of a worker and what comes back: one table, and the messages made of it.
//
// The worker answers every call once, in the order of the calls. Bytes of `append` are transferred.
// An "engine-dead" answer is the last one: whoever receives it replaces the worker.

import type { ErrorData } from "../engine/engine-error.js";
import type { EngineLocation } from "../engine/module.js";
import type {
  LoadSummary,
  Preview,
  SourceCounts,
  SourceError,
  SourceOptions,
  SourceSummary,
} from "../types/index.js";

export interface Operations {
  /** Loads the engine; before everything else. */
  open: { params: EngineLocation; result: null };
  begin: { params: SourceOptions; result: null };
  append: { params: { readonly bytes: Uint8Array<ArrayBuffer> }; result: SourceCounts };
  /** With an error where the source cannot be read on; what was read of it stays. */
  end: { params: SourceError | null; result: SourceSummary };
  beginPreview: { params: SourceOptions; result: null };
  endPreview: { params: null; result: Preview };
  seal: { params: null; result: LoadSummary };
  discard: { params: null; result: null };
  /** JSON text in and out, so that the engine's bytes arrive as they are. */
  query: { params: { readonly request: string }; result: { readonly answer: string } };
  reset: { params: null; result: null };
  /** Compiles what a load runs through, until something else is asked. */
  warmUp: { params: null; result: null };
}

export type OperationName = keyof Operations;
export type Params<N extends OperationName> = Operations[N]["params"];
export type Result<N extends OperationName> = Operations[N]["result"];

export type CallMessage = {
  [N in OperationName]: { readonly id: number; readonly name: N; readonly params: Params<N> };
}[OperationName];

export type ReplyMessage =
  | { readonly id: number; readonly ok: true; readonly result: Result<OperationName> }
  | { readonly id: number; readonly ok: false; readonly error: ErrorData };
