// What is packed: zip and gzip, one in the other, whatever form the archive comes in.

import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { type Client, createClient } from "../../../web/src/client.js";
import type { LoadInput } from "../../../web/src/sources/source.js";
import { seekableBytes } from "../../../web/src/sources/seekable.js";
import type { LoadProgress, LoadSummary } from "../../../web/src/types/index.js";
import { placesOf, zipOf } from "./archive.js";
import { fakeLoader } from "./fake-engine.js";
import { fakeWorkers } from "./fake-worker.js";

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const clientOf = (): Client => createClient({ worker: fakeWorkers(fakeLoader().load).start });
const kept = ({ sources }: LoadSummary): [string, number][] =>
  sources.map(({ name, kept: count }) => [name, count]);
const load = (data: LoadInput, name = "export.zip"): Promise<LoadSummary> =>
  clientOf().load(data, { name });
const gzip = (text: string): Uint8Array => new Uint8Array(gzipSync(text));

async function* bytewise(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (const byte of bytes) yield await Promise.resolve(Uint8Array.of(byte));
}

const exportZip = (): Promise<Uint8Array<ArrayBuffer>> =>
  zipOf({
    "opens/may.csv": "one\ntwo\n",
    "opens/": "",
    "clicks/may.csv": "three\n",
    "readme.html": "<p>",
    "__MACOSX/opens/._may.csv": "x",
    ".DS_Store": "x",
  });
const expected = [
  ["export.zip/clicks/may.csv", 1],
  ["export.zip/opens/may.csv", 2],
];

describe("an archive is as many sources as it has exports", () => {
  const forms: [string, (zip: Uint8Array<ArrayBuffer>) => LoadInput][] = [
    ["file", (zip) => new File([zip], "export.zip")],
    ["buffer", (zip) => zip],
    ["response", (zip) => new Response(zip)],
    ["stream", (zip) => new Blob([zip]).stream()],
    ["stream of single bytes", bytewise],
    ["seekable", (zip) => seekableBytes(zip)],
    ["seekable of short reads", (zip) => ({ ...seekableBytes(zip), read: (at, length) => Promise.resolve(zip.slice(at, at + Math.min(length, 7))) })],
    ["gzip of it", (zip) => new Uint8Array(gzipSync(zip))],
  ];
  test.each(forms)("as a %s", async (_, form) => {
    const summary = await load(form(await exportZip()));
    expect(kept(summary)).toEqual(expected);
    expect(summary.passedOver).toEqual([
      { name: "export.zip", count: 3, files: [".DS_Store", "__MACOSX/opens/._may.csv", "readme.html"] },
    ]);
  });

  test.each([
    ["stored", { level: 0 }],
    ["with sizes behind the data", { dataDescriptor: true }],
    ["with sizes of 64 bits", { zip64: true }],
  ] as const)("%s", async (_, options) => {
    expect(kept(await load(await zipOf({ "a.json": "one\n" }, options)))).toEqual([["export.zip/a.json", 1]]);
  });

  test("gzip and zip inside, with the names of all of them", async () => {
    const inner = await zipOf({ "b.ndjson": "two\nthree\n" }, { level: 0, dataDescriptor: true });
    const zip = await zipOf({ "a.json.gz": gzip("one\n"), "inner.zip": inner }, { level: 0 });
    expect(kept(await load(zip))).toEqual([
      ["export.zip/a.json.gz", 1],
      ["export.zip/inner.zip/b.ndjson", 2],
    ]);
  });

  test("much more inside than the archive's size", async () => {
    const text = "0123456789\n".repeat(1_000_000);
    const zip = await zipOf({ "a.csv": text });
    expect(zip.length).toBeLessThan(text.length / 100);
    expect(kept(await load(zip))).toEqual([["export.zip/a.csv", 1_000_000]]);
  });

  test("progress counts the archive's bytes, names the file inside, and ends at the total", async () => {
    const seen: LoadProgress[] = [];
    const line = (index: number): string => `${Math.sin(index)}\n`;
    const random = Array.from({ length: 130_000 }, (_, index) => line(index)).join("");
    const zip = await zipOf({ "a.csv": random, "b.csv": random, "c.html": random });
    await clientOf().load(new File([zip], "x.zip"), { onProgress: (progress) => seen.push(progress) });
    for (const [index, { bytes, rows }] of seen.entries()) {
      expect(bytes).toBeGreaterThanOrEqual(seen[index - 1]?.bytes ?? 0);
      expect(rows).toBeGreaterThanOrEqual(seen[index - 1]?.rows ?? 0);
    }
    const shares = seen.map(({ bytes, totalBytes }) => bytes / (totalBytes ?? 1));
    expect(shares.some((share) => share > 0.1 && share < 0.6)).toBe(true);
    expect(seen.at(-1)).toMatchObject({ phase: "sealing", bytes: zip.length, totalBytes: zip.length, sources: 1 });
    expect(new Set(seen.map(({ name }) => name))).toEqual(new Set(["x.zip", "x.zip/a.csv", "x.zip/b.csv"]));
  });
});

describe("what cannot be read", () => {
  test("a file inside is an error of its own, by its name", async () => {
    const secret = await zipOf({ "a.csv": "one\n" }, { password: "p", zipCrypto: true });
    const whole = await zipOf({ "b.csv": "two\n", "bad.csv": "bad\n", "secret.zip": secret });
    const { sources } = await load(whole);
    expect(sources).toMatchObject([
      { name: "export.zip/b.csv", kept: 1 },
      { name: "export.zip/bad.csv", error: { code: "unusable-input" } },
      { name: "export.zip/secret.zip/a.csv", error: { code: "unsupported", message: expect.stringMatching(/^encrypted/) as string } },
    ]);
  });

  test("a method of compression that is not read", async () => {
    const zip = await zipOf({ "a.csv": "one\n", "b.csv": "two\n" });
    // Of the first file, in its own header and in the directory.
    for (const [mark, offset] of [[[0x50, 0x4b, 3, 4], 8], [[0x50, 0x4b, 1, 2], 10]] as const) {
      zip[(placesOf(zip, mark)[0] ?? 0) + offset] = 12;
    }
    const { sources } = await load(zip);
    expect(sources).toMatchObject([
      { name: "export.zip/a.csv", error: { code: "unsupported", message: expect.stringMatching(/method \(12\)/) as string } },
      { name: "export.zip/b.csv", kept: 1 },
    ]);
  });

  test("a file whose checksum does not fit keeps what was read and says so", async () => {
    const zip = await zipOf({ "a.csv": "one\ntwo\n", "b.csv": "three\n" }, { level: 0 });
    const at = placesOf(zip, [...new TextEncoder().encode("two")])[0] ?? 0;
    zip[at] = 0x54;
    const { sources } = await load(zip);
    expect(sources).toMatchObject([
      { name: "export.zip/a.csv", error: { code: "bad-source", message: expect.stringMatching(/damaged/) as string } },
      { name: "export.zip/b.csv", kept: 1 },
    ]);
  });

  const refused: [string, () => Promise<Uint8Array<ArrayBuffer>>, string, RegExp][] = [
    ["a workbook", () => zipOf({ "[Content_Types].xml": "x", "xl/workbook.xml": "x" }), "unsupported", /Excel.*CSV UTF-8/],
    ["an OpenDocument file", () => zipOf({ mimetype: "x", "META-INF/manifest.xml": "x" }), "unsupported", /OpenDocument/],
    ["an archive without exports", () => zipOf({ "a.html": "x" }), "unusable-input", /no export.*a\.html/],
    ["an archive without files", () => zipOf({}), "unusable-input", /without anything/],
    ["an archive cut off", async () => (await exportZip()).slice(0, 200), "bad-source", /damaged zip/],
  ];
  test.each(refused)("%s", async (_, make, code, message) => {
    await expect(load(await make())).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  test("a spreadsheet that is damaged, which is told by its name as one", async () => {
    const cut = (await zipOf({ "[Content_Types].xml": "x", "xl/workbook.xml": "x".repeat(500) })).slice(0, 120);
    for (const name of ["sheet.xlsx", "Sheet.XLSM", "sheet.ods"]) {
      await expect(load(cut, name)).rejects.toMatchObject({
        code: "unsupported",
        message: expect.stringMatching(/a damaged spreadsheet .*save the sheet as CSV UTF-8/u) as string,
      });
    }
  });

  test("gzip in gzip in gzip ends somewhere", async () => {
    let bytes: Uint8Array = new TextEncoder().encode("one\n");
    for (let depth = 0; depth < 12; depth += 1) bytes = gzipSync(bytes);
    await expect(load(new Uint8Array(bytes))).rejects.toMatchObject({ code: "unsupported" });
  });
});

test("cancelling in the middle of an archive discards the load", async () => {
  const client = clientOf();
  const zip = await zipOf({ "a.csv": "row\n".repeat(3_000_000), "b.csv": "two\n" });
  const abort = new AbortController();
  const onProgress = ({ rows }: LoadProgress): void => {
    if (rows > 0) abort.abort();
  };
  const loading = client.load(new File([zip], "a.zip"), { signal: abort.signal, onProgress });
  await expect(loading).rejects.toMatchObject({ name: "AbortError" });
  expect((await client.load(new Blob(["x\n"]))).events).toBe(1);
});
