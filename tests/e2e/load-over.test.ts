// Files opened over an open report: instead of it, beside it or not at all; what cannot be read; what leaving would lose.

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { audit, contextOf, SCREENS } from "./audit.js";
import { card, choose, chooseInstead, showTab } from "./browser.js";
import { ndjson } from "./journey-data.js";
import { useJourneyStage } from "./journey-stage.js";

const stage = useJourneyStage();

/** A file on an open report. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle((file) => {
    const data = new DataTransfer();
    data.items.add(new File([file.text], file.name));
    return data;
  }, { name, text });
  await page.locator("parcours-report .page").dispatchEvent("drop", { dataTransfer: transfer });
}

it("reads files dropped on a report instead of it", async () => {
  const { page } = await stage.open({ path: "?src=data%2Fjourney.ndjson" });
  await page.locator("parcours-cards .card").first().waitFor();
  await drop(page, "other.ndjson", JSON.stringify({ contact: "z@mail.example", time: "2026-02-01T00:00:00Z", type: "email.sent", message: "m" }));
  await expect.poll(() => page.locator("parcours-report header.bar").innerText()).toContain("1 contact");
  expect(await card(page, "Total sends")).toMatch(/^Total sends\s+1(\s|$)/u);
});

it("keeps the report where other files cannot be read, and says which and why", async () => {
  const { page } = await stage.open();
  await choose(page, { "journey.ndjson": ndjson });
  await showTab(page, "messages");
  await page.locator("#other-files").setInputFiles([
    { name: "broken.zip", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 and no more") },
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("oops\n") },
  ]);
  const told = page.locator(".refused");
  await expect.poll(() => told.innerText()).toMatch(/broken\.zip \+1 could not be read\s.*The report that is open stays as it is\./su);
  await expect.poll(() => page.locator("[role=status]").first().innerText()).toContain("could not be fetched or opened");
  // What it holds answers as before, to questions that are new too.
  await showTab(page, "performance");
  await expect.poll(() => card(page, "Open rate")).toMatch(/66\.7%/u);
  await told.getByRole("button", { name: "Close" }).click();
  expect(await told.count()).toBe(0);
  // The same of a dropped one, and a good one takes its place.
  await drop(page, "broken.csv", "");
  await expect.poll(() => told.innerText()).toContain("broken.csv");
  await chooseInstead(page, { "b.ndjson": ndjson.replaceAll("@mail.example", "@b.example") });
  await expect.poll(() => told.count()).toBe(0);
  await expect.poll(() => card(page, "Open rate")).toMatch(/66\.7%/u);
});

it.each(["performance", "messages"] as const)("gives the focus to the report that takes another's place, from %s", async (tab) => {
  const { page } = await stage.open();
  await choose(page, { "journey.ndjson": ndjson });
  await showTab(page, tab);
  if (tab === "messages") {
    await page.locator("parcours-messages .open:visible").first().click();
    await page.locator("parcours-message h2").first().waitFor();
  }
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open other files" }).press("Enter");
  await (await chooser).setFiles({ name: "other.ndjson", mimeType: "", buffer: Buffer.from(ndjson) });
  await page.getByRole("button", { name: "Open instead" }).press("Enter");
  await expect.poll(() => page.evaluate(() => document.querySelector("parcours-report")?.shadowRoot?.activeElement?.id)).toBe("panel");
});

describe("files dropped on a report of the reader's own files", () => {
  const other = JSON.stringify({ contact: "z@mail.example", time: "2026-02-01T00:00:00Z", type: "email.sent", message: "m" });

  it("are read beside them, instead of them or not at all, as the reader says", async () => {
    const { page } = await stage.open();
    await choose(page, { "journey.ndjson": ndjson });
    await page.locator("parcours-cards .card").first().waitFor();
    await drop(page, "other.ndjson", other);
    const asked = page.getByRole("dialog", { name: "Add other.ndjson to this report, or open it instead?" });
    await asked.waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => asked.count()).toBe(0);
    expect(await card(page, "Total sends")).toMatch(/^Total sends\s+6(\s|$)/u);
    await drop(page, "other.ndjson", other);
    await asked.getByRole("button", { name: "Add to this report" }).click();
    await expect.poll(() => card(page, "Total sends")).toMatch(/^Total sends\s+7(\s|$)/u);
    await showTab(page, "data");
    await expect.poll(() => page.locator("parcours-found .files .file").allInnerTexts()).toEqual(["journey.ndjson", "other.ndjson"]);
    await showTab(page, "performance");
    await drop(page, "other.ndjson", other);
    await asked.getByRole("button", { name: "Open instead" }).click();
    await expect.poll(() => card(page, "Total sends")).toMatch(/^Total sends\s+1(\s|$)/u);
  });

  it.each(SCREENS)("are asked about in a dialog that passes all that a view does, at $width px in $locale", async (screen) => {
    const { page } = await stage.open(contextOf(screen));
    await choose(page, { "journey.ndjson": ndjson });
    await page.locator("parcours-cards .card").first().waitFor();
    await drop(page, "other.ndjson", other);
    await page.locator("parcours-more-files dialog[open]").waitFor();
    await audit(page, "the question");
  });
});

it("asks before a page is left whose files one click does not open again, and of no sample or copy", async () => {
  const { page } = await stage.open();
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.getByRole("button", { name: "Open a sample" }).click();
  await page.locator("parcours-cards .card").first().waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  expect(asked).toEqual([]);
  await choose(page, { "journey.ndjson": ndjson });
  await showTab(page, "data");
  await page.reload();
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  expect(asked).toEqual(["beforeunload"]);
  await choose(page, { "journey.ndjson": ndjson });
  await showTab(page, "data");
  await page.getByRole("button", { name: "Remember these files on this device" }).click();
  await page.getByRole("button", { name: "Forget them" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Choose files" }).waitFor();
  expect(asked).toEqual(["beforeunload"]);
});

it("keeps an open report where it is given what is nothing to read, and says what it takes", async () => {
  const { page } = await stage.open();
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  const problem = await page.locator("parcours-report").evaluate(
    (report) =>
      new Promise((resolve) => {
        report.addEventListener("parcours-error", (event) => {
          resolve((event as CustomEvent<unknown>).detail);
        });
        Object.assign(report, { data: "text" });
      }),
  );
  expect(problem).toMatchObject({ code: "bad-source", path: "data", message: expect.stringContaining("found text; expected a File, Blob,") as string });
  await page.getByText("data: found text; expected a File, Blob,").first().waitFor();
  expect(await page.locator("parcours-cards .card").count()).toBeGreaterThan(0);
});
