// The engine in two files: what the first alone can do, and a call into the rest that is not there.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { engineFirst, engineRest } from "../../scripts/lib/engine-alias.mjs";
import { createClient, type Client } from "../../web/src/client.js";
import { restFile } from "../../web/src/engine/files.js";
import { moduleOf } from "../../web/src/engine/load-module.js";
import type { Rest } from "../../web/src/engine/two-files.js";
import type { FunnelRequest, ReportRequest } from "../../web/src/types/index.js";

const events = ["email.sent", "email.delivered", "email.opened", "page_view"].map((type, second) => ({
  contact: "a@b.example",
  id: `e${second}`,
  time: `2026-01-05T10:00:0${second}Z`,
  type,
  message: "welcome",
}));
const firstReport: ReportRequest[] = [{ report: "catalog" }, { report: "cards" }, { report: "messages", limit: 0 }];
const funnel: FunnelRequest = {
  report: "funnel",
  definition: { stages: ["email.opened", "page_view"].map((event) => ({ id: event, steps: [{ event }] })) },
};

const compiled = (path: string): WebAssembly.Module => new WebAssembly.Module(readFileSync(path));
const coming = (): Promise<never> => new Promise(() => undefined);
const away = (): never => {
  throw new Error("engine-rest.wasm: expected the engine's code, the server answered 404");
};

function clientWith(rest: Rest): Client {
  return createClient({ loadEngine: () => moduleOf(compiled(engineFirst), rest) });
}

describe("a call into the rest", () => {
  it("is not needed for a first report", async () => {
    const client = clientWith({ load: coming, loadNow: away });
    await client.load(new Blob([events.map((event) => `${JSON.stringify(event)}\n`).join("")]));
    for (const request of firstReport) expect(await client.query(request)).toMatchObject({ report: request.report });
    client.dispose();
  });

  it("before it came fetches it once, and what came meanwhile does no harm", async () => {
    let arrive: (module: WebAssembly.Module) => void = () => undefined;
    let fetched = 0;
    const client = clientWith({
      load: () => new Promise((resolve) => (arrive = resolve)),
      loadNow() {
        fetched += 1;
        return compiled(engineRest);
      },
    });
    await client.load(events);
    const before = await client.queryText(JSON.stringify(funnel));
    expect(fetched).toBe(1);
    arrive(compiled(engineRest));
    await client.reset();
    await client.load(events);
    expect(await client.queryText(JSON.stringify(funnel))).toBe(before);
    expect(fetched).toBe(1);
    client.dispose();
  });

  it("after it came fetches nothing", async () => {
    const client = clientWith({ load: () => Promise.resolve(compiled(engineRest)), loadNow: away });
    await client.load(events);
    expect(await client.query(funnel)).toMatchObject({ stages: [{ records: 1 }, { records: 1 }] });
    client.dispose();
  });

  it("that cannot be fetched ends the engine, and says why; the next engine may find it", async () => {
    let there = false;
    const client = clientWith({
      load: () => Promise.reject(new Error("offline")),
      loadNow: () => (there ? compiled(engineRest) : away()),
    });
    await client.load(events);
    await expect(client.query(funnel)).rejects.toMatchObject({
      code: "engine-restarted",
      message: expect.stringContaining("the engine's code, the server answered 404") as string,
    });
    there = true;
    await client.load(events);
    expect(await client.query(funnel)).toMatchObject({ report: "funnel" });
    client.dispose();
  });

  it("of another build is refused", async () => {
    const empty = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    const other = { load: () => Promise.resolve(empty) };
    await expect(clientWith(other).load(events)).rejects.toMatchObject({
      code: "engine-unavailable",
      message: expect.stringContaining("engine-rest.wasm is of another build than engine.wasm") as string,
    });
  });
});

describe("the rest", () => {
  it.each([
    ["/lib/engine.wasm", "/lib/engine-rest.wasm"],
    ["engine.wasm?v=2", "engine-rest.wasm?v=2"],
    ["https://a.example/p/engine.wasm#x", "https://a.example/p/engine-rest.wasm#x"],
  ])("stands beside %s", (wasmUrl, expected) => {
    expect(restFile({ wasmUrl })).toBe(expected);
  });

  it("stands beside the package where the first has a name of a bundler's, and where it is told", () => {
    const beside = restFile({ wasmUrl: "/assets/engine-Ab12.wasm" }) as URL;
    expect(beside.pathname).toMatch(/\/engine-rest\.wasm$/u);
    expect(restFile({ wasmUrl: "/engine.wasm", wasmRestUrl: "/assets/rest.wasm" })).toBe("/assets/rest.wasm");
    const wasmRestBinary = new Uint8Array(1);
    expect(restFile({ wasmRestUrl: "/rest.wasm", wasmRestBinary })).toBe(wasmRestBinary);
  });
});
