// On paper: each section tidy on its own pages, none of them empty, and no list of thousands.

import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settled } from "./audit.js";
import { choose, showTab, startStage, type Stage } from "./browser.js";
import { ndjson } from "./journey-data.js";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage.close();
});

/** A thousand more who got the journey's e-mail. */
const crowd = Array.from({ length: 1000 }, (_, n) =>
  JSON.stringify({ contact: `c${n}@mail.example`, time: "2026-01-01T09:00:00Z", type: "email.sent", message: "welcome", journey: "onboarding", delivery: `c${n}` }),
).join("\n");

async function pages(page: Page): Promise<number> {
  await settled(page);
  const pdf = await page.pdf({ format: "A4" });
  return [...pdf.toString("latin1").matchAll(/\/Type \/Page\b/gu)].length;
}

it("takes as many pages as it has parts, whatever the screen's width and however many recipients there are", async () => {
  for (const width of [390, 1280]) {
    const { page, complaints, close } = await stage.open({ viewport: { width, height: 900 } });
    await choose(page, { "journey.ndjson": `${ndjson}${crowd}` });
    await page.locator("parcours-orders").waitFor();
    const counted: Record<string, number> = { performance: await pages(page) };
    await showTab(page, "messages");
    await page.locator("parcours-messages .open:visible").first().waitFor();
    counted.messages = await pages(page);
    await page.locator("parcours-messages .open:visible").first().click();
    await page.locator("parcours-recipients .space .contact").first().waitFor();
    counted.message = await pages(page);
    await showTab(page, "funnel");
    await page.locator("parcours-funnel .tile").first().waitFor();
    counted.funnel = await pages(page);
    await showTab(page, "data");
    await page.locator("parcours-found .columns").waitFor();
    counted.data = await pages(page);
    // Cards, then channels; a message's figures, then its links, then the first of its recipients.
    expect(counted, `${width} px`).toEqual({ performance: 2, messages: 1, message: 3, funnel: 1, data: 2 });
    expect(complaints).toEqual([]);
    await close();
  }
});

it("shows neither what chooses nor what is closed", async () => {
  const { page, close } = await stage.open();
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-orders").waitFor();
  await page.emulateMedia({ media: "print" });
  for (const part of [".tabs", "parcours-selection", ".found", "parcours-cards .twin", "parcours-orders details", "parcours-attribution details"]) {
    expect(await page.locator(part).first().isVisible(), part).toBe(false);
  }
  await page.emulateMedia({ media: "screen" });
  await showTab(page, "funnel");
  await page.locator("parcours-funnel .tile").first().waitFor();
  await page.emulateMedia({ media: "print" });
  for (const part of [".tools", ".twin", ".scopes", ".rosetta"]) {
    expect(await page.locator(`parcours-funnel ${part}`).first().isVisible(), part).toBe(false);
  }
  await page.emulateMedia({ media: "screen" });
  await page.locator("parcours-funnel [data-view=trend]").click();
  const choice = page.locator("parcours-funnel .view-head .choice");
  await choice.waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await choice.isVisible(), "days, weeks, months").toBe(false);
  const keys = await page.locator("parcours-funnel .legend-line .key").evaluateAll((all) => all.map((key) => getComputedStyle(key).printColorAdjust));
  expect(new Set(keys), "the legend's grounds").toEqual(new Set(["exact"]));
  await close();
});
