// Archives where the library that opens them is not there: a package that was copied without its dependencies, or code
// of a page that did not come.

import { expect, test, vi } from "vitest";
import { createClient } from "../../../web/src/client.js";
import { engineBytes } from "../../wasm/engine-bytes.js";

vi.mock("@zip.js/zip.js/lib/zip-core-custom.js", () => {
  throw new Error("Cannot find package '@zip.js/zip.js'");
});

test("an archive says so, and the other files are read", async () => {
  const client = createClient({ wasmBinary: engineBytes() });
  const archive = { name: "a.zip", data: new TextEncoder().encode("PK\u0003\u0004") };
  const events = { name: "b.json", data: new TextEncoder().encode('[{"contact":"a","type":"seen","time":"2026-01-05"}]') };
  const { sources } = await client.load([archive, events]);
  expect(sources.map(({ name, kept }) => [name, kept])).toEqual([["a.zip", 0], ["b.json", 1]]);
  expect(sources[0]?.error).toEqual({
    code: "bad-source",
    message: expect.stringMatching(/^cannot be read: @zip\.js\/zip\.js, which opens zip archives, could not be loaded: /) as string,
  });
  client.dispose();
});
