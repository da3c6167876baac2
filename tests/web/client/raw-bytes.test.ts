// The bytes of a file, read ahead in pieces: in their order and whole, no further than they are wanted.

import { afterEach, expect, it, vi } from "vitest";
import { rawBytesOf } from "../../../web/src/sources/raw-bytes.js";
import type { Bytes } from "../../../web/src/sources/seekable.js";

const size = 11_000_000;

function someBytes(): Bytes {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; ++at) bytes[at] = (at * 31 + (at >> 8) * 7 + (at >> 16)) & 255;
  return bytes;
}

/** The slices that are asked of the blob from now on. */
function slicesOf(blob: Blob): [number, number][] {
  const asked: [number, number][] = [];
  const slice = blob.slice.bind(blob);
  vi.spyOn(blob, "slice").mockImplementation((from = 0, to = blob.size) => {
    asked.push([from, to]);
    return slice(from, to);
  });
  return asked;
}

afterEach(() => {
  vi.restoreAllMocks();
});

it("come in order and whole, two reads at once, small ones first", async () => {
  const bytes = someBytes();
  const blob = new Blob([bytes]);
  const asked = slicesOf(blob);
  const pieces: Bytes[] = [];
  for await (const piece of rawBytesOf(blob, "a.csv").pieces()) {
    pieces.push(piece);
    expect(asked.length).toBeLessThanOrEqual(pieces.length + 1);
  }
  expect(Buffer.compare(Buffer.concat(pieces), bytes)).toBe(0);
  expect(asked.map(([from, to]) => to - from)).toEqual(pieces.map(({ length }) => length));
  expect(pieces[0]?.length).toBe(256 * 1024);
  expect(Math.max(...pieces.map(({ length }) => length))).toBe(4 * 1024 * 1024);
});

it("are none of an empty file", async () => {
  for await (const piece of rawBytesOf(new Blob([]), "a.csv").pieces()) expect(piece).toBeNull();
});

it("are asked for no further where the loop ends early, or by the signal", async () => {
  const blob = new Blob([someBytes()]);
  const asked = slicesOf(blob);
  for await (const piece of rawBytesOf(blob, "a.csv").pieces()) if (piece.length > 0) break;
  expect(asked).toHaveLength(2);

  asked.length = 0;
  const stop = new AbortController();
  let pieces = 0;
  for await (const piece of rawBytesOf(blob, "a.csv").pieces(stop.signal)) {
    pieces += piece.length > 0 ? 1 : 0;
    stop.abort();
  }
  expect(pieces).toBe(1);
  expect(asked).toHaveLength(2);
});

it("are given up to the one that cannot be read, which is then told", async () => {
  const bytes = someBytes();
  const blob = new Blob([bytes]);
  const slice = blob.slice.bind(blob);
  const second = 256 * 1024;
  vi.spyOn(blob, "slice").mockImplementation((from = 0, to = blob.size) => {
    const part = slice(from, to);
    if (from >= second) part.arrayBuffer = () => Promise.reject(new Error("the file was changed"));
    return part;
  });
  const read: Bytes[] = [];
  const reading = async (): Promise<void> => {
    for await (const piece of rawBytesOf(blob, "a.csv").pieces()) read.push(piece);
  };
  await expect(reading()).rejects.toMatchObject({
    code: "bad-source",
    message: "a.csv: cannot be read: the file was changed",
  });
  expect(Buffer.compare(Buffer.concat(read), bytes.subarray(0, second))).toBe(0);
});
