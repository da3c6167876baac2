// A file of aggregates names nobody, whatever was loaded and however it is looked at: the whole file is
// searched for every contact and value of hostile data.

import { afterAll, beforeAll, expect, it } from "vitest";
import { createClient, type Client } from "../../../web/src/index.js";
import { collect, type Wanted } from "../../../web/src/export/collect.js";
import { htmlFile } from "../../../web/src/export/html-file.js";
import { frozenEngine } from "../../../web/src/export/snapshot.js";
import { cardsRequest, funnelRequest, linksRequest } from "../../../web/src/state/requests.js";
import { EVERYTHING, type Selection } from "../../../web/src/state/selection.js";
import type { FunnelDefinition, LoadSummary } from "../../../web/src/types/index.js";
import { engineBytes } from "../../wasm/engine-bytes.js";
import { zipOf } from "../client/archive.js";

let client: Client;
let summary: LoadSummary;

const people = ["ann", "bob", "cleo", "dan", "eve", "flo"];
const text = (rows: readonly object[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));

/** In every place where a value can stand: what is somebody's own begins with "own-" or is an address. */
const events = people.flatMap((name, index) => {
  const at = (minute: number): string => `2026-01-0${index + 1}T09:${String(minute).padStart(2, "0")}:00Z`;
  const properties = {
    email: `${name}@mail.example`, plan: "pro", note: `own-note-${name}`, [`own-key-${name}`]: 1, account: 7_770_000 + index,
  };
  const base = { contact: `${name}@mail.example`, message: "news", properties };
  return [
    { ...base, type: "email.sent", time: at(0), delivery: name },
    { ...base, type: "email.clicked", time: at(1), delivery: name, url: "https://shop.example/all" },
    { ...base, type: "page_view", time: at(2), deal: `own-deal-${name}` },
    { ...base, type: "order_placed", time: at(3), order: `own-order-${name}`, revenue: 10, currency: "EUR" },
    { contact: `${name}@mail.example`, properties: { address: `own-street-${name}`, plan: "pro" } },
  ];
});
/** Of one person alone, but often. */
const ofAnn = [1, 2, 3, 4, 5, 6].flatMap((day) => {
  const time = `2026-02-0${day}T09:00:00Z`;
  const base = { contact: "ann@mail.example", message: "news", delivery: `ann-${day}`, deal: `own-deal-${day}` };
  return [
    { ...base, type: "email.sent", time },
    { ...base, type: "email.clicked", time: `2026-02-0${day}T10:00:00Z`, url: "https://shop.example/own-page" },
    { ...base, type: "page_view", time, properties: { note: "own-often" } },
  ];
});
const unknown = people.map((name, index) => ({
  qui: `${name}@mail.example`, quand: `2026-01-0${index + 1}`, quoi: `own-act-${name}`, ou: `own-city-${name}`,
}));

const PERSONAL = /own-|@mail|777000\d|secrets/u;

beforeAll(async () => {
  client = createClient({ wasmBinary: engineBytes() });
  const archive = await zipOf({ "secrets-of-ann/readme.txt": "own-text", "in.ndjson": text(events) });
  summary = await client.load([
    { data: text([...events, ...ofAnn]), name: "/home/secrets/march.ndjson" },
    { data: new TextEncoder().encode("oops own-row ann@mail.example\n"), name: "secrets/bad.ndjson" },
    { data: text(unknown), name: "secrets/unknown.ndjson" },
    { data: archive, name: "secrets/all.zip" },
  ]);
});

afterAll(() => {
  client.dispose();
});

const wanted = (selection: Selection, definition: FunnelDefinition | null): Wanted => ({
  title: "News",
  madeAt: "2026-02-01T00:00:00Z",
  locale: "en",
  timeZone: undefined,
  cards: "",
  summary,
  view: { selection, sort: "-sends", sample: null, definition },
  recipients: false,
});

it("is put to the test by all that a load tells", () => {
  expect(summary.proposals).toHaveLength(1);
  expect(summary.passedOver).toHaveLength(1);
  expect(JSON.stringify(summary)).toMatch(PERSONAL);
});

const stages = [
  { id: "seen", steps: [{ event: "page_view" }] },
  { id: "bought", steps: [{ event: "order_placed" }] },
];
const looks: [string, Partial<Selection>, FunnelDefinition | null][] = [
  ["everything", {}, null],
  ["contacts of one value", { contact: [{ property: "address", values: ["own-street-ann"], text: "" }] }, null],
  ["contacts whose value holds a text", { contact: [{ property: "address", values: [], text: "own-street-b" }] }, null],
  ["a funnel compared by address", {}, { stages, breakdown: { by: "email" } }],
  ["a funnel of deals compared by what one contact has often", {}, { stages, count: "deal", breakdown: { by: "note" } }],
  ["a funnel by a name near to one's own", {}, { stages, breakdown: { by: "on-key-ann" } }],
  [
    "a funnel filtered by what few have",
    {},
    {
      stages: [
        { id: "seen", steps: [{ event: "page_view", where: [["email", "eq", "ann@mail.example"]] }] },
        {
          id: "bought",
          steps: [{ event: "order_placed", where: [{ any: [["note", "contains", "own-note-b"], ["account", "in", [7770001, 7770002]]] }] }],
        },
      ],
      exclusions: [{ event: "page_view", where: [["note", "notIn", ["own-note-ann", "own-note-bob"]]] }],
      filters: { contact: [["address", "ne", "own-street-ann"]], events: [["note", "startsWith", "own-note-c"]] },
    },
  ],
];

it.each(looks)("holds nothing of anybody, looked at by %s", async (_, chosen, definition) => {
  const selection = { ...EVERYTHING, ...chosen };
  const snapshot = await collect(client, wanted(selection, definition));
  const file = htmlFile(snapshot, { source: "", hash: "" }, { noScript: "" });
  if (!chosen.contact) expect(file).toContain("https://shop.example/all");
  expect(new RegExp(`.{0,60}(?:${PERSONAL.source}).{0,60}`, "u").exec(file)?.[0]).toBeUndefined();
  // What it opens with it can answer.
  const engine = frozenEngine(snapshot);
  const setting = { catalog: await engine.query({ report: "catalog" }) };
  await expect(engine.query(cardsRequest(snapshot.view.selection, setting, "day"))).resolves.toBeDefined();
  await expect(engine.query(linksRequest(snapshot.view.selection, setting, "news"))).resolves.toBeDefined();
  const shown = snapshot.view.definition;
  if (definition && shown) {
    expect(await engine.query(funnelRequest(null, shown, setting.catalog))).toMatchObject({
      entered: (await client.query({ report: "funnel", definition })).entered,
    });
  }
});

it("leaves a filter's values that five contacts share as they were set", async () => {
  const definition: FunnelDefinition = {
    stages: [{ id: "seen", steps: [{ event: "page_view", where: [["plan", "in", ["pro", "own-plan"]]] }] }, ...stages.slice(1)],
    filters: { contact: [["plan", "notContains", "pro"], ["contact", "contains", "mail"], ["properties.plan", "eq", "pro"]] },
  };
  const { view } = await collect(client, wanted(EVERYTHING, definition));
  expect(view.definition).toMatchObject({
    stages: [{ steps: [{ where: [["plan", "in", ["pro", "< 5 · 1"]]] }] }, {}],
    filters: { contact: [["plan", "notContains", "pro"], ["contact", "contains", "mail"], ["properties.plan", "eq", "pro"]] },
  });
});
