// The client with the real engine: what it answers, what it refuses, and what it does when the
// engine dies.

import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { engineFirst, engineWhole, linkedGlue } from "../../../scripts/lib/engine-alias.mjs";
import { type Client, createClient } from "../../../web/src/client.js";
import { loadInProcess } from "../../../web/src/engine/load-in-process.js";
import type { EngineModule } from "../../../web/src/engine/module.js";
import { filterOf } from "../../../web/src/state/funnel/filters.js";
import type { CardsRequest, FunnelRequest, ReportRequest } from "../../../web/src/types/index.js";
import { loadTestModule } from "../../wasm/test-module.js";
import { say, sharedFile } from "../shared-data.js";
import { fakeWorkers } from "./fake-worker.js";

vi.setConfig({ testTimeout: 60_000 });

const client = (): Client => createClient();
/** As in a page: the worker's other side, with cloned messages and transferred buffers. */
const clientWithWorker = (): Client => createClient({ worker: fakeWorkers(loadInProcess).start });

const day = (index: number): string => new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
const record = (index: number): Record<string, unknown> => ({
  id: `e${index}`,
  contact: `c${index % 999}@b.example`,
  time: day(index % 28),
  type: index % 2 === 0 ? "page_view" : "form_submitted",
  properties: { plan: index % 3 === 0 ? "pro" : "free" },
});
const records = Array.from({ length: 30_000 }, (_, index) => record(index));
const ndjson = records.map((event) => `${JSON.stringify(event)}\n`).join("");

const funnel: FunnelRequest = {
  report: "funnel",
  definition: {
    stages: [
      { id: "saw", steps: [{ event: "page_view" }] },
      { id: "sent", steps: [{ event: "form_submitted" }] },
    ],
  },
};

describe("answers", () => {
  const forms: [string, () => Parameters<Client["load"]>[0]][] = [
    ["text", () => new Blob([ndjson])],
    ["gzip", () => gzipSync(ndjson)],
    ["objects", () => records],
    ["a JSON array", () => new Response(JSON.stringify(records))],
    ["two halves", () => [new Blob([ndjson.slice(0, 1_000_000)]), new Blob([ndjson])]],
  ];
  test.each(forms)("%s and all other forms of the same events answer alike", async (form, make) => {
    if (form === "two halves") {
      // Cut within a line: the first file's last line is bad, its events come again in the second.
      const engine = client();
      const summary = await engine.load(make());
      expect(summary.sources[0]?.skipped).toEqual({ "not-json": 1 });
      expect(summary.events).toBe(records.length);
      expect(summary.duplicates).toBe(summary.sources[0]?.kept);
      return;
    }
    const expected = client();
    await expected.load(new Blob([ndjson]));
    const text = await expected.queryText(JSON.stringify(funnel));
    for (const engine of [client(), clientWithWorker()]) {
      expect((await engine.load(make())).events).toBe(records.length);
      expect(await engine.queryText(JSON.stringify(funnel))).toBe(text);
    }
  });

  test("a filter that a reader makes of a long id finds that id alone", async () => {
    const engine = client();
    const lines = ["12345678901234567", "12345678901234567", "12345678901234568"].map(
      (id, index) => `{"contact":"c${index}","type":"page_view","time":"${day(index)}","properties":{"account":${id}}}\n`,
    );
    await engine.load(new Blob(lines));
    const filter = filterOf("account", "number", "eq", ["12345678901234567"]);
    if (!filter) throw new Error("no filter");
    const { matching } = await engine.query({ report: "catalog", event: "*", where: [filter] });
    expect(matching).toEqual({ events: 2, contacts: 2 });
  });

  test("answers are typed by their requests", async () => {
    const engine = client();
    await engine.load(records);
    const { entered, stages } = await engine.query(funnel);
    expect(entered).toBe(999);
    expect(stages.map(({ records }) => records)).toEqual([999, 999]);
    const catalog = await engine.query({ report: "catalog" });
    expect(catalog.types.map(({ type, events }) => [type, events])).toEqual([
      ["form_submitted", 15_000],
      ["page_view", 15_000],
    ]);
    const { matching } = await engine.query({
      report: "catalog",
      event: "page_view",
      where: [["plan", "eq", "pro"]],
    });
    expect(matching.events).toBe(5000);
  });

  test("a mistaken request tells every problem with its path", async () => {
    const engine = client();
    const request = { report: "cards", bogus: 1, range: { from: "soon" } } as unknown as CardsRequest;
    const asked = engine.query(request);
    await expect(asked).rejects.toMatchObject({ name: "EngineError", code: "bad-request" });
    const { problems } = (await asked.catch((error: unknown) => error)) as { problems: object[] };
    expect(problems).toMatchObject([{ path: "range.from" }, { path: "bogus" }]);
  });
});

/** The module, but that the query "break" breaks an invariant. */
function breakable(module: Awaited<ReturnType<typeof loadTestModule>>): EngineModule {
  const { Engine } = module;
  const create = function () {
    const handle = new Engine();
    const query = (request: string): string => {
      if (request === "break") module.crash();
      return handle.query(request);
    };
    return new Proxy(handle, {
      get(target, name): unknown {
        if (name === "query") return query;
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
  };
  return { Engine: create as unknown as EngineModule["Engine"] };
}

describe("failures", () => {
  test("cancelling in the middle leaves the earlier data, to the byte", async () => {
    const engine = client();
    await engine.load(records.slice(0, 500));
    const before = await engine.queryText('{"report":"catalog"}');
    const abort = new AbortController();
    const big = new Blob(Array.from({ length: 5 }, () => ndjson));
    const onProgress = ({ rows }: { rows: number }): void => {
      if (rows > 30_000) abort.abort();
    };
    const loading = engine.load(big, { signal: abort.signal, onProgress });
    await expect(loading).rejects.toMatchObject({ name: "AbortError" });
    expect(await engine.queryText('{"report":"catalog"}')).toBe(before);
  });

  test("an unusable file alone is refused by name and leaves the earlier data", async () => {
    const engine = client();
    await engine.load(records.slice(0, 500));
    const before = await engine.queryText('{"report":"catalog"}');
    const words = new File(["these are\nonly words\n"], "words.txt");
    await expect(engine.load(words)).rejects.toMatchObject({
      code: "unusable-input",
      message: expect.stringMatching(/^words\.txt: /) as string,
    });
    expect(await engine.queryText('{"report":"catalog"}')).toBe(before);
  });

  test("an unusable file beside a good one is an error of its own", async () => {
    const engine = client();
    const words = new File(["these are\nonly words\n"], "words.txt");
    const cut = new File([gzipSync(ndjson).subarray(0, 100_000)], "cut.ndjson.gz");
    const { sources } = await engine.load([words, new Blob([ndjson]), cut]);
    expect(sources).toMatchObject([
      { name: "words.txt", kept: 0, error: { code: "unusable-input" } },
      { kept: records.length },
      { name: "cut.ndjson.gz", error: { code: "bad-source" } },
    ]);
    expect(sources[1]).not.toHaveProperty("error");
    const { sources: told } = await engine.query({ report: "doctor" });
    expect(told[0]?.error?.code).toBe("unusable-input");
  });

  const testEngine = existsSync(linkedGlue.replace("parcours-engine.mjs", "parcours-engine-test.mjs"));
  if (!testEngine) say("skipped: the engine's test module is not built");

  test.skipIf(!testEngine)("out of memory is an answer; earlier data stays", async () => {
    const engine = createClient({ loadEngine: () => loadTestModule() });
    await engine.load(records.slice(0, 500));
    const before = await engine.queryText('{"report":"catalog"}');
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let index = 0; ; index += 1) {
        const line = JSON.stringify({ ...record(index), properties: { text: `${index}`.repeat(999) } });
        yield await Promise.resolve(new TextEncoder().encode(`${line}\n`));
      }
    }
    await expect(engine.load(endless())).rejects.toMatchObject({ code: "out-of-memory" });
    expect(await engine.queryText('{"report":"catalog"}')).toBe(before);
  });

  test.skipIf(!testEngine)("an engine that aborts is replaced, and the client says so", async () => {
    const told: string[] = [];
    const engine = createClient({
      loadEngine: async () => breakable(await loadTestModule({ printErr: () => undefined })),
      onRestart: ({ code }) => told.push(code),
    });
    await engine.load(records.slice(0, 500));
    const restarted = { code: "engine-restarted" };
    await expect(engine.queryText("break")).rejects.toMatchObject(restarted);
    await expect(engine.queryText('{"report":"doctor"}')).rejects.toMatchObject(restarted);
    expect(told).toEqual(["engine-restarted"]);
    expect((await engine.load(records.slice(0, 10))).events).toBe(10);
    expect((await engine.query({ report: "catalog" })).events).toBe(10);
  });
});

describe("where the module comes from", () => {
  test("bytes at hand are used", async () => {
    const engine = createClient({ wasmBinary: new Uint8Array(readFileSync(engineWhole)) });
    expect((await engine.query({ report: "doctor" })).events).toBe(0);
  });

  test("a file: address is read in Node, as text or as a URL, its other half beside it", async () => {
    const address = pathToFileURL(engineFirst);
    for (const wasmUrl of [address, address.href]) {
      const engine = createClient({ wasmUrl });
      expect((await engine.query({ report: "doctor" })).events).toBe(0);
    }
    const absent = createClient({ wasmUrl: "file:///absent/engine.wasm" });
    await expect(absent.query({ report: "doctor" })).rejects.toMatchObject({
      code: "engine-unavailable",
      message: expect.stringContaining("/absent/engine") as string,
    });
  });

  test("importing the package has no effect", async () => {
    const before = process.listenerCount("uncaughtException");
    const entry = await import("../../../web/src/index.js");
    expect(Object.keys(entry).sort()).toEqual([
      "EngineError",
      "clientErrorCodes",
      "createClient",
      "engineErrorCodes",
    ]);
    expect(process.listenerCount("uncaughtException")).toBe(before);
  });
});

describe("cards of the shared fixture", () => {
  const events = sharedFile("fixtures/cards/events.ndjson");
  const expected = sharedFile("fixtures/cards/expected.json");
  test.skipIf(events === undefined || expected === undefined)("equal the expected ones", async () => {
    const { cases } = JSON.parse(readFileSync(expected ?? "", "utf8")) as {
      cases: { request: ReportRequest; answer: Record<string, unknown> }[];
    };
    const engine = client();
    await engine.load(new Blob([readFileSync(events ?? "")]));
    const cards = cases.filter(({ request }) => request.report === "cards");
    expect(cards.length).toBeGreaterThan(0);
    for (const { request, answer } of cards) {
      expect(await engine.query(request), JSON.stringify(request)).toMatchObject(answer);
    }
  });
});
