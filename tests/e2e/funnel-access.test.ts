// The funnel for everyone: axe finds nothing at any width, in light and dark, in any state; nothing scrolls
// sideways, and on a phone everything is as large as a finger.

import { describe, expect, it } from "vitest";
import { audit, contextOf, findings, SCREENS, sideways } from "./audit.js";
import { useStage, type PageUnderTest } from "./browser.js";
import { builder, openFunnel } from "./funnel-page.js";

const stage = useStage();
let opened: PageUnderTest;

describe.each(SCREENS)("at $width px, $colorScheme, $locale", (screen) => {
  const { width } = screen;
  const phone = width < 640;
  it("every state of the screen passes", { timeout: 300_000 }, async () => {
    opened = await openFunnel(stage, contextOf(screen));
    const { page } = opened;
    const parts = builder(page);
    await page.locator("parcours-funnel .rosetta > summary").click();
    await page.locator("parcours-funnel .counts-otherwise").waitFor();
    await audit(page, "result");
    for (const view of ["times", "trend"]) {
      await page.locator(`parcours-funnel [data-view=${view}]`).click();
      await page.locator("parcours-funnel .cursor").focus();
      await page.keyboard.press("End");
      await page.locator("parcours-funnel .twin summary").click();
      await audit(page, view);
    }
    for (const menu of ["keep", "share", "download"]) {
      await page.locator(`parcours-funnel #${menu} > summary`).click();
      await audit(page, menu);
      await page.keyboard.press("Escape");
    }
    if (width < 900) await page.locator("parcours-funnel .parts button").nth(1).click();
    await parts.locator(".stage").first().waitFor();
    await audit(page, "builder");
    await parts.locator(".step .icon-button").first().click();
    await parts.locator(".filters button").first().click();
    await audit(page, "filter");
    if (phone) await page.keyboard.press("Escape");
    await parts.locator("button.options").nth(1).click();
    await audit(page, "options");
    if (phone) await page.keyboard.press("Escape");
    await parts.locator(".stage-foot button").first().click();
    await audit(page, "palette");
    await parts.locator(".offer button").first().click();
    if (phone) await parts.locator("button.wide").click();
    else await parts.locator(".settings summary").click();
    await parts.locator(".exclusions button").last().click();
    await audit(page, "settings");
    if (phone) await page.keyboard.press("Escape");
    // The first stage has two steps now: there are ways to show.
    if (width < 900) await page.locator("parcours-funnel .parts button").first().click();
    await page.locator("parcours-funnel [data-view=paths]").click();
    await page.locator("parcours-funnel .ranked li").first().waitFor();
    await audit(page, "paths");
  });

  it("a number's records and a record's explanation pass", { timeout: 300_000 }, async () => {
    opened = await openFunnel(stage, contextOf(screen));
    const { page } = opened;
    await page.locator("parcours-funnel .records button").first().click();
    await page.locator("parcours-funnel .records-drawer .record-list > li").first().waitFor();
    await audit(page, "records");
    await page.locator("parcours-funnel .records-drawer button.record").first().click();
    await page.locator("parcours-funnel .explained").waitFor();
    await audit(page, "explanation");
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

it("tells in the system's colours what is chosen, and its legend is in the picture's", async () => {
  opened = await openFunnel(stage, { forcedColors: "active", colorScheme: "dark" });
  const { page } = opened;
  const style = (selector: string, property: string): Promise<string> =>
    page.locator(selector).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  await page.locator("parcours-funnel [data-view=trend]").click();
  await page.locator("parcours-funnel .legend-line").waitFor();
  expect(await style("parcours-funnel .key.line", "border-top-color")).toBe(await style("parcours-funnel path.rate", "stroke"));
  for (const what of ["entered", "converted"]) {
    expect(await style(`parcours-funnel .key.${what}`, "background-color"), what).toBe(await style(`parcours-funnel rect.${what}`, "fill"));
  }
  expect(await style("parcours-funnel .choice button[aria-pressed=true]", "outline-style")).toBe("solid");
  expect(await style("parcours-funnel .choice button[aria-pressed=false]", "outline-style")).toBe("none");
  // The browser lays a patch of the ground's colour behind text that is its own colour.
  expect(await style("parcours-builder .mark", "forced-color-adjust")).toBe("none");
  // Only bars have a line around them, not the report's head.
  expect(await style("parcours-report header.bar", "border-top-style")).toBe("none");
});

it("prints the result without the tools", async () => {
  opened = await openFunnel(stage);
  const { page } = opened;
  await page.emulateMedia({ media: "print" });
  expect(await page.locator("parcours-builder").isVisible()).toBe(false);
  expect(await page.locator("parcours-funnel .tools").isVisible()).toBe(false);
  expect(await page.getByRole("img", { name: /Funnel with 4 stages/u }).isVisible()).toBe(true);
});

it("keeps the order of a text that begins with a number on a page that is turned from right to left", async () => {
  opened = await openFunnel(stage);
  const { page } = opened;
  const entered = page.locator("parcours-funnel .tile").first().getByText(/that entered/u);
  // Where a letter stands says in which order the words are drawn.
  const left = (of: string): Promise<number> =>
    entered.evaluate((node, word) => {
      const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const at = text.textContent?.indexOf(word) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      }
      return Number.NaN;
    }, of);
  for (const dir of ["ltr", "rtl", "ltr"]) {
    await page.evaluate((turned) => void (document.documentElement.dir = turned), dir);
    await expect.poll(async () => (await left("1 of")) < (await left("that"))).toBe(true);
  }
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
