import { expect, test, vi } from "vitest";
import { createClient } from "../../../web/src/client.js";
import type { EngineError } from "../../../web/src/engine/engine-error.js";
import { fakeLoader } from "./fake-engine.js";
import { fakeWorkers } from "./fake-worker.js";

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const count = '{"report":"count"}';
const setUp = () => {
  const { workers, start } = fakeWorkers(fakeLoader().load);
  const told: EngineError[] = [];
  const client = createClient({ worker: start, onRestart: (error) => told.push(error) });
  return { workers, client, told };
};

test("nothing starts before the first call", () => {
  expect(setUp().workers).toHaveLength(0);
});

test("an engine that aborts is replaced, and every later question says that the data is gone", async () => {
  const { workers, client, told } = setUp();
  await client.load(bytes("a\n"));
  const restarted = { code: "engine-restarted" };
  await expect(client.queryText('{"report":"trap"}')).rejects.toMatchObject(restarted);
  expect(workers[0]?.terminated).toBe(true);
  expect(workers).toHaveLength(2);
  expect(told).toHaveLength(1);
  await expect(client.queryText(count)).rejects.toMatchObject(restarted);
  expect((await client.load(bytes("b\n"))).events).toBe(1);
  expect(JSON.parse(await client.queryText(count))).toMatchObject({ lines: 1 });
});

test("reset() accepts the loss", async () => {
  const { client } = setUp();
  await client.load(bytes("a\n"));
  await expect(client.queryText('{"report":"trap"}')).rejects.toBeDefined();
  await client.reset();
  expect(JSON.parse(await client.queryText(count))).toMatchObject({ lines: 0 });
});

test("a worker that crashes rejects every call that waits", async () => {
  const { workers, client } = setUp();
  await client.load(bytes("a\n"));
  const worker = workers[0];
  if (!worker) throw new Error("no worker");
  worker.stuckAt = "query";
  const waiting = [client.queryText(count), client.queryText(count)];
  await new Promise((resolve) => setTimeout(resolve, 0));
  worker.crash("out of stack");
  for (const call of waiting) {
    await expect(call).rejects.toMatchObject({
      code: "engine-restarted",
      message: expect.stringContaining("out of stack") as string,
    });
  }
});

test("a trap while loading rejects the load; the next one works", async () => {
  const { workers, client } = setUp();
  await expect(client.load(bytes("a\n!trap\n"))).rejects.toMatchObject({ code: "engine-restarted" });
  expect(workers).toHaveLength(2);
  expect((await client.load(bytes("a\n"))).events).toBe(1);
});

test("cancelling a first load's seal throws the engine away and starts another", async () => {
  const { workers, client, told } = setUp();
  await client.queryText(count);
  const worker = workers[0];
  if (!worker) throw new Error("no worker");
  worker.stuckAt = "seal";
  const abort = new AbortController();
  const loading = client.load(bytes("a\n"), {
    signal: abort.signal,
    onProgress({ phase }) {
      if (phase === "sealing") setTimeout(() => abort.abort(), 0);
    },
  });
  await expect(loading).rejects.toMatchObject({ name: "AbortError" });
  expect(worker.terminated).toBe(true);
  expect(told).toHaveLength(0);
  expect(JSON.parse(await client.queryText(count))).toMatchObject({ lines: 0 });
});

test("cancelling while told that the seal begins is in time, also beside earlier data", async () => {
  const { workers, client } = setUp();
  await client.load(bytes("a\n"));
  const abort = new AbortController();
  const loading = client.load(bytes("b\n"), {
    signal: abort.signal,
    onProgress: ({ phase }) => {
      if (phase === "sealing") abort.abort();
    },
  });
  await expect(loading).rejects.toMatchObject({ name: "AbortError" });
  expect(JSON.parse(await client.queryText(count))).toMatchObject({ lines: 1 });
  expect(workers[0]?.received.slice(-2)).toEqual(["discard", "query"]);
});

test("a seal beside earlier data is let finish: cancelling came too late", async () => {
  const { workers, client } = setUp();
  await client.load(bytes("a\n"));
  const abort = new AbortController();
  const loading = client.load(bytes("b\n"), {
    signal: abort.signal,
    onProgress({ phase }) {
      if (phase === "sealing") queueMicrotask(() => abort.abort());
    },
  });
  expect((await loading).events).toBe(2);
  expect(workers).toHaveLength(1);
});

test("cancelling a query stops the waiting and nothing else", async () => {
  const { workers, client } = setUp();
  await client.load(bytes("a\n"));
  const abort = new AbortController();
  const asked = client.queryText(count, { signal: abort.signal });
  abort.abort();
  await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  expect(JSON.parse(await client.queryText(count))).toMatchObject({ lines: 1 });
  expect(workers).toHaveLength(1);
});

test("an engine that cannot be loaded is told so, and tried again at the next call", async () => {
  const fake = fakeLoader();
  let failures = 1;
  const client = createClient({
    loadEngine: () => (failures-- > 0 ? Promise.reject(new Error("HTTP 404")) : fake.load()),
  });
  await expect(client.queryText(count)).rejects.toMatchObject({
    code: "engine-unavailable",
    message: expect.stringContaining("HTTP 404") as string,
  });
  expect(JSON.parse(await client.queryText(count))).toMatchObject({ lines: 0 });
});

test("a worker script that fails at once is an unavailable engine, not a restart", async () => {
  const { workers, start } = fakeWorkers(() => new Promise(() => undefined));
  const client = createClient({ worker: start });
  const asked = client.queryText(count);
  expect(workers).toHaveLength(1);
  workers[0]?.crash("failed to fetch the script");
  await expect(asked).rejects.toMatchObject({
    code: "engine-unavailable",
    message: "the engine could not be started: failed to fetch the script",
  });
  expect(workers).toHaveLength(1);
});

test("a worker whose script does not come says so", async () => {
  const { workers, start } = fakeWorkers(() => new Promise(() => undefined));
  const asked = createClient({ worker: start }).queryText(count);
  workers[0]?.crash("");
  await expect(asked).rejects.toMatchObject({
    code: "engine-unavailable",
    message: "the engine could not be started: the worker's script could not be fetched",
  });
});

test("a worker that the page's policy refuses says what has to be allowed", async () => {
  const page = new EventTarget();
  vi.stubGlobal("document", page);
  try {
    const { workers, start } = fakeWorkers(() => new Promise(() => undefined));
    const asked = createClient({ worker: start }).queryText(count);
    page.dispatchEvent(Object.assign(new Event("securitypolicyviolation"), { effectiveDirective: "worker-src", blockedURI: "blob" }));
    workers[0]?.crash("");
    await expect(asked).rejects.toMatchObject({
      code: "engine-unavailable",
      message: "the engine could not be started: the page's Content-Security-Policy refuses its worker; worker-src has to allow blob:",
    });
  } finally {
    vi.unstubAllGlobals();
  }
});

test("a worker that cannot be made is an unavailable engine, and is tried again at the next call", async () => {
  const { start } = fakeWorkers(fakeLoader().load);
  let refusals = 2;
  const client = createClient({
    worker: () => {
      if (refusals-- > 0) throw new DOMException("the script is of another origin", "SecurityError");
      return start();
    },
  });
  const unavailable = {
    code: "engine-unavailable",
    message: "the engine could not be started: the script is of another origin",
  };
  await expect(client.queryText(count)).rejects.toMatchObject(unavailable);
  await expect(client.load(bytes("a\n"))).rejects.toMatchObject(unavailable);
  expect((await client.load(bytes("a\n"))).events).toBe(1);
});

test("dispose() rejects what waits and what comes", async () => {
  const { workers, client } = setUp();
  await client.load(bytes("a\n"));
  const asked = client.queryText(count);
  client.dispose();
  await expect(asked).rejects.toMatchObject({ code: "disposed" });
  await expect(client.load(bytes("b\n"))).rejects.toMatchObject({ code: "disposed" });
  expect(workers[0]?.terminated).toBe(true);
});
