// Every view but the funnel's for everyone, in every state that a reader can bring about: axe finds nothing at any
// width, in light and dark, in both languages; nothing scrolls sideways; on a phone all is as large as a finger.
// The funnel's are in funnel-access.test.ts.

import { describe, expect, it } from "vitest";
import { audit, contextOf, SCREENS } from "./audit.js";
import { choose, showTab, useStage, type PageUnderTest } from "./browser.js";
import { ndjson, unknownRecords } from "./journey-data.js";

const stage = useStage();
let opened: PageUnderTest;

async function load(files: Record<string, string | Buffer>): Promise<void> {
  await choose(opened.page, files);
  await opened.page.locator("parcours-cards .card, .empty").first().waitFor();
}

/** Gives the report an engine that reads half of whatever it is given, and no more. */
function stuckHalfWay(report: Element): void {
  const progress = { phase: "reading", source: 0, sources: 1, name: "large.ndjson", bytes: 5e7, totalBytes: 1e8, rows: 4e5, kept: 4e5 };
  interface Options {
    readonly signal: AbortSignal;
    onProgress(told: typeof progress): void;
  }
  const load = (_: unknown, { signal, onProgress }: Options): Promise<never> =>
    new Promise((_resolve, reject) => {
      onProgress(progress);
      signal.addEventListener("abort", () => {
        reject(signal.reason as Error);
      });
    });
  Object.assign(report, { engine: { load, reset: () => Promise.resolve() } });
}

describe.each(SCREENS)("at $width px, $colorScheme, $locale", (screen) => {
  it("the way in passes: start, a load under way, its failure, a form for unknown columns", async () => {
    opened = await stage.open(contextOf(screen));
    const { page } = opened;
    await audit(page, "start");
    await page.locator("parcours-report").evaluate(stuckHalfWay);
    await choose(page, { "large.ndjson": "{}" });
    await page.locator("parcours-drop progress").waitFor();
    await audit(page, "progress");
    await page.locator("parcours-drop .loading button").click();
    await audit(page, "cancelled");
    await page.locator("parcours-report").evaluate((report) => Object.assign(report, { engine: null }));
    await choose(page, { "picture.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]) });
    await page.locator(".notice.bad").waitFor();
    await audit(page, "refused");
    await choose(page, { "odd.ndjson": unknownRecords() });
    await page.locator("parcours-mapping .preview li:visible, parcours-mapping td:visible").first().waitFor();
    await audit(page, "mapping");
  });

  it("performance and its choices pass", { timeout: 300_000 }, async () => {
    opened = await stage.open(contextOf(screen));
    const { page } = opened;
    await load({ "journey.ndjson": `not json\n${ndjson}` });
    await audit(page, "performance");
    await page.locator("parcours-cards .twin summary").click();
    await page.locator("parcours-cards .twin tbody tr").first().waitFor();
    await audit(page, "the trend's table");
    const popovers = page.locator("parcours-selection parcours-popover, parcours-cards parcours-popover");
    for (let index = 0; index < (await popovers.count()); index += 1) {
      await popovers.nth(index).locator("button[aria-expanded]").first().click();
      await audit(page, `popover ${index}`);
      await page.keyboard.press("Escape");
    }
    for (const part of ["parcours-orders", "parcours-attribution"]) await page.locator(`${part} summary`).first().click();
    await page.locator("parcours-orders .order summary").first().click();
    await page.locator("parcours-attribution table").waitFor();
    await audit(page, "orders");
    await page.locator("parcours-channels summary").first().click();
    await audit(page, "a channel closed");
  });

  it("messages and a message pass", async () => {
    opened = await stage.open(contextOf(screen));
    const { page } = opened;
    await load({ "journey.ndjson": ndjson });
    await showTab(page, "messages");
    await page.locator("parcours-messages .open:visible").first().waitFor();
    await audit(page, "messages");
    await page.locator("parcours-messages input[type=search]").fill("nothing like it");
    await audit(page, "nothing matches");
    await page.locator("parcours-messages input[type=search]").fill("");
    await page.locator("parcours-messages .open:visible").first().click();
    await page.locator("parcours-recipients .space .line").first().waitFor();
    await audit(page, "message");
  });

  it("what was found passes, and so does a report of nothing", async () => {
    opened = await stage.open(contextOf(screen));
    const { page } = opened;
    await load({ "journey.ndjson": `not json\n${ndjson}` });
    await showTab(page, "data");
    await page.locator("parcours-found .columns").waitFor();
    await page.locator("parcours-found details summary").first().click();
    await audit(page, "data");
    await page.locator("parcours-found .clear button").click();
    await load({ "visits.ndjson": '{"contact":"a","time":1767258000,"type":"page_view"}\n' });
    await audit(page, "no messages");
  });
});

it("passes in the system's own colours, and where contrast is wanted", async () => {
  opened = await stage.open({ forcedColors: "active", contrast: "more", reducedMotion: "reduce" });
  const { page } = opened;
  // Else its text lies on a ground that the browser gives it, of the text's own colour.
  const main = page.getByRole("button", { name: "Choose files" });
  expect(await main.evaluate((button) => getComputedStyle(button).forcedColorAdjust)).toBe("none");
  await load({ "journey.ndjson": ndjson });
  for (const tab of ["performance", "messages", "funnel", "data"] as const) {
    await showTab(page, tab);
    await audit(page, tab);
  }
});
