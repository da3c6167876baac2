// The funnel for everyone: axe finds nothing at any width, in light and dark, in any state; nothing scrolls
// sideways, and on a phone everything is as large as a finger.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { startStage, type PageUnderTest, type Stage } from "./browser.js";
import { builder, openFunnel } from "./funnel-page.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface AxeResults {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[];
}

let stage: Stage;
let opened: PageUnderTest;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage.close();
});

afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  await opened.close();
});

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    () => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
}

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What can be pressed in the funnel and is smaller than a finger, by its text. */
function small(): string[] {
  const found: string[] = [];
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!element.matches("button, select, summary, .check, input:not([type=checkbox])")) continue;
      const { width, height } = element.getBoundingClientRect();
      const label = element.getAttribute("aria-label") ?? element.textContent.trim();
      if (width > 0 && (height < 43.5 || width < 39.5)) found.push(`${label} ${Math.round(width)}x${Math.round(height)}`);
    }
  };
  visit(document);
  return found;
}

describe.each([
  { width: 360, colorScheme: "light", locale: "fr-FR" },
  { width: 390, colorScheme: "dark", locale: "en-GB" },
  { width: 768, colorScheme: "light", locale: "en-GB" },
  { width: 1280, colorScheme: "dark", locale: "fr-FR" },
] as const)("at $width px, $colorScheme, $locale", ({ width, colorScheme, locale }) => {
  const phone = width < 640;
  const check = async (page: Page, state: string): Promise<void> => {
    expect(await findings(page), state).toEqual([]);
    expect(await sideways(page), state).toBe(0);
    if (phone) expect(await page.evaluate(small), state).toEqual([]);
  };

  it("every state of the screen passes", async () => {
    opened = await openFunnel(stage, {
      viewport: { width, height: 900 },
      colorScheme,
      locale,
      hasTouch: phone,
      reducedMotion: "reduce",
    });
    const { page } = opened;
    const parts = builder(page);
    await check(page, "result");
    for (const view of ["times", "trend"]) {
      await page.locator(`parcours-funnel [data-view=${view}]`).click();
      await page.locator("parcours-funnel .cursor").focus();
      await page.keyboard.press("End");
      await page.locator("parcours-funnel .twin summary").click();
      await check(page, view);
    }
    for (const menu of ["keep", "share", "download"]) {
      await page.locator(`parcours-funnel #${menu} > summary`).click();
      await check(page, menu);
      await page.keyboard.press("Escape");
    }
    if (width < 900) await page.locator("parcours-funnel .parts button").nth(1).click();
    await parts.locator(".stage").first().waitFor();
    await check(page, "builder");
    await parts.locator(".step .icon-button").first().click();
    await parts.locator(".filters button").first().click();
    await check(page, "filter");
    if (phone) await page.keyboard.press("Escape");
    await parts.locator("button.options").nth(1).click();
    await check(page, "options");
    if (phone) await page.keyboard.press("Escape");
    await parts.locator(".stage-foot button").first().click();
    await check(page, "palette");
    await parts.locator(".offer button").first().click();
    if (phone) await parts.locator("button.wide").click();
    else await parts.locator(".settings summary").click();
    await parts.locator(".exclusions button").last().click();
    await check(page, "settings");
    if (phone) await page.keyboard.press("Escape");
    // The first stage has two steps now: there are ways to show.
    if (width < 900) await page.locator("parcours-funnel .parts button").first().click();
    await page.locator("parcours-funnel [data-view=paths]").click();
    await page.locator("parcours-funnel .ranked li").first().waitFor();
    await check(page, "paths");
  });

  it("a number's records and a record's explanation pass", async () => {
    opened = await openFunnel(stage, { viewport: { width, height: 900 }, colorScheme, locale, hasTouch: phone });
    const { page } = opened;
    await page.locator("parcours-funnel .records button").first().click();
    await page.locator("parcours-funnel .records-drawer .record-list > li").first().waitFor();
    await check(page, "records");
    await page.locator("parcours-funnel .records-drawer button.record").first().click();
    await page.locator("parcours-funnel .explained").waitFor();
    await check(page, "explanation");
  });
});

it("nothing moves where motion is not wanted, and colours may be the system's", async () => {
  opened = await openFunnel(stage, { reducedMotion: "reduce", forcedColors: "active" });
  const { page } = opened;
  expect(await findings(page)).toEqual([]);
  const moving = await page.locator("parcours-builder").evaluate((element) =>
    [...(element.shadowRoot?.querySelectorAll("*") ?? [])].filter(
      (part) => parseFloat(getComputedStyle(part).transitionDuration) > 0,
    ).length,
  );
  expect(moving).toBe(0);
});

it("prints the result without the tools", async () => {
  opened = await openFunnel(stage);
  const { page } = opened;
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("parcours-builder").isVisible()).toBe(false);
  expect(await page.locator("parcours-funnel .tools").isVisible()).toBe(false);
  expect(await page.getByRole("img", { name: /Funnel with 4 stages/u }).isVisible()).toBe(true);
});

it("reads from right to left: the builder at the right, its controls at the left", async () => {
  opened = await openFunnel(stage);
  const { page } = opened;
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  const left = async (selector: string): Promise<number> => (await page.locator(selector).first().boundingBox())?.x ?? -1;
  expect(await left("parcours-builder")).toBeGreaterThan(await left("parcours-funnel .outcome"));
  expect(await left("parcours-builder .stage-grip")).toBeGreaterThan(await left("parcours-builder .stage .icon-button"));
  expect(await sideways(page)).toBe(0);
});
