// Seekable: bytes that can be read from any place, as an archive has to be, whose directory stands at
// its end.

export type Bytes = Uint8Array<ArrayBuffer>;

export interface Seekable {
  readonly size: number;
  /** The bytes in [offset, offset + length), which lies within the size; or the first of them, at least one. */
  read(offset: number, length: number): Promise<Bytes>;
  /** Called when nothing more is read. */
  close?(): Promise<void>;
}

export function isSeekable(value: unknown): value is Seekable {
  const { size, read } = value as Partial<Record<"size" | "read", unknown>>;
  return typeof size === "number" && typeof read === "function";
}

export function seekableBlob(blob: Blob): Seekable {
  return {
    size: blob.size,
    read: async (offset, length) =>
      new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

export function seekableBytes(bytes: Bytes): Seekable {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
  };
}
