// The main views as they look, held to the pictures in screens/: a phone and a laptop, light and dark, English and
// French. A picture that should change is taken again with PARCOURS_SCREENS=write, and looked at before it is kept.
// One that differs is left in build/screens beside the others. Where letters have other widths than in the pictures,
// as with the fonts of another system, nothing is compared, and the test says so.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { settled } from "./audit.js";
import { difference } from "./picture.js";
import { showTab, startStage, type Stage } from "./browser.js";

/** The share of points that may differ: what another build of the browser draws otherwise. */
const TOLERANCE = 0.01;

/** Of the pictures kept, of 100: half as large as without loss, and the difference is none that counts. */
const QUALITY = 60;

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const kept = path("screens/");
const failed = path("../../build/screens/");

/** How wide the letters are that the page is written in; rounded, as one build of a font differs from another. */
async function letterWidths(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    const family = getComputedStyle(document.querySelector("parcours-report") ?? document.body).fontFamily;
    return ["400 100px", "600 100px", "700 100px"].map((font) => {
      if (!context) return 0;
      context.font = `${font} ${family}`;
      return Math.round(context.measureText("Quick wafting zephyrs vex bold Jim: 1234567890 €").width / 10);
    });
  });
}

let folder: string;
let stage: Stage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parcours-"));
  const sample = join(folder, "sample.ndjson");
  execFileSync(process.execPath, [path("../../scripts/make-sample.mjs"), "--contacts", "400", "--out", sample]);
  // The start view offers a sample where one stands beside the page; built without, there is none.
  stage = await startStage({ "data/sample.ndjson": sample, "sample/sample.ndjson.gz": sample });
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  performance: async (page) => {
    await page.locator("parcours-cards .card").first().waitFor();
  },
  messages: async (page) => {
    await showTab(page, "messages");
    await page.locator("parcours-messages .open:visible").first().waitFor();
  },
  message: async (page) => {
    await page.locator("parcours-messages .open:visible").first().click();
    await page.locator("parcours-recipients .space .line").first().waitFor();
  },
  funnel: async (page) => {
    await showTab(page, "funnel");
    await page.locator("parcours-funnel .tile").first().waitFor();
  },
  data: async (page) => {
    await showTab(page, "data");
    await page.locator("parcours-found .findings, parcours-found .counts").first().waitFor();
  },
};

describe.each([
  { width: 390, height: 844, colorScheme: "light", locale: "en-GB" },
  { width: 390, height: 844, colorScheme: "dark", locale: "fr-FR" },
  { width: 1280, height: 900, colorScheme: "light", locale: "fr-FR" },
  { width: 1280, height: 900, colorScheme: "dark", locale: "en-GB" },
] as const)("at $width px, $colorScheme, $locale", ({ width, height, colorScheme, locale }) => {
  it("every view looks as it did", async ({ skip }) => {
    const { page, complaints, close } = await stage.open({
      viewport: { width, height },
      colorScheme,
      locale,
      timezoneId: "Europe/Paris",
      reducedMotion: "reduce",
    });
    const looking = async (view: string): Promise<void> => {
      await settled(page);
      await page.evaluate(() => {
        window.scrollTo({ top: 0 });
      });
      const name = `${view}-${width}-${colorScheme}-${locale.slice(0, 2)}.jpg`;
      const picture = await page.screenshot({ type: "jpeg", quality: QUALITY, animations: "disabled", caret: "hide" });
      if (process.env.PARCOURS_SCREENS === "write") {
        mkdirSync(kept, { recursive: true });
        writeFileSync(kept + name, picture);
        return;
      }
      expect(existsSync(kept + name), `${name}: no such picture; PARCOURS_SCREENS=write takes it`).toBe(true);
      const share = await difference(page, readFileSync(kept + name), picture);
      if (share > TOLERANCE) {
        mkdirSync(failed, { recursive: true });
        writeFileSync(failed + name, picture);
      }
      expect.soft(share, name).toBeLessThanOrEqual(TOLERANCE);
    };
    const widths = await letterWidths(page);
    if (process.env.PARCOURS_SCREENS === "write") writeFileSync(`${kept}letters.json`, JSON.stringify(widths));
    else if (readFileSync(`${kept}letters.json`, "utf8") !== JSON.stringify(widths)) {
      await close();
      skip("other fonts than the pictures': nothing compared");
    }
    await page.locator("parcours-drop .plain").waitFor();
    await looking("start");
    await page.goto(`${page.url()}?src=data%2Fsample.ndjson`);
    for (const [view, open] of Object.entries(VIEWS)) {
      await open(page);
      await looking(view);
    }
    expect(complaints).toEqual([]);
    await close();
  });
});

it("a picture of another view, or of another size, is told apart", async () => {
  const { page, close } = await stage.open();
  const picture = (name: string): Buffer => readFileSync(`${kept}${name}.jpg`);
  const laptop = picture("performance-1280-light-fr");
  expect(await difference(page, laptop, laptop)).toBe(0);
  expect(await difference(page, laptop, picture("messages-1280-light-fr"))).toBeGreaterThan(TOLERANCE);
  expect(await difference(page, laptop, picture("performance-390-light-en"))).toBe(1);
  await close();
});
