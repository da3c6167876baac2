// In a page: the file that its reader chose.

const readBytes = 4 << 20; // as the client reads files (web/src/sources/raw-bytes.ts)
const chunkBytes = 1 << 20; // as it sends them on (web/src/sources/open-source.ts)

/** Pieces of 1 MiB; each is valid until the next. */
export async function* chunks() {
  const [file] = document.querySelector('input').files;
  const buffer = new Uint8Array(chunkBytes);
  for (let at = 0; at < file.size; at += readBytes) {
    const read = new Uint8Array(await file.slice(at, at + readBytes).arrayBuffer());
    for (let begin = 0; begin < read.length; begin += chunkBytes) {
      const part = read.subarray(begin, begin + chunkBytes);
      buffer.set(part);
      yield buffer.subarray(0, part.length);
    }
  }
}
