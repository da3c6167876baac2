// Golden cases through the built package's client, its worker and its engine in Chromium.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, test } from "vitest";
import { expectAsStored, goldenFiles, type Said } from "../golden/cases.js";
import { startStage, type PageUnderTest, type Stage } from "./browser.js";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

let stage: Stage;
let opened: PageUnderTest;

beforeAll(async () => {
  const modules = readdirSync(dist).filter((name) => /\.(?:js|mjs|wasm)$/u.test(name));
  stage = await startStage({
    ...Object.fromEntries(modules.map((name) => [`package/${name}`, join(dist, name)])),
    "package/golden-page.mjs": fileURLToPath(new URL("golden-page.mjs", import.meta.url)),
  });
  opened = await stage.open();
  await opened.page.addScriptTag({ url: "/package/golden-page.mjs", type: "module" });
  await opened.page.waitForFunction(() => "askGolden" in globalThis);
});

afterAll(async () => {
  await opened.close();
  await stage.close();
});

interface Load {
  readonly files: readonly { readonly name: string; readonly base64: string }[];
  readonly options: Record<string, unknown>;
  readonly requests: readonly string[];
}

declare global {
  /** Set by golden-page.mjs. */
  function askGolden(load: Load): Promise<Said[]>;
}

describe.each(goldenFiles())("$name", (golden) => {
  test("answers are the stored bytes", async () => {
    const load: Load = {
      files: golden.files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") })),
      options: golden.options,
      requests: golden.cases.map(({ request }) => JSON.stringify(request)),
    };
    const said = await opened.page.evaluate((asked) => globalThis.askGolden(asked), load);
    golden.cases.forEach((_, index) => {
      const one = said[index];
      if (one === undefined) throw new Error(`no answer ${index}`);
      expectAsStored(golden, index, one);
    });
  });
});
