// The page as an app: without a network after the first visit, opened by the system with files, and what
// it keeps on the device only when asked.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { card, choose, showTab, startStage, type Stage } from "./browser.js";
import { ndjson } from "./journey-data.js";

const app = process.env.PARCOURS_APP ?? fileURLToPath(new URL("../../dist/app", import.meta.url));
let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage.close();
});

const installed = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise(requestAnimationFrame);
  });

it("opens and reports without a network after the first visit", async () => {
  const { page, complaints, close } = await stage.open();
  await installed(page);
  await page.context().setOffline(true);
  await page.reload();
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
  await showTab(page, "messages");
  await page.getByRole("button", { name: "welcome" }).click();
  await page.locator("parcours-recipients .space .contact").first().waitFor();
  const errors = complaints.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"));
  expect(errors).toEqual([]);
  await close();
});

it("names files that exist, and the kinds of files that it opens", () => {
  const manifest = JSON.parse(readFileSync(join(app, "manifest.webmanifest"), "utf8")) as {
    icons: { src: string }[];
    file_handlers: { accept: Record<string, string[]> }[];
  };
  for (const { src } of manifest.icons) expect(existsSync(join(app, src)), src).toBe(true);
  const kinds = manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat());
  expect(kinds).toEqual(expect.arrayContaining([".ndjson", ".json", ".csv"]));
});

/** The system's launch, played by the page. */
it("opens the files that the system hands to it", async () => {
  const { page, close } = await stage.open();
  await page.addInitScript((text) => {
    const file = new File([text], "launched.ndjson");
    const files = [{ kind: "file", name: file.name, getFile: () => Promise.resolve(file) }];
    Object.defineProperty(window, "launchQueue", {
      value: { setConsumer: (take: (launch: unknown) => void) => setTimeout(() => take({ files })) },
    });
  }, ndjson);
  await page.reload();
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await page.locator("parcours-report h1").innerText()).toBe("onboarding");
  await close();
});

it("keeps a copy only when asked, opens it again, and forgets it", async () => {
  const { page, complaints, close } = await stage.open();
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  await showTab(page, "data");
  await page.reload();
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  expect(await page.getByText("Recently opened").count()).toBe(0);

  await choose(page, { "journey.ndjson": ndjson });
  await showTab(page, "data");
  await page.getByRole("button", { name: "Remember these files on this device" }).click();
  await page.getByRole("button", { name: "Forget them" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: /journey\.ndjson.*kept on this device/u }).click();
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");

  await page.reload();
  await page.getByRole("button", { name: "Forget the copy of journey.ndjson" }).click();
  await expect.poll(() => page.getByText("Recently opened").count()).toBe(0);
  await page.reload();
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  expect(await page.getByText("Recently opened").count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});

it("offers files again that were chosen with the browser's own dialog", async () => {
  const { page, close } = await stage.open();
  await page.addInitScript((text) => {
    // The dialog cannot be answered by a test: a file of the page's own folder stands for the reader's.
    Object.defineProperty(window, "showOpenFilePicker", {
      value: async () => {
        const root = await navigator.storage.getDirectory();
        const handle = await root.getFileHandle("picked.ndjson", { create: true });
        const writable = await handle.createWritable();
        await writable.write(text);
        await writable.close();
        return [handle];
      },
    });
  }, ndjson);
  await page.reload();
  await page.getByRole("button", { name: "Choose files" }).click();
  await page.locator("parcours-cards .card").first().waitFor();
  await page.reload();
  await page.getByRole("button", { name: /picked\.ndjson/u }).first().click();
  await page.locator("parcours-cards .card").first().waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Remove picked.ndjson from this list" }).click();
  await expect.poll(() => page.getByText("Recently opened").count()).toBe(0);
  await close();
});
