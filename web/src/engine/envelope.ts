// Envelopes: what the engine's calls return, JSON text.
//
//   {"ok":true,"value":...}
//   {"ok":false,"error":{"code","path","message","problems"?}}
//
// A value is taken out as text, so that a report keeps the engine's own bytes.

import { EngineError, type Problem } from "./engine-error.js";
import type { Preview } from "../types/index.js";
import { isErrorCode } from "./error-codes.js";

const successPrefix = '{"ok":true,"value":';

/** The value's JSON text. Throws the EngineError that the envelope carries. */
export function unwrapText(envelope: string): string {
  if (envelope.startsWith(successPrefix) && envelope.endsWith("}")) {
    return envelope.slice(successPrefix.length, -1);
  }
  throw errorOf(envelope);
}

function errorOf(envelope: string): EngineError {
  let parsed: unknown;
  try {
    parsed = JSON.parse(envelope);
  } catch (cause) {
    return new EngineError("engine-dead", "", "the engine's answer is not JSON", { cause });
  }
  const error = member(parsed, "error");
  const first = problemOf(error);
  if (!first) return new EngineError("engine-dead", "", "the engine's answer has no known form");
  const list = member(error, "problems");
  const problems = Array.isArray(list) ? list.map(problemOf).filter((p) => p !== undefined) : [];
  const proposal = member(error, "proposal") as Preview | undefined;
  return new EngineError(first.code, first.path, first.message, { problems, proposal });
}

function problemOf(value: unknown): Problem | undefined {
  const code = member(value, "code");
  const path = member(value, "path");
  const message = member(value, "message");
  if (!isErrorCode(code) || typeof message !== "string") return undefined;
  return { code, path: typeof path === "string" ? path : "", message };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
