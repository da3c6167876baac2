// Objects as NDJSON, in pieces of bounded size, so that a large array is never text as a whole.

import { EngineError, messageOf } from "../engine/engine-error.js";
import type { Pieces } from "./raw-bytes.js";
import type { EventRecord } from "./source.js";

const pieceCharacters = 256 * 1024;

// eslint-disable-next-line @typescript-eslint/require-await -- one form with the other sources
export async function* recordBytes(records: readonly EventRecord[]): Pieces {
  const encoder = new TextEncoder();
  let text = "";
  for (const [index, record] of records.entries()) {
    try {
      text += `${JSON.stringify(record)}\n`;
    } catch (cause) {
      const message = `[${index}]: cannot be written as JSON: ${messageOf(cause)}`;
      throw new EngineError("bad-source", `[${index}]`, message, { cause });
    }
    if (text.length >= pieceCharacters) {
      yield encoder.encode(text);
      text = "";
    }
  }
  if (text !== "") yield encoder.encode(text);
}
