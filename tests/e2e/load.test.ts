// Loading on the page: progress, cancel, drop, addresses, the sample, keyboard.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { card, choose } from "./browser.js";
import { largeNdjson, ndjson } from "./journey-data.js";
import { useJourneyStage } from "./journey-stage.js";

const stage = useJourneyStage();
const folder = mkdtempSync(join(tmpdir(), "parcours-"));
const large = join(folder, "large.ndjson");
writeFileSync(large, largeNdjson(120));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

it("shows how far a load is, and stops it on request", async () => {
  const { page } = await stage.open();
  await page.locator("#files").setInputFiles(large);
  const progress = page.locator("parcours-drop .loading");
  await expect.poll(() => progress.innerText()).toMatch(/[\d.]+ MB of 120 MB\s+[\d,]+ events/u);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Loading was cancelled. Nothing was kept.").first().waitFor();
  // The engine is empty again: the next load stands alone.
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
});

it("starts the engine when a reader reaches for the start view, and reads with it", async () => {
  const { page } = await stage.open();
  const choice = page.getByRole("button", { name: "Choose files" });
  await choice.waitFor();
  expect(page.workers()).toHaveLength(0);
  await choice.hover();
  await expect.poll(() => page.workers().length).toBe(1);
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
  expect(page.workers()).toHaveLength(1);
});

it.each([390, 1280])("moves nothing that is shown while a report opens, at %i px", async (width) => {
  const { page, url } = await stage.open({ viewport: { width, height: 900 } });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${url}?src=sample/sample.ndjson.gz`);
  await page.locator("parcours-cards .card").first().waitFor();
  await expect.poll(() => page.locator("parcours-report .findings p").count()).toBeGreaterThan(0);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

it("tells listeners how the load goes and when it is ready", async () => {
  const { page } = await stage.open();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    for (const type of ["parcours-progress", "parcours-ready"]) {
      document.addEventListener(type, () => seen.push(type));
    }
  });
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen).toContain("parcours-progress");
  expect(seen.at(-1)).toBe("parcours-ready");
});

it("opens the files that its own address names", async () => {
  const { page } = await stage.open({ path: "?src=data%2Fjourney.ndjson" });
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
});

it("opens the sample beside the page, which is compressed", async () => {
  const { page } = await stage.open();
  await page.getByRole("button", { name: "Open a sample" }).click();
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
});

it("says that the engine was restarted, and takes the files again", async () => {
  const { page } = await stage.open();
  // An engine that reads everything and dies at the first question.
  await page.locator("parcours-report").evaluate((report) => {
    const died = Object.assign(new Error("gone"), { code: "engine-restarted", path: "" });
    Object.assign(report, {
      engine: {
        load: () => Promise.resolve({ sources: [], events: 1, contacts: 1, duplicates: 0 }),
        query: () => Promise.reject(died),
        reset: () => Promise.resolve(),
      },
    });
  });
  await choose(page, { "journey.ndjson": ndjson });
  await page.getByRole("heading", { name: "The engine stopped and was started again" }).waitFor();
  await page.getByRole("button", { name: "Choose files" }).waitFor();
});

it("says which file could not be fetched", async () => {
  const { page, complaints } = await stage.open({ path: "?src=data%2Fmissing.ndjson" });
  const notice = page.locator("parcours-report .notice");
  await expect.poll(() => notice.innerText()).toContain("missing.ndjson");
  expect(complaints.splice(0)).toEqual([expect.stringContaining("404")]);
});

it("opens nothing from another origin", async () => {
  const { page } = await stage.open({ path: "?src=https%3A%2F%2Felsewhere.example%2Fa.ndjson" });
  await page.getByRole("button", { name: "Choose files" }).waitFor();
});

it("takes a dropped file", async () => {
  const { page } = await stage.open();
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.ndjson"));
    return data;
  }, ndjson);
  const area = page.locator("parcours-drop .area");
  await area.dispatchEvent("dragover", { dataTransfer: transfer });
  expect(await area.innerText()).toContain("Drop to read them");
  await area.dispatchEvent("drop", { dataTransfer: transfer });
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
});

it("is reached by keyboard from the start view to the report", async () => {
  const { page } = await stage.open();
  const focusedText = (): Promise<string> =>
    page.evaluate(() => {
      let element: Element | null = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.textContent.trim() ?? "";
    });
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  const reached: string[] = [];
  for (let presses = 0; presses < 5; presses += 1) {
    await page.keyboard.press("Tab");
    reached.push(await focusedText());
  }
  expect(reached).toContain("Choose files");
  expect(reached).toContain("Choose a folder");
  // The dialog with handles belongs to the system; without it the page takes the input's.
  await page.evaluate(() => Object.assign(window, { showOpenFilePicker: undefined }));
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files" }).focus();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({
    name: "journey.ndjson",
    mimeType: "application/json",
    buffer: Buffer.from(ndjson),
  });
  await page.locator("parcours-cards .card").first().waitFor();
  // The button is gone; focus is where the report begins, so Tab goes on from there.
  expect(
    await page.evaluate(() => document.querySelector("parcours-report")?.shadowRoot?.activeElement?.id),
  ).toBe("panel");
});
