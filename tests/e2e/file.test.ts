// The report as one HTML file: saved from the page, opened from the disk without a network.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { card, choose, showTab, startStage, type Stage } from "./browser.js";
import { ndjson } from "./journey-data.js";

let stage: Stage;
let folder: string;

beforeAll(async () => {
  stage = await startStage();
  folder = mkdtempSync(join(tmpdir(), "parcours-file-"));
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

async function saved(item: RegExp, name: string, suggested = /^(?!.*recipients).*\.html$/u): Promise<string> {
  const { page, complaints, close } = await stage.open();
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: item }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(suggested);
  const path = join(folder, name);
  await file.saveAs(path);
  expect(complaints).toEqual([]);
  await close();
  return path;
}

/** A window of its own without a network; `asked` is what it asked for and what went wrong. */
async function opened(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; asked: string[]; close(): Promise<void> }> {
  const first = await stage.open(options);
  const context = first.page.context();
  const page = await context.newPage();
  await first.page.close();
  await context.setOffline(true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => asked.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") asked.push(message.text());
  });
  await page.goto(pathToFileURL(path).href);
  return { page, asked, close: first.close };
}

describe("a file of aggregates", () => {
  it("opens offline, says what it holds, and its tabs and tables work", async () => {
    const path = await saved(/^One HTML file The/u, "report.html");
    expect(readFileSync(path, "utf8")).not.toContain("@mail.example");
    const { page, asked, close } = await opened(path, { viewport: { width: 390, height: 780 } });
    await page.locator("parcours-cards .card").first().waitFor();
    expect(await card(page, "Open rate")).toMatch(/66\.7%\s+2 of 3 deliveries/u);
    await page.getByText("It holds no contact and no row of the data").waitFor();
    expect(await page.locator("parcours-report .about").innerText()).toMatch(/^Made with Parcours on .*, from journey\.ndjson\./u);
    expect(await page.title()).toMatch(/ · Parcours$/u);
    expect(await page.getByRole("button", { name: "Filters" }).count()).toBe(0);
    await showTab(page, "messages");
    await page.locator("parcours-messages .phone .open").first().click();
    await page.getByRole("heading", { name: "welcome" }).waitFor();
    expect(await page.locator("parcours-recipients").count()).toBe(0);
    await showTab(page, "funnel");
    await page.locator("parcours-funnel .tile").first().waitFor();
    // The records behind the numbers are not in the file.
    expect(await page.locator("parcours-funnel .tile button").count()).toBe(0);
    // A link to this file would lead nobody anywhere; the definition itself can be taken.
    await page.locator("parcours-funnel #share > summary").click();
    expect(await page.locator("parcours-funnel #share button").allInnerTexts()).toEqual(["Copy as JSON"]);
    await page.locator("parcours-funnel #share > summary").click();
    await showTab(page, "data");
    await page.locator("parcours-found .columns").waitFor();
    // Named as in the funnel, with the name that the data has beside it.
    await page.locator("parcours-found .counts li").filter({ hasText: "E-mail sent email.sent" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    // The file itself is the only thing that was asked for.
    expect(asked).toEqual([pathToFileURL(path).href]);
    await close();
  });
});

it("keeps an amount on its line on a phone, and the banner inside its edges", async () => {
  const orders = Array.from({ length: 4 }, (_, n) =>
    ["email.sent", "email.opened", "order_placed"]
      .map((type, hour) => JSON.stringify({ contact: `c${n}@x.example`, time: `2026-01-05T0${hour}:0${n}:00Z`, type, message: "m", ...(hour === 2 ? { id: `o${n}`, revenue: 9228.75, currency: "EUR" } : {}) }))
      .join("\n"),
  ).join("\n");
  const first = await stage.open({ locale: "fr-FR" });
  await choose(first.page, { "orders.ndjson": orders });
  await first.page.locator("parcours-cards .card").first().waitFor();
  await first.page.getByRole("button", { name: "Enregistrer" }).click();
  const download = first.page.waitForEvent("download");
  await first.page.getByRole("button", { name: /^Un seul fichier HTML Le/u }).click();
  const path = join(folder, "amounts.html");
  await (await download).saveAs(path);
  await first.close();
  const { page, close } = await opened(path, { viewport: { width: 390, height: 780 } });
  const value = page.locator("parcours-cards .card").filter({ hasText: "36\u202f915,00" }).locator(".value").first();
  const height = await value.evaluate((node) => node.getBoundingClientRect().height / parseFloat(getComputedStyle(node).lineHeight));
  expect(Math.round(height)).toBe(1);
  const edges = await page.locator("parcours-report .found").evaluate((node) => {
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(node);
    return [paddingInlineStart, paddingInlineEnd];
  });
  expect(edges[0]).toBe(edges[1]);
  await close();
});

describe("a file with recipients", () => {
  it("says so, and lists them", async () => {
    const path = await saved(/^One HTML file with recipients/u, "recipients.html", /-recipients\.html$/u);
    const { page, close } = await opened(path);
    await page.getByText("It holds every recipient of every message: personal data.").waitFor();
    await showTab(page, "messages");
    await page.getByRole("button", { name: "welcome" }).click();
    await page.getByLabel("Find a recipient").fill("d@");
    await page.getByText("1 recipient", { exact: true }).waitFor();
    await close();
  });
});
