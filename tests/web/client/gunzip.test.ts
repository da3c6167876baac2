import { constants, gzipSync, inflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { gunzip } from "../../../web/src/sources/gunzip.js";

const packed = (text: string): Uint8Array => gzipSync(text);

// eslint-disable-next-line @typescript-eslint/require-await -- one form with real sources
async function* piecesOf(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  for (const part of parts) yield new Uint8Array(part);
}

async function textOf(...parts: readonly Uint8Array[]): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of gunzip(piecesOf(...parts), "a.gz")) text += decoder.decode(piece, { stream: true });
  return text;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("gzip", () => {
  test("files packed one by one and joined are one text", async () => {
    expect(await textOf(packed("one\n"), packed("two\n"), packed("three\n"))).toBe("one\ntwo\nthree\n");
  });

  test("zeros behind it are nothing", async () => {
    expect(await textOf(packed("one\n"), new Uint8Array(600))).toBe("one\n");
  });

  test("what follows it and is no gzip is told", async () => {
    await expect(textOf(packed("one\n"), Buffer.from("junk"))).rejects.toMatchObject({
      code: "bad-source",
      message: "a.gz: cannot be read: something follows its gzip data (incorrect header check); unpack it first",
    });
  });

  test("what follows it behind zeros is told, too", async () => {
    const behind = [new Uint8Array(600), Buffer.from("junk")];
    const told = { code: "bad-source", message: expect.stringMatching(/^a\.gz: cannot be read: something follows its gzip data\b.*; unpack it first$/u) as string };
    await expect(textOf(Buffer.concat([packed("one\n"), ...behind]))).rejects.toMatchObject(told);
    await expect(textOf(packed("one\n"), ...behind)).rejects.toMatchObject(told);
    const zeros = "\0".repeat(40);
    for (const text of ["", "x".repeat(256), zeros]) expect(await textOf(packed(text), new Uint8Array(600))).toBe(text);
  });

  test("many small members are written together where a stream takes several", async () => {
    let writes = 0;
    vi.stubGlobal("DecompressionStream", class extends DecompressionStream {
      override get writable(): DecompressionStream["writable"] {
        const writer = super.writable.getWriter();
        return new WritableStream({
          write: (bytes: BufferSource) => {
            writes += 1;
            return writer.write(bytes);
          },
          close: () => writer.close(),
          abort: (reason) => writer.abort(reason),
        });
      }
    });
    const texts = Array.from({ length: 500 }, (_, index) => `${index}\n`);
    expect(await textOf(Buffer.concat(texts.map(packed)))).toBe(texts.join(""));
    expect(writes).toBeLessThan(20);
  });

  test("padding between members, and in pieces of any size", async () => {
    const bytes = Buffer.concat([packed("one\n"), packed(""), packed("two\n"), new Uint8Array(20)]);
    expect(await textOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe("one\ntwo\n");
  });
});

/** Takes one member, as the standard has it and browsers do, and gives up what it had for whoever reads when more follows. */
class OneMember extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    let taken = Buffer.alloc(0);
    let given = 0;
    let ended = false;
    super({
      transform(bytes, controller) {
        if (ended) throw new TypeError("Junk found after end of compressed data.");
        taken = Buffer.concat([taken, bytes]);
        if (taken.length <= headerBytes) return;
        const { buffer, engine } = inflateRawSync(taken.subarray(headerBytes), { info: true, finishFlush: constants.Z_SYNC_FLUSH }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
        if (buffer.length > given) controller.enqueue(new Uint8Array(buffer.subarray(given)));
        given = buffer.length;
        const end = headerBytes + engine.bytesWritten + 8;
        ended = taken.length >= end && isFinal(taken.subarray(headerBytes, end - 8));
        if (ended && taken.length > end) throw new TypeError("Junk found after end of compressed data.");
      },
      flush() {
        if (!ended) throw new TypeError("Compressed input was truncated.");
      },
    });
  }
}

const headerBytes = 10; // of what gzipSync writes

function isFinal(deflated: Uint8Array): boolean {
  try {
    inflateRawSync(deflated);
    return true;
  } catch {
    return false;
  }
}

describe("gzip where a stream takes one member", () => {
  beforeEach(() => {
    vi.stubGlobal("DecompressionStream", OneMember);
  });

  const long = Array.from({ length: 20_000 }, (_, index) => `${index * 2654435761}\n`).join("");

  test.each([
    ["one", [packed("one\n")], "one\n"],
    ["one that holds nothing", [packed("")], ""],
    ["one that holds nothing, and zeros", [packed(""), new Uint8Array(600)], ""],
    ["one that holds nothing, stored, before another", [gzipSync("", { level: 0 }), packed("two\n")], "two\n"],
    ["one that holds nothing, stored, in one piece with others", [Buffer.concat([packed("one\n"), gzipSync("", { level: 0 }), packed("two\n"), gzipSync("", { level: 0 }), new Uint8Array(600)])], "one\ntwo\n"],
    ["several", [packed("one\n"), packed("two\n"), packed("three\n")], "one\ntwo\nthree\n"],
    ["several in a piece", [Buffer.concat([packed("one\n"), packed(""), packed(long), packed("x")])], `one\n${long}x`],
    ["zeros behind it", [packed(long), new Uint8Array(600)], long],
    ["zeros behind it in its piece", [Buffer.concat([packed("x".repeat(2 ** 16)), new Uint8Array(600)])], "x".repeat(2 ** 16)],
    ["zeros between", [Buffer.concat([packed("one\n"), new Uint8Array(30), packed("two\n")])], "one\ntwo\n"],
  ])("%s", async (_, parts, text) => {
    expect(await textOf(...parts)).toBe(text);
  });

  test("is one text however its bytes are cut", async () => {
    const bytes = Buffer.concat([packed("one\n"), packed(""), packed("two\n"), new Uint8Array(12)]);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      expect(await textOf(bytes.subarray(0, cut), bytes.subarray(cut))).toBe("one\ntwo\n");
    }
    expect(await textOf(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe("one\ntwo\n");
  });

  test("what was cut off is damaged, what follows is told; what came before was given", async () => {
    await expect(textOf(packed(long).subarray(0, 1000))).rejects.toMatchObject({ code: "bad-source", message: expect.stringContaining("damaged gzip data") as string });
    const given: string[] = [];
    const read = async (): Promise<void> => {
      for await (const piece of gunzip(piecesOf(Buffer.concat([packed("one\n"), Buffer.from("junk")])), "a.gz")) given.push(new TextDecoder().decode(piece));
    };
    await expect(read()).rejects.toMatchObject({
      code: "bad-source",
      message: "a.gz: cannot be read: something follows its gzip data (Junk found after end of compressed data.); unpack it first",
    });
    expect(given).toEqual(["one\n"]);
  });
});
