// Zip archives for tests, written by the library that reads them.

import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter, type ZipWriterAddDataOptions } from "@zip.js/zip.js";

export type Content = string | Uint8Array;

export async function zipOf(
  files: Readonly<Record<string, Content>>,
  options: ZipWriterAddDataOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, zip64: false });
  for (const [name, content] of Object.entries(files)) {
    const reader = typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content);
    await writer.add(name, name.endsWith("/") ? undefined : reader, options);
  }
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

/** Every place where the bytes stand. */
export function placesOf(bytes: Uint8Array, wanted: readonly number[]): number[] {
  const places: number[] = [];
  for (let at = 0; at + wanted.length <= bytes.length; at += 1) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) places.push(at);
  }
  return places;
}
