import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { gunzip } from "../../../web/src/sources/gunzip.js";

const packed = (text: string): Uint8Array => gzipSync(text);

async function textOf(...parts: readonly Uint8Array[]): Promise<string> {
  // eslint-disable-next-line @typescript-eslint/require-await -- one form with real sources
  async function* pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    for (const part of parts) yield new Uint8Array(part);
  }
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of gunzip(pieces(), "a.gz")) text += decoder.decode(piece, { stream: true });
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

  test.each([
    "Junk found after end of compressed data.",
    "Unexpected input after the end of stream",
    "Extra bytes past the end.",
  ])("where a browser says %j the error says what to do", async (told) => {
    const refusing = class extends TransformStream {
      constructor() {
        super({
          transform() {
            throw new TypeError(told);
          },
        });
      }
    };
    vi.stubGlobal("DecompressionStream", refusing);
    await expect(textOf(packed("one\n"), packed("two\n"))).rejects.toMatchObject({
      code: "bad-source",
      message: `a.gz: cannot be read: something follows its gzip data (${told}); where files were packed one by one and joined, unpack it first`,
    });
  });
});
