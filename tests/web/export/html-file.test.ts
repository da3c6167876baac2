// The single HTML file: what it holds, what it leaves out, and that data cannot get out of its element.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClient, type Client } from "../../../web/src/index.js";
import { collect, type Wanted } from "../../../web/src/export/collect.js";
import { htmlFile } from "../../../web/src/export/html-file.js";
import { frozenEngine, type Snapshot } from "../../../web/src/export/snapshot.js";
import { cardsRequest, funnelRequest, recipientsRequest } from "../../../web/src/state/requests.js";
import { EVERYTHING } from "../../../web/src/state/selection.js";
import type { LoadSummary } from "../../../web/src/types/index.js";
import { engineBytes } from "../../wasm/engine-bytes.js";

let client: Client;
let summary: LoadSummary;

const rows = ["ann", "bob", "cleo", "dan", "eve"].flatMap((name, index) => {
  const base = { contact: `${name}@mail.example`, message: "news", delivery: name, properties: { city: `secret-${name}` } };
  const time = `2026-01-05T09:0${index}:00Z`;
  return [
    { ...base, type: "email.sent", time },
    { ...base, type: "email.clicked", time: "2026-01-05T10:00:00Z", url: "https://shop.example/all" },
    ...(index < 2
      ? [{ ...base, type: "email.clicked", time: "2026-01-05T11:00:00Z", url: `https://shop.example/for/${name}` }]
      : []),
  ];
});

beforeAll(async () => {
  client = createClient({ wasmBinary: engineBytes() });
  summary = await client.load(
    new TextEncoder().encode(`oops ann@mail.example\n${rows.map((row) => JSON.stringify(row)).join("\n")}\n`),
  );
});

afterAll(() => {
  client.dispose();
});

const wanted = (recipients: boolean): Wanted => ({
  title: "News",
  madeAt: "2026-02-01T00:00:00Z",
  locale: "en",
  timeZone: undefined,
  cards: "",
  summary,
  view: { selection: EVERYTHING, sort: "-sends", sample: null, definition: null },
  recipients,
});

describe("a file of aggregates", () => {
  let snapshot: Snapshot;

  beforeAll(async () => {
    snapshot = await collect(client, wanted(false));
  });

  it("holds no contact, no value of a property, no row of a file and no link that few clicked", () => {
    const text = JSON.stringify(snapshot);
    expect(text).toContain("https://shop.example/all");
    expect(text).not.toMatch(/@mail\.example|secret-|oops|shop\.example\/for/u);
  });

  it("names a value that the funnel is compared by only where five have it, and the file without its folder", async () => {
    const event = (n: number, city: string): string =>
      JSON.stringify({ contact: `c${n}`, type: "page_view", time: `2026-01-05T09:00:0${n}Z`, properties: { city } });
    const other = createClient({ wasmBinary: engineBytes() });
    const lines = [1, 2, 3, 4, 5].map((n) => event(n, "Lyon")).concat([6, 7].map((n) => event(n, "Ann's place")));
    const bytes = new TextEncoder().encode(lines.join("\n"));
    const loaded = await other.load({ data: bytes, name: "/home/ann/march.ndjson" });
    const definition = {
      stages: [
        { id: "seen", steps: [{ event: "page_view" }], breakdown: { by: "city" } },
        { id: "filled", steps: [{ event: "form_submitted" }] },
      ],
      breakdown: { by: "city" },
    };
    const view = { selection: EVERYTHING, sort: "-sends", sample: null, definition };
    const held = await collect(other, { ...wanted(false), summary: loaded, view });
    const engine = frozenEngine(held);
    const answer = await engine.query(funnelRequest(null, definition, await engine.query({ report: "catalog" })));
    other.dispose();
    expect(answer).toMatchObject({
      entered: 7,
      breakdown: [{ value: "Lyon", entered: 5 }, { value: "< 5 · 1", entered: 2 }],
      stages: [{ nodes: [{ value: "Lyon", records: 5 }, { value: "< 5 · 1", records: 2 }] }, { records: 0 }],
    });
    expect(JSON.stringify(held)).not.toMatch(/place|home/u);
    expect(held.summary.sources[0]?.name).toBe("march.ndjson");
  });

  it("is made while a funnel is half built", async () => {
    const definition = { stages: [{ id: "seen", steps: [{ event: "page_view" }] }] };
    const view = { selection: EVERYTHING, sort: "-sends", sample: null, definition };
    // This data can fill none of the ready-made ones.
    expect((await collect(client, { ...wanted(false), view })).view.definition).toBeNull();
  });

  it("answers what the report asks, and refuses the rest", async () => {
    const engine = frozenEngine(snapshot);
    const setting = { catalog: await client.query({ report: "catalog" }) };
    const request = cardsRequest(EVERYTHING, setting, "day");
    expect(await engine.query(request)).toEqual(await client.query(request));
    const other = cardsRequest({ ...EVERYTHING, journey: "other" }, setting, "day");
    await expect(engine.query(other)).rejects.toMatchObject({ code: "not-in-file" });
    const look = { search: "", state: null, sort: "sentAt" };
    await expect(engine.query(recipientsRequest(EVERYTHING, setting, "news", look))).rejects.toThrow();
    expect(engine.lists).toBe(false);
  });
});

describe("a file with recipients", () => {
  it("lists, searches and sorts them as the engine does", async () => {
    const engine = frozenEngine(await collect(client, wanted(true)));
    const setting = { catalog: await client.query({ report: "catalog" }) };
    for (const look of [
      { search: "", state: null, sort: "sentAt" },
      { search: "", state: null, sort: "-clicks" },
      { search: "", state: null, sort: "-contact" },
      { search: "AN", state: null, sort: "contact" },
    ]) {
      const request = { ...recipientsRequest(EVERYTHING, setting, "news", look), limit: 3, offset: 1 };
      const { total, rows: found } = await client.query(request);
      expect(await engine.query(request), JSON.stringify(look)).toMatchObject({ total, rows: found });
    }
  });
});

describe("the HTML", () => {
  const viewer = { source: "run()", hash: "sha256-abc=" };

  it("keeps hostile names inside the data and the title", async () => {
    const snapshot = await collect(client, { ...wanted(false), title: "</title><script>alert(1)</script>" });
    const text = htmlFile({ ...snapshot, locale: 'en"><script>' }, viewer, { noScript: "<b>" });
    expect(text.match(/<script/gu)).toHaveLength(2);
    expect(text.match(/<\/script>/gu)).toHaveLength(2);
    expect(text).toContain("&lt;/title&gt;");
  });

  it("lets one script run and nothing be fetched", async () => {
    const text = htmlFile(await collect(client, wanted(false)), viewer, { noScript: "" });
    expect(text).toContain("default-src 'none'; script-src 'sha256-abc='; img-src data:");
    expect(text).not.toMatch(/src="|href="/u);
  });
});
