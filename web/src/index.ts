// The package's entry: the client and its types. Importing it has no effect.

export { createClient } from "./client.js";
export type { Client, ClientOptions, LoadOptions, PreviewOptions, QueryOptions } from "./client.js";
export { EngineError } from "./engine/engine-error.js";
export type { Problem } from "./engine/engine-error.js";
export { clientErrorCodes, engineErrorCodes } from "./engine/error-codes.js";
export type { EngineErrorCode } from "./engine/error-codes.js";
export type { EngineLoader, EngineLocation, EngineModule } from "./engine/module.js";
export type {
  BinarySource,
  DescribedSource,
  EventRecord,
  LazyResponse,
  LoadInput,
  Source,
} from "./sources/source.js";
export type * from "./types/index.js";
