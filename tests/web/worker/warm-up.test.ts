// A made-up load, so that the first real one finds compiled code.

import { expect, test } from "vitest";
import { createClient } from "../../../web/src/client.js";
import { loadInProcess } from "../../../web/src/engine/load-in-process.js";
import type { EngineHandle, EngineModule } from "../../../web/src/engine/module.js";
import { createDispatcher } from "../../../web/src/worker/dispatcher.js";
import type { CallMessage, ReplyMessage } from "../../../web/src/worker/protocol.js";
import { fakeLoader } from "../client/fake-engine.js";
import { fakeWorkers } from "../client/fake-worker.js";

const ask = (call: Omit<CallMessage, "id">): CallMessage => ({ id: 1, ...call }) as CallMessage;
const event = new TextEncoder().encode('{"contact":"a@b.example","time":"2026-01-02T03:04:05Z","type":"page_view"}\n');

/** The real module, whose engines write down what they are asked. */
async function watchedModule(): Promise<{ module: EngineModule; answers: string[][] }> {
  const module = await loadInProcess({});
  const answers: string[][] = [];
  const Watched = function (): EngineHandle {
    const engine = new module.Engine();
    const own: string[] = [];
    answers.push(own);
    return new Proxy(engine, {
      get: (_, name: keyof EngineHandle) => (...given: never[]) => {
        const answer = (engine[name] as (...given: never[]) => string)(...given);
        own.push(name === "delete" ? name : `${name} ${answer}`);
        return answer;
      },
    });
  };
  return { module: { Engine: Watched as unknown as EngineModule["Engine"] }, answers };
}

test("a made-up load runs to its answers in an engine of its own, and leaves nothing", async () => {
  const { module, answers } = await watchedModule();
  const { handle } = createDispatcher(() => Promise.resolve(module));
  await handle(ask({ name: "open", params: {} }));
  expect(await handle(ask({ name: "warmUp", params: null }))).toMatchObject({ ok: true, result: null });
  const [ours = [], made = []] = answers;
  expect(ours).toEqual([]);
  expect(made.filter((answer) => answer !== "delete" && !answer.includes('"ok":true'))).toEqual([]);
  expect(made.filter((answer) => answer.startsWith("seal"))).toHaveLength(1);
  expect(made.find((answer) => answer.startsWith("end"))).toContain('"kept":16000,');
  expect(made.filter((answer) => answer.startsWith("query"))).toHaveLength(3);
  expect(made.at(-1)).toBe("delete");
});

test("it ends where something else is asked, which does not wait for the rest", async () => {
  const { module, answers } = await watchedModule();
  const { handle } = createDispatcher(() => Promise.resolve(module));
  await handle(ask({ name: "open", params: {} }));
  const warming = handle(ask({ name: "warmUp", params: null }));
  const calls: Promise<ReplyMessage>[] = [
    handle(ask({ name: "begin", params: { name: "a" } })),
    handle(ask({ name: "append", params: { bytes: event } })),
    handle(ask({ name: "end", params: null })),
    handle(ask({ name: "seal", params: null })),
  ];
  expect(await warming).toMatchObject({ ok: true });
  expect((await Promise.all(calls)).at(-1)).toMatchObject({ result: { events: 1 } });
  const made = answers[1] ?? [];
  expect(made.some((answer) => answer.startsWith("seal"))).toBe(false);
  expect(made.at(-1)).toBe("delete");
});

test("it ends with the engine", async () => {
  const { module, answers } = await watchedModule();
  const { handle, dispose } = createDispatcher(() => Promise.resolve(module));
  await handle(ask({ name: "open", params: {} }));
  const warming = handle(ask({ name: "warmUp", params: null }));
  await new Promise((resolve) => setTimeout(resolve));
  dispose();
  await warming;
  const made = answers[1] ?? [];
  expect(made.some((answer) => answer.startsWith("seal"))).toBe(false);
  expect(made.at(-1)).toBe("delete");
});

test("before the engine is opened it is refused", async () => {
  const { handle } = createDispatcher(fakeLoader().load);
  expect(await handle(ask({ name: "warmUp", params: null }))).toMatchObject({ error: { code: "engine-unavailable" } });
});

test("a client starts its engine by it, once, and not where something is loaded", async () => {
  const { workers, start } = fakeWorkers(loadInProcess);
  const client = createClient({ worker: start });
  await Promise.all([client.warmUp(), client.warmUp()]);
  await client.load(event.slice());
  await client.warmUp();
  const asked = workers.flatMap(({ received }) => received);
  expect(asked.filter((name) => name === "warmUp")).toHaveLength(1);
  expect((await client.query({ report: "catalog" })).events).toBe(1);
});

test("where the engine could not be started the next warm-up tries again", async () => {
  let tries = 0;
  const client = createClient({
    loadEngine: () => (++tries === 1 ? Promise.reject(new Error("offline")) : loadInProcess({})),
  });
  await expect(client.warmUp()).rejects.toMatchObject({ code: "engine-unavailable" });
  await client.warmUp();
  expect(tries).toBe(2);
});
