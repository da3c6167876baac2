import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Client, createClient } from "../../../web/src/client.js";
import type { BinarySource, DescribedSource, LoadInput } from "../../../web/src/sources/source.js";
import { seekableBytes } from "../../../web/src/sources/seekable.js";
import { chunkBytes } from "../../../web/src/sources/open-source.js";
import type { LoadProgress, ReportRequest } from "../../../web/src/types/index.js";
import { fakeLoader } from "./fake-engine.js";
import { fakeWorkers } from "./fake-worker.js";

const clientOf = (): Client => createClient({ worker: fakeWorkers(fakeLoader().load).start });
const linesIn = async (client: Client): Promise<number> => {
  const answer = await client.queryText('{"report":"count"}');
  return (JSON.parse(answer) as { lines: number }).lines;
};
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const streamOf = (...pieces: Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
async function* iterated(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

const text = "one\ntwo\nthree\n";
const zipped = (): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));
const records = [{ n: 1 }, { n: 2, data: [1] }, { n: 3 }];

/** As a file handle may: fewer bytes than asked for. */
const readingTwo = (size: number): LoadInput => ({
  size,
  read: (offset, length) => Promise.resolve(bytes(text).slice(offset, offset + Math.min(2, length))),
});

const kinds: [string, () => LoadInput, name: string][] = [
  ["File", () => new File([text], "a.ndjson"), "a.ndjson"],
  ["Blob", () => new Blob([text]), "source 1"],
  ["Response", () => new Response(text), "source 1"],
  ["function that fetches", () => () => Promise.resolve(new Response(text)), "source 1"],
  ["ReadableStream", () => streamOf(bytes("one\ntw"), bytes("o\nthree\n")), "source 1"],
  ["async iterable", () => iterated(bytes("one\ntw"), bytes("o\nthree\n")), "source 1"],
  ["ArrayBuffer", () => bytes(text).buffer, "source 1"],
  ["Uint8Array", () => bytes(text), "source 1"],
  ["part of a buffer", () => bytes(`zero\n${text}`).subarray(5), "source 1"],
  ["array of objects", () => records, "source 1"],
  ["gzipped File", () => new File([zipped()], "a.ndjson.gz"), "a.ndjson.gz"],
  ["gzip in single bytes", () => streamOf(...Array.from(zipped(), (b) => Uint8Array.of(b))), "source 1"],
  ["gzipped buffer", () => zipped(), "source 1"],
  ["what can be read from any place", () => seekableBytes(bytes(text)), "source 1"],
  ["what gives two bytes a read", () => readingTwo(bytes(text).length), "source 1"],
  ["described source", () => ({ data: bytes(text), name: "given" }), "given"],
];

test.each(kinds)("load takes a %s", async (_, make, name) => {
  const client = clientOf();
  const summary = await client.load(make());
  expect(summary).toMatchObject({ events: 3, sources: [{ name, kept: 3, rows: 3 }] });
  expect(await linesIn(client)).toBe(3);
});

test("what ends before its size is told, and what was read of it stays", async () => {
  const [source] = (await clientOf().load(readingTwo(bytes(text).length + 9))).sources;
  expect(source).toMatchObject({ kept: 3, error: { code: "bad-source" } });
  expect(source?.error?.message).toBe("cannot be read: it ends at byte 14, before its size of 23");
});

test("what gives more than asked for is refused", async () => {
  const source: LoadInput = { size: 4, read: () => Promise.resolve(bytes(text)) };
  await expect(clientOf().load(source)).rejects.toMatchObject({ code: "bad-source" });
});

test("several sources are one load with one summary", async () => {
  const { engines, load } = fakeLoader();
  const client = createClient({ worker: fakeWorkers(load).start });
  const summary = await client.load([new File(["a\nb\n"], "x"), zipped(), new Response("c\n")]);
  expect(summary.sources.map(({ name, kept }) => [name, kept])).toEqual([
    ["x", 2],
    ["source 2", 3],
    ["source 3", 1],
  ]);
  expect(engines[0]?.calls.filter((call) => call === "seal")).toHaveLength(1);
});

test("of several addresses one is open at a time, and one that cannot be reached is one that cannot be read", async () => {
  let open = 0;
  let most = 0;
  const address = (name: string): LoadInput => ({
    name,
    data: () => {
      if (name === "gone") return Promise.reject(new TypeError("fetch failed"));
      most = Math.max(most, (open += 1));
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.enqueue(bytes(text));
          controller.close();
          open -= 1;
        },
      }, { highWaterMark: 0 });
      return Promise.resolve(new Response(body, { headers: { "content-length": String(text.length) } }));
    },
  });
  const totals: (number | null)[] = [];
  const summary = await clientOf().load(["a", "b", "gone", "c"].map(address) as DescribedSource[], {
    onProgress: ({ totalBytes }) => totals.push(totalBytes),
  });
  expect(most).toBe(1);
  expect(summary.events).toBe(9);
  expect(summary.sources.map(({ error }) => error)).toEqual([
    undefined,
    undefined,
    { code: "bad-source", message: "cannot be read: fetch failed" },
    undefined,
  ]);
  // One never told its size.
  expect(new Set(totals)).toEqual(new Set([null]));
});

test("the total is told once an address has answered", async () => {
  const totals: (number | null)[] = [];
  const answer = new Response(text, { headers: { "content-length": String(text.length) } });
  await clientOf().load(() => Promise.resolve(answer), { onProgress: ({ totalBytes }) => totals.push(totalBytes) });
  expect([totals[0], totals.at(-1)]).toEqual([null, text.length]);
});

test("cancelling stops what is being fetched", async () => {
  const abort = new AbortController();
  let told: unknown;
  const loading = clientOf().load(
    (signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener("abort", () => {
          told = signal.reason;
          reject(signal.reason as Error);
        });
        setTimeout(() => {
          abort.abort("enough");
        }, 0);
      }),
    { signal: abort.signal },
  );
  await expect(loading).rejects.toBe("enough");
  expect(told).toBe("enough");
});

test("an address is named by its last part, escaped or not", async () => {
  const names = ["https://a.example/x/may%20b.ndjson?v=1", "https://a.example/100%.ndjson", "https://a.example/"].map(
    (url) => Object.defineProperty(new Response(text), "url", { value: url }),
  );
  const { sources } = await clientOf().load(names);
  expect(sources.map(({ name }) => name)).toEqual(["may b.ndjson", "100%.ndjson", "a.example"]);
});

test("a source's own options stand over those of the load", async () => {
  const client = clientOf();
  const data = bytes(text);
  const summary = await client.load([{ data, name: "mine" }, data], { name: "all" });
  expect(summary.sources.map(({ name }) => name)).toEqual(["mine", "all"]);
});

test("the caller's buffer stays the caller's", async () => {
  const mine = bytes(text);
  await clientOf().load(mine);
  expect(mine.length).toBe(text.length);
  expect(new TextDecoder().decode(mine)).toBe(text);
});

test("bytes arrive whole and in order over many chunks", async () => {
  const line = `${"x".repeat(99)}\n`;
  const count = Math.ceil((2.5 * chunkBytes) / line.length);
  const { engines, load } = fakeLoader();
  const client = createClient({ worker: fakeWorkers(load).start });
  await client.load(new Blob([line.repeat(count), "last\n"]));
  expect(engines[0]?.calls.filter((call) => call === "append")).toHaveLength(3);
  const answer = await client.queryText('{"report":"count"}');
  expect(JSON.parse(answer)).toMatchObject({ lines: count + 1, last: "last" });
});

test("progress never falls, ends at the total and then says sealing", async () => {
  const big = "0123456789\n".repeat(500_000);
  const seen: LoadProgress[] = [];
  const packed = new Uint8Array(gzipSync(text));
  await clientOf().load([new File([big], "big"), packed], { onProgress: (p) => seen.push(p) });
  const totalBytes = big.length + packed.length;
  expect(seen[0]).toMatchObject({ phase: "reading", source: 0, sources: 2, bytes: 0, rows: 0 });
  for (const [index, next] of seen.entries()) {
    const last = seen[index - 1];
    expect(next.totalBytes).toBe(totalBytes);
    if (!last) continue;
    expect(next.bytes).toBeGreaterThanOrEqual(last.bytes);
    expect(next.rows).toBeGreaterThanOrEqual(last.rows);
    expect(next.kept).toBeGreaterThanOrEqual(last.kept);
  }
  expect(seen.at(-1)).toMatchObject({ phase: "sealing", bytes: totalBytes, rows: 500_003 });
  expect(seen.filter(({ phase }) => phase === "sealing")).toHaveLength(1);
});

test.each(["in memory", "as a file"])("progress of one source %s is that of what the engine has", async (where) => {
  const big = bytes("0123456789\n".repeat(500_000));
  const seen: LoadProgress[] = [];
  await clientOf().load(where === "in memory" ? big : new Blob([big]), { onProgress: (p) => seen.push(p) });
  const told = seen.filter(({ phase, rows }) => phase === "reading" && rows > 0).map(({ bytes: read, rows }) => read / (rows * 11));
  expect(told.length).toBeGreaterThan(4);
  // A chunk, and what is pulled for the next, may be ahead.
  for (const ahead of told) expect(ahead).toBeLessThanOrEqual(2.1);
});

test("the total is null where a source does not tell its size", async () => {
  const seen: (number | null)[] = [];
  const onProgress = ({ totalBytes }: LoadProgress): number => seen.push(totalBytes);
  await clientOf().load([bytes(text), streamOf(bytes(text))], { onProgress });
  expect(new Set(seen)).toEqual(new Set([null]));
});

test("a response tells its size, but not where its transfer was compressed", async () => {
  const totals: (number | null)[] = [];
  const onProgress = ({ totalBytes }: LoadProgress): number => totals.push(totalBytes);
  const client = clientOf();
  const plain = { "content-length": String(text.length) };
  await client.load(new Response(text, { headers: plain }), { onProgress });
  expect(new Set(totals)).toEqual(new Set([text.length]));
  totals.length = 0;
  const encoded = { ...plain, "content-encoding": "gzip" };
  await client.load(new Response(text, { headers: encoded }), { onProgress });
  expect(new Set(totals)).toEqual(new Set([null]));
});

const refusals: [string, () => LoadInput, object][] = [
  ["a damaged zip archive", () => bytes("PK\u0003\u0004rest"), { code: "bad-source" }],
  ["damaged gzip", () => zipped().fill(0, 12, 20), { code: "bad-source" }],
  ["truncated gzip", () => zipped().subarray(0, 11), { code: "bad-source" }],
  ["a failed response", () => new Response("no", { status: 404 }), { code: "bad-source" }],
  ["nothing usable", () => bytes("bad\n"), { code: "unusable-input" }],
  ["an empty source", () => new Blob([]), { code: "unusable-input" }],
  ["a refusal by the engine", () => bytes("!refuse\n"), { code: "too-large" }],
  ["an object that is no JSON", () => [{ n: 1 }, { n: 2n }], { code: "bad-source", path: "[1]" }],
  ["a stream of text", () => streamOf("text" as unknown as Uint8Array), { code: "bad-source" }],
];

test.each(refusals)("%s is refused, and what was loaded before stays", async (_, make, error) => {
  const client = clientOf();
  await client.load(bytes(text));
  await expect(client.load(make())).rejects.toMatchObject({ name: "EngineError", ...error });
  expect(await linesIn(client)).toBe(3);
  await client.load(bytes("four\n"));
  expect(await linesIn(client)).toBe(4);
});

const partial: [string, () => LoadInput, kept: number, object][] = [
  ["damaged gzip", () => new Uint8Array(gzipSync("x\n".repeat(999))).fill(0, 18, 24), 0, { code: "bad-source" }],
  ["a refusal in the middle", () => bytes("a\n!refuse\n"), 1, { code: "too-large" }],
  ["a stream that breaks", () => streamOf(bytes("a\nb\n"), "c" as unknown as Uint8Array), 2, { code: "bad-source" }],
  ["nothing usable", () => bytes("bad\n"), 0, { code: "unusable-input" }],
  ["a failed response", () => new Response("no", { status: 404 }), 0, { code: "bad-source" }],
];

test.each(partial)("%s does not keep the other sources from loading", async (_, make, kept, error) => {
  for (const order of [0, 1]) {
    const client = clientOf();
    const sources = [{ data: make() as BinarySource, name: "odd" }, { data: bytes(text), name: "good" }];
    const summary = await client.load(order === 0 ? sources : sources.reverse());
    expect(summary.sources[order]).toMatchObject({ name: "odd", kept, error });
    expect(summary.sources[1 - order]).not.toHaveProperty("error");
    expect(summary.sources[order]?.error?.message).not.toMatch(/^odd: /);
    expect(await linesIn(client)).toBe(3 + kept);
  }
});

test("where no source has anything usable, the load is refused with every problem", async () => {
  const client = clientOf();
  const loading = client.load([new File(["bad\n"], "one"), new File(["!refuse\n"], "two")]);
  await expect(loading).rejects.toMatchObject({
    code: "unusable-input",
    message: expect.stringMatching(/^one: /) as string,
    problems: [{ code: "unusable-input" }, { code: "too-large", message: expect.stringMatching(/^two: /) as string }],
  });
  expect(await linesIn(client)).toBe(0);
});

test("what is no source at all is a TypeError that says what is", async () => {
  const load = (input: unknown): Promise<unknown> => clientOf().load(input as LoadInput);
  await expect(load("https://a.example/x")).rejects.toThrow(/found text; expected a File, Blob, Response/);
  await expect(load(5)).rejects.toThrow(TypeError);
  await expect(load([{ n: 1 }, new Blob(["x"])])).rejects.toThrow(/either only sources/);
});

test("cancelling in the middle leaves what was sealed before, and frees the source", async () => {
  const client = clientOf();
  await client.load(bytes(text));
  let cancelled: unknown;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytes("row\n".repeat(100_000))),
    cancel: (why) => void (cancelled = why),
  });
  const abort = new AbortController();
  const onProgress = ({ rows }: LoadProgress): void => {
    if (rows > 1_000_000) abort.abort();
  };
  const loading = client.load(endless, { onProgress, signal: abort.signal });
  await expect(loading).rejects.toMatchObject({ name: "AbortError" });
  expect(await linesIn(client)).toBe(3);
  expect(cancelled).toBe(abort.signal.reason);
  await client.load(bytes("four\n"));
  expect(await linesIn(client)).toBe(4);
});

test("cancelling does not wait for a source that is silent", async () => {
  const client = clientOf();
  let cancelled: unknown;
  const reason = new Error("enough");
  const abort = new AbortController();
  const silent = new ReadableStream<Uint8Array>(
    {
      pull() {
        queueMicrotask(() => abort.abort(reason));
        return new Promise(() => undefined);
      },
      cancel: (why) => void (cancelled = why),
    },
    { highWaterMark: 0 }, // not pulled before it is read
  );
  const loading = client.load(silent, { signal: abort.signal });
  await expect(loading).rejects.toBe(reason);
  expect(cancelled).toBe(reason);
  expect(await linesIn(client)).toBe(0);
});

test("a signal that was aborted before starts nothing", async () => {
  const { workers, start } = fakeWorkers(fakeLoader().load);
  const client = createClient({ worker: start });
  const signal = AbortSignal.abort();
  await expect(client.load(bytes(text), { signal })).rejects.toMatchObject({ name: "AbortError" });
  const request = { report: "doctor" } satisfies ReportRequest;
  await expect(client.query(request, { signal })).rejects.toMatchObject({ name: "AbortError" });
  expect(workers).toHaveLength(0);
});

test("loads run one after another, and cancelling a waiting one does not disturb the first", async () => {
  const client = clientOf();
  let open: ReadableStreamDefaultController<Uint8Array> | undefined;
  const slow = new ReadableStream<Uint8Array>({ start: (controller) => void (open = controller) });
  const abort = new AbortController();
  const first = client.load(slow);
  const second = client.load(bytes("x\n"), { signal: abort.signal });
  const third = client.load(bytes("y\n"));
  abort.abort();
  await expect(second).rejects.toMatchObject({ name: "AbortError" });
  open?.enqueue(bytes(text));
  open?.close();
  expect((await first).events).toBe(3);
  expect((await third).events).toBe(4);
});
