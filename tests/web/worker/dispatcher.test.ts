import { expect, test } from "vitest";
import { createDispatcher, type Dispatcher } from "../../../web/src/worker/dispatcher.js";
import type {
  CallMessage,
  OperationName,
  Params,
  ReplyMessage,
} from "../../../web/src/worker/protocol.js";
import { fakeLoader } from "../client/fake-engine.js";

let nextId = 0;
const ask = <N extends OperationName>(
  dispatcher: Dispatcher,
  name: N,
  params: Params<N>,
): Promise<ReplyMessage> => dispatcher.handle({ id: nextId++, name, params } as CallMessage);
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const opened = async (): Promise<Dispatcher> => {
  const dispatcher = createDispatcher(fakeLoader().load);
  await ask(dispatcher, "open", {});
  return dispatcher;
};

test("every operation of a load is answered with its result", async () => {
  const dispatcher = await opened();
  expect(await ask(dispatcher, "begin", { name: "a" })).toMatchObject({ ok: true, result: null });
  expect(await ask(dispatcher, "append", { bytes: bytes("x\ny\n") })).toMatchObject({
    result: { rows: 2, kept: 2, skipped: 0 },
  });
  expect(await ask(dispatcher, "end", null)).toMatchObject({ result: { name: "a", kept: 2 } });
  expect(await ask(dispatcher, "seal", null)).toMatchObject({ result: { events: 2 } });
  expect(await ask(dispatcher, "query", { request: '{"report":"count"}' })).toMatchObject({
    result: { answer: '{"report":"count","lines":2,"last":"y"}' },
  });
  expect(await ask(dispatcher, "reset", null)).toMatchObject({ ok: true });
  expect(await ask(dispatcher, "query", { request: '{"report":"count"}' })).toMatchObject({
    result: { answer: '{"report":"count","lines":0,"last":null}' },
  });
});

test("calls are carried out and answered in their order, though opening takes time", async () => {
  const fake = fakeLoader();
  const dispatcher = createDispatcher(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return fake.load();
  });
  const order: number[] = [];
  const calls = [
    ask(dispatcher, "open", {}),
    ask(dispatcher, "begin", { name: "a" }),
    ask(dispatcher, "append", { bytes: bytes("x\n") }),
    ask(dispatcher, "discard", null),
  ].map((call) => call.then(({ id, ok }) => (expect(ok).toBe(true), order.push(id))));
  await Promise.all(calls);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test("a call before open is refused", async () => {
  const reply = await ask(createDispatcher(fakeLoader().load), "seal", null);
  expect(reply).toMatchObject({ ok: false, error: { code: "engine-unavailable" } });
});

test("a module that cannot be loaded is an answer", async () => {
  const dispatcher = createDispatcher(() => Promise.reject(new Error("HTTP status 404")));
  expect(await ask(dispatcher, "open", {})).toMatchObject({
    error: { code: "engine-unavailable", message: expect.stringContaining("404") as string },
  });
});

test.each([
  "WebAssembly.instantiateStreaming(): Refused to compile or instantiate WebAssembly module because neither 'wasm-eval' nor 'unsafe-eval' is allowed",
  "call to WebAssembly.instantiate() blocked by CSP",
])("a module that a policy refuses says what has to be allowed: %s", async (said) => {
  const dispatcher = createDispatcher(() => Promise.reject(new WebAssembly.CompileError(said)));
  const message = "the engine could not be loaded: the Content-Security-Policy refuses WebAssembly; script-src has to allow 'wasm-unsafe-eval'";
  expect(await ask(dispatcher, "open", {})).toMatchObject({ error: { code: "engine-unavailable", message } });
});

test("a refusal is an answer, and the next call goes on", async () => {
  const dispatcher = await opened();
  expect(await ask(dispatcher, "end", null)).toMatchObject({ error: { code: "wrong-state" } });
  expect(await ask(dispatcher, "begin", { name: "a" })).toMatchObject({ ok: true });
});

test("after a trap every answer is engine-dead", async () => {
  const dispatcher = await opened();
  const dead = { ok: false, error: { code: "engine-dead" } };
  expect(await ask(dispatcher, "query", { request: '{"report":"trap"}' })).toMatchObject(dead);
  expect(await ask(dispatcher, "reset", null)).toMatchObject(dead);
});

test("replies can be cloned, as they cross from a worker", async () => {
  const dispatcher = await opened();
  for (const reply of [
    await ask(dispatcher, "end", null),
    await ask(dispatcher, "query", { request: '{"report":"count"}' }),
  ]) {
    expect(structuredClone(reply)).toEqual(reply);
  }
});
