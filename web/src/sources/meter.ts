// Meter: how many bytes of a source, as stored, have been used up.

import type { Pieces } from "./raw-bytes.js";
import type { Seekable } from "./seekable.js";

export class Meter {
  #consumed = 0;

  get consumed(): number {
    return this.#consumed;
  }

  /** The pieces, counted as they pass. */
  async *counting(pieces: Pieces): Pieces {
    for await (const piece of pieces) {
      this.#consumed += piece.length;
      yield piece;
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
