// Unpacking: what a source holds once gzip and zip around it are undone, one in the other in any
// order: itself, or the files of an archive.
//
// Told by the first bytes, undone as it streams.

import { EngineError } from "../engine/engine-error.js";
import { gunzip } from "./gunzip.js";
import type { Meter } from "./meter.js";
import { type Pieces, type RawBytes, unreadable } from "./raw-bytes.js";
import { type Bytes, type Seekable, seekableBlob } from "./seekable.js";
import { openArchive } from "./zip.js";

/** A file of the source, or the source itself. */
export interface Unpacked {
  /** The source's name, followed by the path inside of an archive: "export.zip/opens/may.csv". */
  readonly name: string;
  /** Runs once; what comes next may be asked for when it ended, or was not begun. */
  readonly pieces: Pieces;
}

/** Files in an archive that are no exports by their names. */
export interface PassedOver {
  readonly name: string;
  readonly passedOver: readonly string[];
}

const gzipMagic = [0x1f, 0x8b];
const zipMagic = [0x50, 0x4b, 0x03, 0x04];
const emptyZipMagic = [0x50, 0x4b, 0x05, 0x06];

/** Layers around a file. */
const maxDepth = 8;

/** An archive that comes as a stream is held, packed, until its directory at the end is there. */
const maxHeldBytes = 2 ** 30;

/**
 * Throws EngineError "bad-source" where the source cannot be read, "unsupported" for what is no
 * archive of exports. Ending the loop early lets the source go.
 */
export async function* unpack(
  raw: RawBytes,
  name: string,
  meter: Meter,
  signal: AbortSignal | undefined,
): AsyncGenerator<Unpacked | PassedOver, void, undefined> {
  const pieces = meter.counting(raw.pieces(signal));
  try {
    yield* layer(pieces, raw.seekable, { name, meter, signal, depth: 0 });
  } finally {
    await raw.seekable?.close?.();
  }
}

interface Place {
  readonly name: string;
  readonly meter: Meter;
  readonly signal: AbortSignal | undefined;
  readonly depth: number;
}

async function* layer(
  pieces: Pieces,
  seekable: Seekable | undefined,
  place: Place,
): AsyncGenerator<Unpacked | PassedOver, void, undefined> {
  const { name, meter, depth } = place;
  const inside = { ...place, depth: depth + 1 };
  if (depth > maxDepth) {
    throw new EngineError("unsupported", "", `${name}: packed more than ${maxDepth} times`);
  }
  try {
    const start = await firstBytes(pieces);
    const whole = startingWith(start, pieces);
    if (matches(start, emptyZipMagic)) {
      throw new EngineError("unusable-input", "", `${name}: a zip archive without anything in it`);
    } else if (matches(start, zipMagic)) {
      const archive = seekable ? meter.watching(seekable) : await held(whole, name);
      yield* filesIn(archive, inside);
    } else if (matches(start, gzipMagic)) {
      yield* layer(gunzip(whole, name), undefined, inside);
    } else {
      yield { name, pieces: whole };
    }
  } finally {
    // It was begun by firstBytes, so this reaches whatever it reads from.
    await pieces.return(undefined);
  }
}

async function* filesIn(
  archive: Seekable,
  place: Place,
): AsyncGenerator<Unpacked | PassedOver, void, undefined> {
  const { name, signal } = place;
  const { files, passedOver } = await openArchive(archive, name);
  if (passedOver.length > 0) yield { name, passedOver };
  if (files.length === 0) {
    const found = passedOver.length > 0 ? `; found ${passedOver.slice(0, 8).join(", ")}` : "";
    throw new EngineError("unusable-input", "", `${name}: no export in this archive${found}`);
  }
  for (const file of files) {
    const path = `${name}/${file.path}`;
    try {
      yield* layer(file.pieces(path, signal), undefined, { ...place, name: path });
    } catch (error) {
      // The archive's other files may be whole.
      if (!(error instanceof EngineError) || signal?.aborted) throw error;
      yield { name: path, pieces: failing(error) };
    }
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- one form with the others
async function* failing(error: EngineError): Pieces {
  throw error;
}

async function held(pieces: Pieces, name: string): Promise<Seekable> {
  const parts: Bytes[] = [];
  let size = 0;
  for await (const piece of pieces) {
    parts.push(piece.slice());
    size += piece.length;
    if (size > maxHeldBytes) {
      throw unreadable(name, "a zip archive of more than 1 GiB as a stream; load it as a file");
    }
  }
  return seekableBlob(new Blob(parts));
}

/** At least the longest magic number, less only where the source ends before. */
async function firstBytes(pieces: Pieces): Promise<Bytes> {
  let start: Bytes = new Uint8Array(0);
  while (start.length < zipMagic.length) {
    const { done, value } = await pieces.next();
    if (done) break;
    if (start.length === 0) {
      start = value;
      continue;
    }
    const joined = new Uint8Array(start.length + value.length);
    joined.set(start);
    joined.set(value, start.length);
    start = joined;
  }
  return start;
}

async function* startingWith(start: Bytes, rest: Pieces): Pieces {
  if (start.length > 0) yield start;
  yield* rest;
}

function matches(bytes: Bytes, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
