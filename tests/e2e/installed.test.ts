// The page as an app: without a network after the first visit, opened by the system with files, and what
// it keeps on the device only when asked.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { card, choose, showTab, startStage, type Stage } from "./browser.js";
import { ndjson } from "./journey-data.js";

const app = process.env.PARCOURS_APP ?? fileURLToPath(new URL("../../dist/app", import.meta.url));
let stage: Stage;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parcours-"));
  const sample = join(folder, "sample.ndjson.gz");
  writeFileSync(sample, gzipSync(ndjson));
  stage = await startStage({ "sample/sample.ndjson.gz": sample });
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
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

it("has the sample without a network once it was opened, and says before that it needs one", async () => {
  const { page, complaints, close } = await stage.open();
  await installed(page);
  const sample = page.getByRole("button", { name: "Open a sample" });
  const note = page.getByText("The sample needs the network");
  await sample.waitFor();
  expect(await note.isVisible()).toBe(false);
  await page.context().setOffline(true);
  await note.waitFor();
  expect(await sample.count()).toBe(0);
  await page.reload();
  await note.waitFor();
  await page.locator("#language").selectOption("fr");
  await page.getByText("L'exemple a besoin du réseau").waitFor();
  await page.locator("#language").selectOption("en");

  await page.context().setOffline(false);
  await sample.click();
  await page.locator("parcours-cards .card").first().waitFor();
  await expect.poll(() => page.evaluate(async (name) => (await (await caches.open(name)).keys()).length, "parcours-sample")).toBe(1);
  await page.context().setOffline(true);
  await page.reload();
  await sample.click();
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
  expect(complaints.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
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
