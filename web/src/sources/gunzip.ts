// Gzip, undone by the platform's own DecompressionStream.
//
// A gzip file is one member or several, and zeros may follow. Browsers read one member and refuse what follows, so each
// has a stream of its own there. Where it ends no stream says; but the last four bytes of a member are the size of what
// it holds, and all of it is there by then: so many bytes have come out where it may end, before the first bytes of
// another member or among zeros at the end. Its stream, which is closed there, checks the rest.
// Node's takes one member after another, which are written together then: each write takes its time. It passes over
// whatever stands behind zeros; of a single member its size tells.

import { messageOf } from "../engine/engine-error.js";
import { type Pieces, unreadable } from "./raw-bytes.js";
import type { Bytes } from "./seekable.js";

/** What browsers say of bytes behind a member; and Node, since a member's header was seen before. */
const saysMore = /junk|after the end|extra bytes|incorrect header/i;

function problemOf(cause: unknown): string {
  // Chromium puts the method before what it says.
  const told = messageOf(cause).replace(/^Failed to execute '\w+' on '\w+': /u, "");
  return saysMore.test(told)
    ? `something follows its gzip data (${told}); unpack it first`
    : `damaged gzip data: ${told}`;
}

/** An empty member. */
const EMPTY = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0);

const takingSeveral = new WeakMap<typeof DecompressionStream, Promise<boolean>>();

/** Whether the platform's stream takes one member after another. */
function takesSeveral(): Promise<boolean> {
  const known = takingSeveral.get(DecompressionStream);
  if (known) return known;
  const stream = new Blob([EMPTY, EMPTY]).stream().pipeThrough(new DecompressionStream("gzip"));
  const several = new Response(stream).arrayBuffer().then(
    () => true,
    () => false,
  );
  takingSeveral.set(DecompressionStream, several);
  return several;
}

/** Throws EngineError "bad-source" where it is damaged. */
export async function* gunzip(pieces: Pieces, name: string): Pieces {
  let member = new Member(name);
  const several = await takesSeveral();
  let zeros = 0; // that came last, and are not written yet
  try {
    for await (const part of partsOf(pieces, several)) {
      if (isMember(part)) {
        zeros = yield* member.fill(zeros);
        if (member.isWhole()) {
          yield* member.end();
          member = new Member(name);
          zeros = 0;
        } else {
          member.mayGoOn();
        }
      }
      if (several && nextMember(part) > 0) member.isOneOfSeveral();
      const end = endOf(part);
      for (; end > 0 && zeros > 0; zeros -= Math.min(zeros, mostZeros)) {
        yield* member.write(new Uint8Array(Math.min(zeros, mostZeros)));
      }
      if (end > 0) yield* member.write(part.subarray(0, end));
      zeros += part.length - end;
    }
    yield* member.fill(zeros);
    yield* member.end();
  } finally {
    await member.cancel();
  }
}

/** A member that holds nothing ends with the second byte of an empty block, a check of 0 and a size of 0. */
const mostOwnZeros = 9;
/** One that was stored, not packed, with the block's length, turned round, before these. */
const storedZeros = 8;
const storedEnd = 0xff;
const mostTail = 2 * mostOwnZeros;
const mostZeros = 2 ** 16;
/** What a member begins with: two bytes that say gzip, and deflate. */
const magic = [0x1f, 0x8b, 8];

/** As far as it is there. */
function isMember(bytes: Bytes, at = 0): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte || at + index >= bytes.length);
}

/** Behind `at`, or -1. */
function nextMember(bytes: Bytes, at = 0): number {
  let next = bytes.indexOf(0x1f, at + 1);
  while (next > 0 && !isMember(bytes, next)) next = bytes.indexOf(0x1f, next + 1);
  return next;
}

/** The same bytes, each part from where a member may begin; `several`: that is behind zeros, which end the stream. */
async function* partsOf(pieces: Pieces, several: boolean): Pieces {
  for await (const piece of pieces) {
    let begin = 0;
    for (let at = nextMember(piece); at > 0; at = nextMember(piece, at)) {
      if (several && !piece.subarray(Math.max(0, at - mostOwnZeros - 1), at).every((byte) => byte === 0)) continue;
      yield piece.subarray(begin, at);
      begin = at;
    }
    if (begin < piece.length) yield piece.subarray(begin);
  }
}

/** Where the zeros begin that it ends with. */
function endOf(part: Bytes): number {
  let end = part.length;
  while (end > 0 && part[end - 1] === 0) end -= 1;
  return end;
}

class Member {
  readonly #name: string;
  readonly #writer: WritableStreamDefaultWriter<Bytes>;
  readonly #reader: ReadableStreamDefaultReader<Bytes>;
  #next: Promise<ReadableStreamReadResult<Bytes>>;
  #size = 0; // of what came out, modulo 2^32
  #last = 0; // four bytes that went in, as a number
  #zeros = 0; // that went in last
  #beforeZeros = 0; // the byte before them
  #tail: readonly number[] = []; // the last bytes that went in, more than a size and its own zeros
  #begun = false;
  #isSure = true; // that it is a single one

  constructor(name: string) {
    this.#name = name;
    const { readable, writable } = new DecompressionStream("gzip");
    this.#writer = writable.getWriter();
    this.#reader = readable.getReader();
    this.#next = this.#read();
  }

  /** Another one may follow, and not all of this one have come out yet. */
  mayGoOn(): void {
    if (this.#begun) this.isOneOfSeveral();
  }

  isOneOfSeveral(): void {
    this.#isSure = false;
  }

  isWhole(): boolean {
    if (this.#size !== 0) return this.#last === this.#size;
    return this.#zeros >= mostOwnZeros || (this.#zeros === storedZeros && this.#beforeZeros === storedEnd);
  }

  write(bytes: Bytes): Pieces {
    this.#begun = true;
    this.#tail = [...this.#tail, ...bytes.subarray(-mostTail)].slice(-mostTail);
    for (const byte of bytes.subarray(-mostOwnZeros)) {
      this.#last = ((this.#last >>> 8) | (byte << 24)) >>> 0;
      this.#zeros = byte === 0 ? this.#zeros + 1 : 0;
      if (byte !== 0) this.#beforeZeros = byte;
    }
    return this.#during(this.#writer.write(bytes));
  }

  /** With as many of `zeros` zeros as may be its own; how many are left. */
  async *fill(zeros: number): AsyncGenerator<Bytes, number, undefined> {
    let own = 0;
    for (; own < Math.min(zeros, mostOwnZeros) && !this.isWhole(); own += 1) yield* this.write(new Uint8Array(1));
    return zeros - own;
  }

  async *end(): Pieces {
    yield* this.#during(this.#writer.close());
    for (;;) {
      const result = await this.#told(this.#next);
      if (result.done) break;
      yield this.#take(result.value);
    }
    if (this.#isSure && !this.#endsBySize()) throw unreadable(this.#name, "something follows its gzip data; unpack it first");
  }

  /** Behind its size there may be zeros that were taken for its own. */
  #endsBySize(): boolean {
    for (let end = this.#tail.length; end >= 4; end -= 1) {
      const size = this.#tail.slice(end - 4, end).reduceRight((sum, byte) => sum * 256 + byte, 0);
      if (size === this.#size) return true;
      if (this.#tail[end - 1] !== 0) return false;
    }
    return true;
  }

  /** What comes out until `done`. What waits then was asked for before, and is seen first. */
  async *#during(done: Promise<void>): Pieces {
    const none = done.then(() => undefined);
    none.catch(() => undefined); // told where it is awaited, which may be later
    for (;;) {
      const result = await this.#told(Promise.race([this.#next, none]));
      if (!result || result.done) return;
      yield this.#take(result.value);
    }
  }

  #take(bytes: Bytes): Bytes {
    this.#size = (this.#size + bytes.length) % 2 ** 32;
    this.#next = this.#read();
    return bytes;
  }

  #read(): Promise<ReadableStreamReadResult<Bytes>> {
    const read = this.#reader.read();
    read.catch(() => undefined); // as above
    return read;
  }

  async #told<Value>(awaited: Promise<Value>): Promise<Value> {
    try {
      return await awaited;
    } catch (cause) {
      throw unreadable(this.#name, problemOf(cause), cause);
    }
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel().catch(() => undefined);
    await this.#writer.abort().catch(() => undefined);
  }
}
