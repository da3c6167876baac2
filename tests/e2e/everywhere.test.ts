// What access.test.ts and funnel-access.test.ts leave out: a report that is a file, files opened before, a funnel by
// value, at every width; and every view from right to left, where nothing may scroll sideways either.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { audit, contextOf, SCREENS } from "./audit.js";
import { choose, showTab, startStage, type PageUnderTest, type Stage } from "./browser.js";
import { builder, openFunnel } from "./funnel-page.js";
import { ndjson } from "./journey-data.js";

const TABS = ["performance", "messages", "funnel", "data"] as const;

let stage: Stage;
let opened: PageUnderTest;
let folder: string;

beforeAll(async () => {
  stage = await startStage();
  folder = mkdtempSync(join(tmpdir(), "parcours-everywhere-"));
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  await opened.close();
});

async function load(page: Page): Promise<void> {
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
}

/** Each tab, and a message. */
async function auditTabs(page: Page): Promise<void> {
  for (const tab of TABS) {
    await showTab(page, tab);
    await page.locator(`#tab-${tab}[aria-selected=true]`).waitFor();
    if (tab === "funnel") await page.locator("parcours-funnel .tile").first().waitFor();
    await audit(page, tab);
    if (tab !== "messages") continue;
    await page.locator("parcours-messages .open:visible").first().click();
    await page.locator("parcours-message h2").first().waitFor();
    await audit(page, "message");
  }
}

it("a report that is a file passes at every width, asks for nothing, and breaks no policy", { timeout: 300_000 }, async () => {
  opened = await stage.open();
  const { page } = opened;
  await load(page);
  await page.getByRole("button", { name: "Save" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^One HTML file with recipients/u }).click();
  const path = join(folder, "report.html");
  await (await download).saveAs(path);
  const { href } = pathToFileURL(path);
  for (const screen of SCREENS) {
    const other = await stage.open(contextOf(screen));
    const file = await other.page.context().newPage();
    await other.page.context().setOffline(true);
    const wrong: string[] = [];
    file.on("request", (request) => wrong.push(request.url()));
    file.on("pageerror", ({ message }) => wrong.push(message));
    file.on("console", (message) => {
      if (message.type() === "error") wrong.push(message.text());
    });
    await file.goto(href);
    await file.locator("parcours-cards .card").first().waitFor();
    await auditTabs(file);
    expect(wrong, `${screen.width}`).toEqual([href]);
    await other.close();
  }
});

describe.each(SCREENS)("at $width px, $colorScheme, $locale", (screen) => {
  it("files opened before pass", async () => {
    opened = await stage.open(contextOf(screen));
    const { page } = opened;
    await load(page);
    await showTab(page, "data");
    await page.locator("parcours-found .keep button").click();
    await audit(page, "kept");
    await page.reload();
    await page.locator("parcours-recent li").first().waitFor();
    await audit(page, "opened before");
  });

  it("a funnel by value passes", async () => {
    opened = await openFunnel(stage, contextOf(screen));
    const { page } = opened;
    const definition = {
      version: 1,
      window: { total: "P30D" },
      breakdown: { by: "url" },
      stages: ["page_view", "form_submitted"].map((event) => ({ id: event, steps: [{ event }] })),
    };
    await page.locator("parcours-report").evaluate((report, given) => void Object.assign(report, { definition: given }), definition);
    await page.locator("parcours-funnel [data-view=values]").click();
    await page.locator("parcours-funnel table:visible").first().waitFor();
    await audit(page, "values");
  });
});

/** What is turned round and has text in it, which nobody can read. */
function mirrored(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) visit(element.shadowRoot);
        const { a } = new DOMMatrix(getComputedStyle(element).transform);
        const text = element instanceof SVGElement ? element.querySelector("text") : element.textContent.trim();
        if (a < 0 && text) found.push(`${element.localName}.${element.classList.value}`);
      }
    };
    visit(document);
    return found;
  });
}

describe.each([SCREENS[1], SCREENS[3]])("from right to left at $width px, $colorScheme, $locale", (screen) => {
  it("every view passes", { timeout: 300_000 }, async () => {
    opened = await stage.open(contextOf(screen));
    const { page } = opened;
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    await audit(page, "start");
    await load(page);
    await auditTabs(page);
    await showTab(page, "funnel");
    if (screen.width < 900) await page.locator("parcours-funnel .parts button").nth(1).click();
    await builder(page).locator(".stage").first().waitFor();
    await builder(page).locator(".step .icon-button").first().click();
    await audit(page, "builder");
    expect(await mirrored(page)).toEqual([]);
  });
});
