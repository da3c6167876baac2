// A file in pieces, so that one of any size can be measured.
import { closeSync, openSync, readSync } from 'node:fs';

const chunkBytes = 1 << 20; // as the client sends them (web/src/sources/open-source.ts)

/** Pieces of 1 MiB; each is valid until the next. */
export function* chunksOf(file) {
  const buffer = new Uint8Array(chunkBytes);
  const input = openSync(file, 'r');
  try {
    for (let count; (count = readSync(input, buffer)) > 0; ) yield buffer.subarray(0, count);
  } finally {
    closeSync(input);
  }
}

/** The same as text of whole lines. The data is ASCII. */
export function* linesOf(file) {
  let rest = '';
  for (const chunk of chunksOf(file)) {
    const text = rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    yield text.slice(0, end);
  }
}
