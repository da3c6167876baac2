// The event "change": told whenever the engine answers from other data, and only then.

import { expect, test } from "vitest";
import { createClient } from "../../../web/src/client.js";
import { fakeLoader } from "./fake-engine.js";
import { fakeWorkers } from "./fake-worker.js";

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A client, and how many lines it answered from at each change. */
function listening() {
  const client = createClient({ worker: fakeWorkers(fakeLoader().load).start });
  const told: Promise<unknown>[] = [];
  const asked = async (): Promise<unknown> => {
    try {
      return (JSON.parse(await client.queryText('{"report":"count"}')) as { lines: number }).lines;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const listener = (): void => void told.push(asked());
  client.addEventListener("change", listener);
  return { client, listener, seen: () => Promise.all(told) };
}

test("is told of every load and of a reset, once the engine answers from it", async () => {
  const { client, listener, seen } = listening();
  await client.load(bytes("a\n"));
  await client.load(bytes("b\nc\n"));
  await client.reset();
  expect(await seen()).toEqual([1, 3, 0]);
  client.removeEventListener("change", listener);
  await client.load(bytes("a\n"));
  expect(await seen()).toHaveLength(3);
});

test("is not told of a load that failed or was cancelled, nor of questions", async () => {
  const { client, seen } = listening();
  await expect(client.load(bytes("!refuse\n"))).rejects.toBeDefined();
  await expect(client.load(bytes("a\n"), { signal: AbortSignal.abort() })).rejects.toBeDefined();
  await client.queryText('{"report":"count"}');
  expect(await seen()).toEqual([]);
});

test("is told where data went down with an engine, and not where there was none", async () => {
  const { client, seen } = listening();
  await expect(client.queryText('{"report":"trap"}')).rejects.toBeDefined();
  expect(await seen()).toEqual([]);
  await client.load(bytes("a\n"));
  await expect(client.queryText('{"report":"trap"}')).rejects.toBeDefined();
  expect(await seen()).toEqual([1, "engine-restarted"]);
});
