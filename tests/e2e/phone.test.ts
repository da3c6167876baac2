// The page on a phone: nothing scrolls sideways, what is touched is large enough, tables are lists.

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choose, showTab, startStage, type Stage } from "./browser.js";
import { ndjson } from "./journey-data.js";

const TABS = ["performance", "messages", "funnel", "data"] as const;

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage.close();
});

/** Every button, choice and opener that can be seen and is lower than 44 px, by its text. */
function smallTargets(): string[] {
  const found: string[] = [];
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (!element.matches("button, select, summary, label, a")) continue;
      const { width, height } = element.getBoundingClientRect();
      if (width > 0 && (height < 44 || width < 40)) found.push(element.textContent.trim());
    }
  };
  visit(document);
  return found;
}

/** Every word that is broken behind its first letter: "e-" at the end of a line, "mail" on the next. */
function brokenWords(): string[] {
  const found: string[] = [];
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) visit(element.shadowRoot);
      for (const node of element.childNodes) {
        if (!(node instanceof Text)) continue;
        for (const { index } of node.data.matchAll(/(?<!\p{L})\p{L}-\p{L}/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 3);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(node.data);
        }
      }
    }
  };
  visit(document);
  return found;
}

describe.each([
  { width: 360, locale: "fr-FR" },
  { width: 390, locale: "en-GB" },
])("at $width px in $locale", ({ width, locale }) => {
  it("fits, with targets that a finger can hit, in every view", async () => {
    const { page, complaints, close } = await stage.open({
      viewport: { width, height: 780 },
      hasTouch: true,
      locale,
    });
    const wide = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await wide()).toBe(width);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    await choose(page, { "journey.ndjson": `not json\n${ndjson}` });
    await page.locator("parcours-cards .card").first().waitFor();
    for (const tab of TABS) {
      await showTab(page, tab);
      await page.locator(`#tab-${tab}[aria-selected=true]`).waitFor();
      await expect.poll(() => page.locator("parcours-report [aria-busy=true]").count()).toBe(0);
      expect(await wide(), tab).toBe(width);
      expect(await page.evaluate(smallTargets), tab).toEqual([]);
      expect(await page.evaluate(brokenWords), tab).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await close();
  });

  it("has the first figure in sight, below what was found in few lines", async () => {
    const { page, close } = await stage.open({ viewport: { width, height: 780 }, hasTouch: true, locale });
    await choose(page, { "journey.ndjson": ndjson });
    const card = page.locator("parcours-cards .card").first();
    await card.waitFor();
    await page.locator("parcours-report .found").waitFor();
    expect((await card.boundingBox())?.y).toBeLessThan(480);
    await close();
  });

  it("gives a sheet one title, and the choice of cards its whole name beside what it is compared with", async () => {
    const { page, close } = await stage.open({ viewport: { width, height: 780 }, hasTouch: true, locale });
    await choose(page, { "journey.ndjson": ndjson });
    await page.getByRole("button", { name: /All time|Toute la période/u }).click();
    const title = locale === "fr-FR" ? "Période" : "Time";
    const sheet = page.locator("parcours-selection parcours-popover[heading]").filter({ has: page.locator("dialog[open]") });
    await sheet.getByRole("heading", { name: title }).waitFor();
    const legend = await sheet.locator("legend").boundingBox();
    expect(legend?.height).toBeLessThan(2);
    await sheet.getByRole("radio").nth(1).check();
    await page.keyboard.press("Escape");
    await page.locator("parcours-cards .head p").waitFor();
    const label = page.locator("parcours-cards .chooser .label");
    expect(await label.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
    await close();
  });

  it("keeps a record's state beside its name, and says all of what is looked up", async () => {
    const { page, close } = await stage.open({ viewport: { width, height: 780 }, hasTouch: true, locale });
    await choose(page, { "journey.ndjson": ndjson.replaceAll("a@mail.example", "genevieve.delacroix.15762@mail.example") });
    await showTab(page, "funnel");
    await page.locator("parcours-funnel .line .records button").last().click();
    const [name, tag] = [page.locator(".record-list button.record"), page.locator(".record-list .tag")];
    await name.waitFor();
    const [above, beside] = [await name.boundingBox(), await tag.boundingBox()];
    expect(beside?.x).toBeGreaterThan((above?.x ?? 0) + (above?.width ?? 0));
    const field = page.locator(".look-up input");
    const cut = await field.evaluate((input: HTMLInputElement) => {
      input.value = input.placeholder;
      return input.scrollWidth - input.clientWidth;
    });
    expect(cut).toBe(0);
    await close();
  });

  it("lists the numbers of a picture, so that no table scrolls sideways", async () => {
    const { page, complaints, close } = await stage.open({ viewport: { width, height: 780 }, hasTouch: true, locale });
    await choose(page, { "journey.ndjson": ndjson });
    const opens = async (element: string): Promise<void> => {
      await page.locator(`${element} .twin > summary`).click();
      const table = page.locator(`${element} .twin table`);
      await table.getByRole("row").nth(1).waitFor();
      expect(await table.evaluate((node) => (node.parentElement?.scrollWidth ?? 0) - (node.parentElement?.clientWidth ?? 0)), element).toBe(0);
      const named = await table.getByRole("cell").first().evaluate((cell) => getComputedStyle(cell, "::before").content);
      expect(named).toBe(JSON.stringify(await table.getByRole("columnheader").nth(1).textContent()));
    };
    await page.locator("parcours-cards .card").first().waitFor();
    await opens("parcours-cards");
    await showTab(page, "funnel");
    await opens("parcours-funnel");
    await page.locator("parcours-funnel [data-view=trend]").click();
    await page.locator("parcours-funnel .trend").waitFor();
    await opens("parcours-funnel");
    expect(complaints).toEqual([]);
    await close();
  });

  it("lists the rows of a file to map with what each holds, so that none is wider than the page", async () => {
    const { page, complaints, close } = await stage.open({ viewport: { width, height: 780 }, hasTouch: true, locale });
    const address = `https://shop.example/${"long/".repeat(30)}`;
    await choose(page, { "odd.csv": `who,when,what,note,where\na@mail.example,2026-01-03,looked,,${address}\nb@mail.example,2026-01-04,asked,soon,\n` });
    const preview = page.locator("parcours-mapping .preview");
    const rows = preview.getByRole("listitem");
    await expect.poll(() => rows.count()).toBe(2);
    expect(await preview.getByRole("table").count()).toBe(0);
    const names = await rows.nth(1).getByRole("term").allInnerTexts();
    expect(names).toContain("note");
    expect(names).not.toContain("where");
    expect(await rows.nth(1).getByRole("definition").allInnerTexts()).toEqual(expect.arrayContaining(["b@mail.example", "asked", "soon"]));
    const wider = preview.locator("*").evaluateAll((inner) => inner.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
    expect(await wider).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it("shows messages as a list and the funnel stage below stage", async () => {
    const { page, close } = await stage.open({ viewport: { width, height: 780 }, locale });
    await choose(page, { "journey.ndjson": ndjson });
    await page.locator("parcours-cards .card").first().waitFor();
    await showTab(page, "messages");
    await page.locator("parcours-messages .phone .item").first().waitFor();
    expect(await page.locator("parcours-messages table").isVisible()).toBe(false);
    await showTab(page, "funnel");
    const stages = page.locator("parcours-funnel .list .line");
    await stages.first().waitFor();
    expect(await stages.count()).toBe(4);
    const tabs = await page.locator("parcours-report .tabs").boundingBox();
    expect((tabs?.y ?? 0) + (tabs?.height ?? 0)).toBe(780);
    await close();
  });
});
