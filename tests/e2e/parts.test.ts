// Code of a part of the page that does not come: it is said, asked for again by a button, and where that does not help
// the page can be loaded again.

import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { audit, contextOf, type Screen } from "./audit.js";
import { choose, showTab, startStage, type PageUnderTest, type Stage } from "./browser.js";
import { ndjson } from "./journey-data.js";

let stage: Stage;
let opened: PageUnderTest;
let page: Page;

beforeAll(async () => {
  // Asked for by a browser that shows the picture which is opened first.
  stage = await startStage({ "favicon.ico": fileURLToPath(new URL("../../web/app/public/icon.svg", import.meta.url)) });
});

afterAll(() => stage.close());

afterEach(async () => {
  // What is refused here stands in the console.
  const complaints = opened.complaints.filter((complaint) => !complaint.includes("ERR_FAILED"));
  await opened.close();
  expect(complaints).toEqual([]);
});

/** The page, whose first `times` requests for the file fail. */
async function openWithout(file: RegExp, times: number, screen?: Screen): Promise<void> {
  // A service worker would fetch all files, too. A picture asks for none.
  opened = await stage.open({ ...(screen ? contextOf(screen) : {}), serviceWorkers: "block", path: "icon.svg" });
  page = opened.page;
  let left = times;
  await page.route(file, (route) => (left-- > 0 ? route.abort() : route.continue()));
  await page.goto(opened.url);
}

const FUNNEL = /\/define-funnel-[^/]*\.js$/u;
const notice = () => page.getByRole("alert");

describe.each([
  [{ width: 1280, colorScheme: "dark", locale: "en-GB" } as const, "Part of this page could not be loaded. Are you online?", "Try again", "Reload the page"],
  [{ width: 390, colorScheme: "light", locale: "fr" } as const, "Une partie de cette page n'a pas pu être chargée. Y a-t-il un réseau\u202f?", "Réessayer", "Recharger la page"],
])("on %o", (screen, said, again, anew) => {
  it("brings the funnel once it is asked for again", async () => {
    await openWithout(FUNNEL, 1, screen);
    await choose(page, { "journey.ndjson": ndjson });
    await showTab(page, "funnel");
    await page.locator("parcours-funnel").locator("p.waiting").waitFor();
    await notice().waitFor();
    expect(await notice().locator("p").innerText()).toBe(said);
    expect(await notice().getByRole("button").allInnerTexts()).toEqual([again]);
    await notice().getByRole("button", { name: again }).click();
    await page.locator("parcours-funnel .tile").first().waitFor();
    await page.locator("parcours-funnel").locator("p.waiting").waitFor({ state: "hidden" });
    expect(await notice().count()).toBe(0);
  });

  it("offers to load the page again where that does not help, as where a browser never asks again", async () => {
    await openWithout(FUNNEL, 2, screen);
    await choose(page, { "journey.ndjson": ndjson });
    await page.locator("parcours-cards .card").first().waitFor();
    await notice().getByRole("button", { name: again }).click();
    await notice().getByRole("button", { name: anew }).waitFor();
    await audit(page, "code that did not come");
    await notice().getByRole("button", { name: anew }).click();
    await choose(page, { "journey.ndjson": ndjson });
    await showTab(page, "funnel");
    await page.locator("parcours-funnel .tile").first().waitFor();
    expect(await notice().count()).toBe(0);
  });
});

it("keeps what was read where the report's own parts come late", async () => {
  await openWithout(/\/report-parts-[^/]*\.js$/u, 1);
  await choose(page, { "journey.ndjson": ndjson });
  await page.getByRole("status").getByText(/^Ready: /u).waitFor({ state: "attached" });
  await notice().getByRole("button", { name: "Try again" }).click();
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await page.evaluate(() => document.querySelector("parcours-report")?.shadowRoot?.activeElement?.id)).toBe("panel");
});

it("brings a part that others need, too", async () => {
  await openWithout(/\/parcours-card-chooser-[^/]*\.js$/u, 1);
  await choose(page, { "journey.ndjson": ndjson });
  await page.getByRole("button", { name: "Choose cards" }).click();
  await notice().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Choose cards" }).click();
  await page.locator("parcours-card-chooser input").first().waitFor();
  expect(await notice().count()).toBe(0);
});

it.each([
  ["what writes files", /\/save-report-[^/]*\.js$/u],
  ["the viewer of HTML files", /\/viewer-source-[^/]*\.js$/u],
])("saves once %s is there", async (_, file) => {
  await openWithout(file, 1);
  await choose(page, { "journey.ndjson": ndjson });
  const save = async (): Promise<void> => {
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: /^One HTML file The/u }).click();
  };
  await save();
  await notice().waitFor();
  const download = page.waitForEvent("download");
  await save();
  expect((await download).suggestedFilename()).toMatch(/\.html$/u);
  await expect.poll(() => notice().count()).toBe(0);
});

it("says what the engine says once its words in the reader's language are there", async () => {
  await openWithout(/\/engine-[^/]*\.js$/u, 1, { width: 1280, colorScheme: "light", locale: "fr" });
  await choose(page, { "a.json": '{"a' });
  await notice().getByRole("button", { name: "Réessayer" }).click();
  await page.getByText("aucun objet JSON ni aucune ligne CSV").last().waitFor();
  expect(await page.getByRole("button", { name: "Réessayer" }).count()).toBe(0);
});

it("keeps the table of a page's own where the code of a message's report does not come", async () => {
  await openWithout(/\/parcours-message-[^/]*\.js$/u, 1);
  await page.goto(`${opened.url.replace(/[^/]*$/u, "")}examples.html`);
  await page.locator("#example-messages .live").scrollIntoViewIfNeeded();
  const table = page.locator("#example-messages parcours-messages");
  await table.locator(".open:visible").first().click();
  await table.getByRole("alert").waitFor();
  expect(await table.locator(".open:visible").count()).toBeGreaterThan(0);
  await table.getByRole("button", { name: "Try again" }).click();
  await table.locator("parcours-recipients .space .contact").first().waitFor();
  expect(await table.getByRole("alert").count()).toBe(0);
  await table.getByRole("button", { name: "All messages" }).click();
  await table.locator(".open:visible").first().waitFor();
});
