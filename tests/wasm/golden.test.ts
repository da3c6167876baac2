// Golden cases through the client and the WebAssembly engine in Node, in one file and in two.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { engineFirst, engineRest } from "../../scripts/lib/engine-alias.mjs";
import { createClient } from "../../web/src/client.js";
import { EngineError } from "../../web/src/engine/engine-error.js";
import { moduleOf } from "../../web/src/engine/load-module.js";
import { expectAsStored, goldenFiles, type Said } from "../golden/cases.js";
import { engineBytes } from "./engine-bytes.js";

const files = goldenFiles();
const compiled = (path: string): WebAssembly.Module => new WebAssembly.Module(readFileSync(path));

const engines = [
  ["the engine in two files", {}],
  ["the engine in one file", { wasmBinary: engineBytes() }],
  [
    "the engine whose rest is fetched when it is called",
    {
      loadEngine: () =>
        moduleOf(compiled(engineFirst), { load: () => new Promise(() => undefined), loadNow: () => compiled(engineRest) }),
    },
  ],
] as const;

test("there are golden cases", () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(engines)("%s", (_, options) => {
  test.each(files)("answers the stored bytes of $name", async (golden) => {
    const client = createClient(options);
    await client.load(
      golden.files.map(({ name, bytes }) => new File([new Uint8Array(bytes)], name)),
      golden.options,
    );
    for (const [index, { request }] of golden.cases.entries()) {
      let said: Said;
      try {
        said = { answer: await client.queryText(JSON.stringify(request)) };
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        const { code, path, message, problems } = error;
        said = { error: { code, path, message, ...(problems.length > 1 ? { problems } : {}) } };
      }
      expectAsStored(golden, index, said);
    }
    client.dispose();
  });
});
