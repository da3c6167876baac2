// Files in no known format: what is proposed, what a preview shows, and loading by the proposal. With
// the real engine.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { createClient } from "../../../web/src/client.js";
import { EngineError } from "../../../web/src/engine/engine-error.js";
import { loadInProcess } from "../../../web/src/engine/load-in-process.js";
import type { Mapping } from "../../../web/src/types/index.js";
import { sharedFile } from "../shared-data.js";
import { zipOf } from "./archive.js";
import { fakeWorkers } from "./fake-worker.js";

vi.setConfig({ testTimeout: 60_000 });

const records = Array.from({ length: 50 }, (_, index) => ({
  user_id: `u${index % 7}`,
  event: index % 2 === 0 ? "view" : "buy",
  timestamp: `2024-03-13 10:21:${String(10 + index)}`,
  platform: "web",
}));
const unknown = (): Blob => new Blob(records.map((record) => `${JSON.stringify(record)}\n`));
const guessed = { contact: "user_id", time: "timestamp", type: "event" };

async function refusal(loading: Promise<unknown>): Promise<EngineError> {
  const error: unknown = await loading.then(() => undefined, (reason: unknown) => reason);
  if (error instanceof EngineError) return error;
  throw new Error("was not refused");
}

describe("a file in no known format", () => {
  test.each([
    ["in this thread", () => createClient()],
    ["in a worker", () => createClient({ worker: fakeWorkers(loadInProcess).start })],
  ])("is refused with a proposal, %s, and loads with it", async (_, make) => {
    const client = make();
    const error = await refusal(client.load({ data: unknown(), name: "shop.ndjson" }));
    expect(error).toMatchObject({ code: "unusable-input" });
    expect(error.message).toMatch(/^shop\.ndjson: unknown format/);
    const { proposal } = error;
    expect(proposal).toMatchObject({ mapping: guessed, enough: true, records: 50, moreKeys: 0 });
    expect(Object.keys(proposal?.confidence ?? {})).toEqual(["contact", "time", "type"]);
    const keys = proposal?.keys ?? [];
    expect(keys.map(({ key }) => key)).toEqual(["user_id", "event", "timestamp", "platform"]);
    expect(keys[0]).toMatchObject({ kind: "text", records: 50, distinct: 7 });
    expect(proposal?.rows).toHaveLength(10);
    expect(proposal?.rows[1]).toEqual({
      contact: "u1",
      time: "2024-03-13T10:21:11Z",
      type: "buy",
      properties: { platform: "web" },
    });
    const summary = await client.load(unknown(), { mapping: proposal?.mapping as Mapping });
    expect(summary.events).toBe(50);
    client.dispose();
  });

  test("loads by the guess where that is asked for, and says so", async () => {
    const client = createClient();
    const { events, sources } = await client.load(unknown(), { mapping: "guess" });
    expect(events).toBe(50);
    expect(sources[0]).toMatchObject({ decidedBy: "guess", mapping: guessed });
  });

  test("is refused by name where nothing fits", async () => {
    const error = await refusal(createClient().load([{ colour: "red" }], { mapping: "guess" }));
    expect(error.proposal).toMatchObject({ mapping: {}, enough: false, rows: [] });
  });
});

describe("a file that is taken for a known format of which none of its rows is", () => {
  const posted = (n: number): object => ({ email: `c${n}@mail.example`, timestamp: "soon", event: "open", sg_event_id: `${n}`, at: `2026-01-0${n}T10:00:00Z` });
  const unfit = (): Blob => new Blob([JSON.stringify([posted(1), posted(2)])]);
  const proposed = { mapping: { format: "sendgrid", time: "at" }, summary: { decidedBy: "signature", formatTitle: "SendGrid", skipped: { "no-time": 2 } } };

  test("is refused with what it could be, and loads so", async () => {
    const client = createClient();
    const error = await refusal(client.load({ data: unfit(), name: "posted.json" }));
    expect(error.proposal).toMatchObject(proposed);
    expect(error.proposal?.summary.name).toBe("posted.json");
    expect(await client.load(unfit(), { mapping: error.proposal?.mapping as Mapping })).toMatchObject({ events: 2 });
  });

  test("has a proposal beside files that were read, in an archive too", async () => {
    const readable = new TextEncoder().encode('{"contact":"a","time":"2024-01-01","type":"x"}\n');
    const archive = await zipOf({ "posted.json": new Uint8Array(await unfit().arrayBuffer()), "a.ndjson": readable });
    const { events, proposals = [] } = await createClient().load([{ data: archive, name: "all.zip" }]);
    expect(events).toBe(1);
    expect(proposals.map(({ summary }) => summary.name)).toEqual(["all.zip/posted.json"]);
    expect(proposals[0]).toMatchObject(proposed);
  });

  test("has none where its format was said, where it can be read but once, and where it holds no records", async () => {
    const none = async (loading: Promise<unknown>): Promise<void> => expect((await refusal(loading)).proposal).toBeUndefined();
    await none(createClient().load(unfit(), { format: "sendgrid" }));
    await none(createClient().load(new Response(unfit())));
    await none(createClient().load(new Blob(["oops\n"])));
  });
});

describe("a preview", () => {
  test("loads nothing, and shows a mapping that was changed", async () => {
    const client = createClient();
    await client.load([{ contact: "a", time: "2024-01-01", type: "x" }]);
    const mapping: Mapping = { contact: "user_id", time: "timestamp", type: { value: "seen" } };
    const preview = await client.preview(unknown(), { mapping });
    expect(preview.summary).toMatchObject({ decidedBy: "mapping", events: 50, skipped: {} });
    expect(preview.rows[0]?.type).toBe("seen");
    const bad = await client.preview(unknown(), { mapping: { ...mapping, time: "platform" } });
    expect(bad.summary.skipped).toEqual({ "no-time": 50 });
    expect(bad.problem).toMatch(/none of the records/);
    expect((await client.query({ report: "catalog" })).events).toBe(1);
  });

  test("takes any source, however long, and reads only its beginning", async () => {
    const client = createClient();
    const line = '{"contact":"a","time":"2024-01-01T00:00:00Z","type":"x"}\n';
    let pulls = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          pulls += 1;
          controller.enqueue(new TextEncoder().encode(line.repeat(5_000)));
        },
        cancel: () => void (cancelled = true),
      },
      { highWaterMark: 0 },
    );
    const preview = await client.preview(endless);
    expect(preview.summary).toMatchObject({ format: "parcours", decidedBy: "signature", skipped: {} });
    expect(pulls).toBeLessThan(30);
    await vi.waitFor(() => expect(cancelled).toBe(true));
    expect((await client.preview(gzipSync(line))).summary.events).toBe(1);
    expect((await client.preview(records)).mapping).toEqual(guessed);
  });

  test("of a file that cannot be read is refused, and the next load goes on", async () => {
    const client = createClient();
    const parquet = new TextEncoder().encode("PAR1 and more");
    await expect(client.preview(parquet)).rejects.toMatchObject({ code: "unsupported" });
    await expect(client.preview([unknown(), unknown()])).rejects.toThrow(/one source/);
    const options = { mapping: { contact: 1 } as unknown as Mapping };
    await expect(client.preview(unknown(), options)).rejects.toMatchObject({ code: "bad-mapping" });
    expect((await client.load(unknown(), { mapping: "guess" })).events).toBe(50);
  });
});

describe("a file of unknown shape in an archive", () => {
  const own = '{"contact":"a","time":"2024-01-01T00:00:00Z","type":"x"}\n';
  const lines = records.map((record) => `${JSON.stringify(record)}\n`).join("");
  const zip = (): Promise<Uint8Array<ArrayBuffer>> => zipOf({ "a.ndjson": own, "deep/shop.ndjson": lines, "shop.ndjson": lines });
  const mapping: Mapping = { contact: "user_id", time: "timestamp", type: "event" };

  test("has a proposal by its name, beside files that were read", async () => {
    const { events, proposals = [] } = await createClient().load(await zip(), { name: "all.zip" });
    expect(events).toBe(1);
    expect(proposals.map(({ summary }) => summary.name)).toEqual(["all.zip/deep/shop.ndjson", "all.zip/shop.ndjson"]);
    expect(proposals[0]?.mapping).toEqual(guessed);
  });

  test("is looked at by its path, and read by a mapping of its own", async () => {
    const client = createClient();
    const files = { "deep/shop.ndjson": { mapping } };
    const look = { name: "all.zip", file: "deep/shop.ndjson", mapping };
    const { summary, rows } = await client.preview(await zip(), look);
    expect(summary).toMatchObject({ name: "all.zip/deep/shop.ndjson", decidedBy: "mapping", events: 50 });
    expect(rows).toHaveLength(10);
    await expect(client.preview(await zip(), { name: "all.zip", file: "gone.csv" })).rejects.toMatchObject({ code: "unusable-input" });
    const loaded = await client.load(await zip(), { name: "all.zip", files });
    expect(loaded.sources.map(({ name, events, decidedBy }) => [name, events, decidedBy])).toEqual([
      ["all.zip/a.ndjson", 1, "signature"],
      ["all.zip/deep/shop.ndjson", 50, "mapping"],
      ["all.zip/shop.ndjson", 0, "nothing"],
    ]);
  });
});

test("a shop's clickstream gives its known funnel by the guess", async () => {
  const file = sharedFile("data/ecom.ndjson.gz");
  if (file === undefined) return;
  const client = createClient();
  const { sources, events } = await client.load(readFileSync(file), { mapping: "guess" });
  expect(sources[0]?.mapping).toEqual({ ...guessed, types: { purchase: "order_placed" } });
  expect(events).toBeGreaterThan(30_000);
  const stages = ["product_view", "add_to_cart", "cart", "shipping_details", "payment_details", "order_placed"];
  const { stages: reached } = await client.query({
    report: "funnel",
    definition: { stages: stages.map((event) => ({ id: event, steps: [{ event }] })) },
  });
  expect(reached.map(({ records: count }) => count)).toEqual([598, 517, 429, 329, 222, 114]);
});
