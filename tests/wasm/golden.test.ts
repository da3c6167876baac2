// Golden cases through the client and the WebAssembly engine in Node.

import { describe, expect, test } from "vitest";
import { createClient } from "../../web/src/client.js";
import { EngineError } from "../../web/src/engine/engine-error.js";
import { expectAsStored, goldenFiles, type Said } from "../golden/cases.js";

const files = goldenFiles();

test("there are golden cases", () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files)("$name", (golden) => {
  test("answers are the stored bytes", async () => {
    const client = createClient();
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
