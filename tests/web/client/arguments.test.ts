// Arguments of wrong kinds, as programs without types give them: refused with what and where, and the
// data stays.

import { describe, expect, test, vi } from "vitest";
import { type Client, createClient } from "../../../web/src/client.js";
import { loadInProcess } from "../../../web/src/engine/load-in-process.js";
import { fakeWorkers } from "./fake-worker.js";

vi.setConfig({ testTimeout: 60_000 });

const record = { contact: "a", time: "2026-01-01T00:00:00Z", type: "page_view" };
const noSignature = (): undefined => undefined;
const ring: Record<string, unknown> = { report: "catalog" };
ring.ring = ring;
const deep: Record<string, unknown> = {};
for (let depth = 0, inner = deep; depth < 100_000; depth += 1) inner = inner.a = {} as Record<string, unknown>;

const places: [string, () => Client][] = [
  ["in this thread", () => createClient()],
  ["in a worker", () => createClient({ worker: fakeWorkers(loadInProcess).start })],
];

test("of a list that mixes sources with something else, what is no source is named", async () => {
  const mixed = [new Blob(["{}"]), { data: [record] }];
  await expect(createClient().load(mixed as never)).rejects.toThrow("load: [1]: ");
  await expect(createClient().load([record, 5] as never)).rejects.toThrow("load: [1]: ");
});

test("the types take a stage without an id, as the engine does, and keep to the funnel's answer", async () => {
  const client = createClient();
  await client.load([record]);
  const stages = [{ steps: [{ event: "page_view" }] }, { steps: [{ event: "order_placed" }] }];
  const answer = await client.query({ report: "funnel", definition: { stages } });
  const ids: readonly string[] = answer.stages.map(({ id }) => id);
  expect(ids).toEqual(["stage-1", "stage-2"]);
  client.dispose();
});

test("the types refuse members that a request does not have", () => {
  const ask = (client: Client): unknown[] => [
    client.query({ report: "cards", journey: "x" }),
    client.query({ report: "catalog", event: "*", where: [] }),
    // @ts-expect-error -- misspelt
    client.query({ report: "cards", journy: "x" }),
    // @ts-expect-error -- of another report
    client.query({ report: "doctor", journey: "x" }),
  ];
  expect(ask).toBeTypeOf("function");
});

describe.each(places)("an engine %s", (_, make) => {
  const requests: [string, unknown, string][] = [
    ["nothing", undefined, ""],
    ["null", null, ""],
    ["a function", noSignature, ""],
    ["what is written as nothing", { toJSON: noSignature }, ""],
    ["a text", '{"report":"catalog"}', ""],
    ["a ring", ring, ""],
    ["a depth without end", deep, ""],
    ["a member that JSON cannot hold", { report: "cards", range: { from: noSignature } }, "range.from"],
    ["a list's member", { report: "catalog", where: [["n", "eq", 1n]] }, "where[0][2]"],
  ];
  test("query() refuses what is no request", async () => {
    const client = make();
    await client.load([record]);
    for (const [what, request, path] of requests) {
      const asked = client.query(request as never);
      await expect(asked, what).rejects.toMatchObject({ code: "bad-request", path });
    }
    expect(await client.query({ report: "catalog" })).toMatchObject({ events: 1 });
  });

  const texts: unknown[] = [undefined, null, 5, {}, new Uint8Array([123, 125]), new Blob(["{}"]), "{"];
  test("queryText() refuses what is no text", async () => {
    const client = make();
    await client.load([record]);
    for (const text of texts) {
      await expect(client.queryText(text as never)).rejects.toMatchObject({ code: "bad-request" });
    }
    expect(await client.query({ report: "catalog" })).toMatchObject({ events: 1 });
  });

  const options: [object, string, string][] = [
    [{ mapping: () => 1 }, "bad-mapping", "mapping"],
    [{ mapping: { contact: "a", time: "b", type: { value: 1n } } }, "bad-mapping", "mapping.type.value"],
    [{ mapping: 5 }, "bad-mapping", "mapping"],
    [{ format: Symbol("csv") }, "bad-request", "format"],
    [{ timeZone: 5 }, "bad-request", "timeZone"],
    [{ name: ring }, "bad-request", "name"],
  ];
  test("load() and preview() refuse options of wrong kinds", async () => {
    const client = make();
    await client.load([record]);
    const source = new Blob(['{"contact":"b"}']);
    for (const [option, code, path] of options) {
      await expect(client.load(source, option), path).rejects.toMatchObject({ code, path });
      await expect(client.load([{ data: source, ...option }]), path).rejects.toMatchObject({ code, path });
      await expect(client.preview(source, option), path).rejects.toMatchObject({ code, path });
    }
    for (const input of [undefined, null, 5, "{}", ["{}"], [[record]]]) {
      await expect(client.load(input as never)).rejects.toBeInstanceOf(TypeError);
      await expect(client.preview(input as never)).rejects.toBeInstanceOf(TypeError);
    }
    expect(await client.query({ report: "catalog" })).toMatchObject({ events: 1 });
  });
});
