// The page of examples: each shows its numbers, under the strict policy, and copies the code that made them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit, contextOf } from "./audit.js";
import { startStage, type Stage } from "./browser.js";

const app = fileURLToPath(new URL("../../web/app/", import.meta.url));

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage.close();
});

/** What to wait for in each, and what it says then: figures of examples/journey.ndjson. */
const EXAMPLES: Readonly<Record<string, { readonly part: string; readonly says: RegExp }>> = {
  report: { part: "parcours-cards .card >> nth=0", says: /\d/u },
  cards: { part: ".card >> nth=0", says: /95/u },
  channels: { part: "summary >> nth=0", says: /\d/u },
  messages: { part: "[part~=row]:visible >> nth=0", says: /\d\s?%/u },
  funnel: { part: ".tile >> nth=0", says: /\d\s?%/u },
  builder: { part: "output", says: /^23 \/ 30$/u },
  drop: { part: ".columns", says: /432/u },
  client: { part: "pre", says: /"numerator": 28,\s+"denominator": 77/u },
  theming: { part: ".card >> nth=0", says: /95/u },
  french: { part: "parcours-messages .open:visible >> nth=0", says: /\S/u },
};

/** Brings the example near, so that it starts, and waits for its numbers. */
async function started(page: Page, name: string): Promise<string> {
  const live = page.locator(`#example-${name} .live`);
  await live.scrollIntoViewIfNeeded();
  const { part = "" } = EXAMPLES[name] ?? {};
  if (name === "drop") await live.locator("parcours-drop button.plain").click();
  const found = live.locator(part);
  await found.waitFor();
  await expect.poll(() => found.innerText()).not.toBe("");
  return found.innerText();
}

describe.each([
  { width: 390, colorScheme: "dark", locale: "fr-FR" },
  { width: 1280, colorScheme: "light", locale: "en-GB" },
] as const)("at $width px, $colorScheme, $locale", (screen) => {
  it("every example shows its numbers, copies its code, and the page passes", { timeout: 300_000 }, async () => {
    const { page, complaints, close } = await stage.open({
      ...contextOf(screen),
      path: "examples.html",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const names = await page.locator("section.example").evaluateAll((all) => all.map(({ id }) => id.replace("example-", "")));
    expect(names).toEqual(Object.keys(EXAMPLES));
    for (const [name, { says }] of Object.entries(EXAMPLES)) {
      expect(await started(page, name), name).toMatch(says);
      const copy = page.locator(`#example-${name} .copy`);
      await copy.focus();
      await page.keyboard.press("Enter");
      const heading = await page.locator(`#title-${name}`).innerText();
      await expect.poll(() => page.locator("#said").innerText()).toContain(heading);
      const text = await page.evaluate(() => navigator.clipboard.readText());
      for (const ending of ["html", "js"]) {
        const lines = readFileSync(`${app}examples/${name}.${ending}`, "utf8").trim().split("\n");
        for (const line of lines) expect(text, name).toContain(line);
      }
    }
    // Two whole reports of one language have sections of one name.
    await audit(page, "examples", ["landmark-unique"]);
    expect(complaints).toEqual([]);
    await close();
  });
});

it("is reached from the start view, and follows the language chosen", async () => {
  const { page, complaints, close } = await stage.open();
  await page.getByRole("link", { name: "Examples for developers" }).click();
  await page.getByRole("heading", { name: "Live examples" }).waitFor();
  await page.locator("#example-report .card").first().waitFor();
  await page.locator("#language").selectOption("fr");
  await page.getByRole("heading", { name: "Exemples en direct" }).waitFor();
  await page.locator("#example-report").getByRole("tab", { name: "Entonnoir" }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});
