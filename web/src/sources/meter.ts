// Meter: how many bytes of a source, as stored, have been used up.

import type { Pieces } from "./raw-bytes.js";
import type { Seekable } from "./seekable.js";

const partBytes = 1024 * 1024;

export class Meter {
  #consumed = 0;

  get consumed(): number {
    return this.#consumed;
  }

  /** The pieces, counted as they pass: a large one in parts, or all of it would count with its first byte. */
  async *counting(pieces: Pieces): Pieces {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += partBytes) {
        const part = piece.subarray(at, at + partBytes);
        this.#consumed += part.length;
        yield part;
      }
    }
  }

  /** The source, read from any place: what counts is how much, and no more than there is. */
  watching(source: Seekable): Seekable {
    this.#consumed = 0;
    return {
      size: source.size,
      read: (offset, length) => {
        this.#consumed = Math.min(source.size, this.#consumed + length);
        return source.read(offset, length);
      },
    };
  }
}
