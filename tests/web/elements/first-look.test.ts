// What is known of files before they take an open report's place.

import { afterAll, beforeAll, expect, it } from "vitest";
import { firstLook } from "../../../web/src/elements/report/first-look.js";
import { createClient, type Client } from "../../../web/src/index.js";
import { engineBytes } from "../../wasm/engine-bytes.js";

let client: Client;

beforeAll(async () => {
  client = createClient({ wasmBinary: engineBytes() });
  await client.load(new TextEncoder().encode(EVENT));
});

afterAll(() => {
  client.dispose();
});

const EVENT = '{"contact":"a@mail.example","time":"2026-01-01T09:00:00Z","type":"email.sent","message":"m"}\n';
const UNKNOWN = "who,what,when\nann,buy,2026-01-01\nbob,buy,2026-01-02\n";
const file = (name: string, text: string): File => new File([text], name);
const PNG = "\u0089PNG\r\n\u001a\n";

it.each([
  ["an export", [file("a.ndjson", EVENT)], { kind: "readable" }],
  ["an export beside a broken file", [file("b.txt", "oops\n"), file("a.ndjson", EVENT)], { kind: "readable" }],
  ["a file of no known form", [file("a.csv", UNKNOWN)], { kind: "unknown", proposal: { summary: { name: "a.csv" } } }],
  ["such a file beside a broken one", [file("b.txt", "oops\n"), file("a.csv", UNKNOWN)], { kind: "unknown" }],
  ["text that is no records", [file("b.txt", "oops\n")], { kind: "refused", problem: { code: "unusable-input" } }],
  ["a picture", [new File([Uint8Array.from(PNG, (letter) => letter.charCodeAt(0))], "b.png")], { kind: "refused", problem: { code: "unsupported" } }],
  ["an empty file", [file("b.csv", "")], { kind: "refused", problem: { code: "empty-input" } }],
  ["a broken archive", [file("b.zip", "PK\u0003\u0004 and no more")], { kind: "refused", problem: { code: "bad-source" } }],
  ["rows of a known form of which none can be used", [file("b.ndjson", EVENT.replace("a@mail.example", ""))], { kind: "unknown", proposal: { summary: { decidedBy: "signature", skipped: { "no-contact": 1 } } } }],
])("tells %s, and leaves the data as it is", async (_, files, expected) => {
  expect(await firstLook(client, files)).toMatchObject(expected);
  expect(await client.query({ report: "catalog" })).toMatchObject({ events: 1 });
});

it("does not look at what can be read but once", async () => {
  expect(await firstLook(client, { data: new Response("oops"), name: "b" })).toEqual({ kind: "readable" });
});
