// Every error code a caller can meet, in two lists.

/** The engine's own: the names of core/src/error.cpp, in its order (tested equal). */
export const engineErrorCodes = [
  "bad-request",
  "bad-definition",
  "bad-mapping",
  "unusable-input",
  "unsupported",
  "too-large",
  "out-of-memory",
  "wrong-state",
] as const;

/** What can go wrong around the engine. */
export const clientErrorCodes = [
  "bad-source", // a source that cannot be read: a failed response, damaged gzip, a wrong kind
  "engine-unavailable", // the engine's module or its worker could not be loaded
  "engine-dead", // the engine aborted: a defect of ours; nothing more comes from this one
  "engine-restarted", // the engine died and was replaced: the data has to be loaded again
  "disposed", // the client was disposed of
] as const;

export type EngineErrorCode =
  | (typeof engineErrorCodes)[number]
  | (typeof clientErrorCodes)[number];

const known: ReadonlySet<string> = new Set([...engineErrorCodes, ...clientErrorCodes]);

export function isErrorCode(code: unknown): code is EngineErrorCode {
  return typeof code === "string" && known.has(code);
}
