// What importing does: nothing, in Node and without a page.

import { expect, it, vi } from "vitest";

/** Everything there is, read from source. */
const TIMEOUT_MS = 60_000;

it("elements can be imported without a page, and register nothing", async () => {
  const report = await import("../../../web/src/elements/report/parcours-report.js");
  const cards = await import("../../../web/src/elements/cards/parcours-cards.js");
  expect(typeof report.ParcoursReport).toBe("function");
  expect(typeof cards.ParcoursCards).toBe("function");
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  expect(registry?.get("parcours-report")).toBeUndefined();
}, TIMEOUT_MS);

it("define can be imported without a page", async () => {
  const { ParcoursReport } = await import("../../../web/src/define.js");
  expect(typeof ParcoursReport).toBe("function");
  expect(typeof globalThis.document).toBe("undefined");
  // The late elements.
  await vi.dynamicImportSettled();
}, TIMEOUT_MS);
