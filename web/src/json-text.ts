// What a caller gave as JSON text for the engine. A function or a symbol inside is refused: JSON would
// leave it out, and the engine would answer something else than was asked.

import { EngineError, messageOf } from "./engine/engine-error.js";
import type { EngineErrorCode } from "./engine/error-codes.js";

/** Throws an EngineError of this code, its path below `root`, where the value cannot be written whole. */
export function jsonText(value: unknown, code: EngineErrorCode, root = ""): string {
  const places = new Map<unknown, string>();
  const refused = (place: string, why: string, cause?: unknown): EngineError =>
    new EngineError(code, place, `${place === "" ? "" : `${place}: `}${why}`, { cause });
  try {
    return JSON.stringify(value, function (this: unknown, key, member: unknown) {
      const holder = places.get(this);
      const place = holder === undefined ? root : placeOf(holder, key, Array.isArray(this));
      if (typeof member === "function" || typeof member === "symbol" || typeof member === "bigint") {
        throw refused(place, `a ${typeof member}; expected JSON`);
      }
      // What JSON has nothing for, as a whole; a member may be absent.
      if (member === undefined && holder === undefined) throw refused(place, "undefined; expected JSON");
      if (typeof member === "object" && member !== null) places.set(member, place);
      return member;
    });
  } catch (cause) {
    // In a ring, or nested deeper than the stack.
    throw cause instanceof EngineError ? cause : refused(root, `cannot be written as JSON: ${messageOf(cause)}`, cause);
  }
}

function placeOf(holder: string, key: string, inList: boolean): string {
  if (inList) return `${holder}[${key}]`;
  return holder === "" ? key : `${holder}.${key}`;
}
