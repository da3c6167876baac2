// Loading on the page: progress, cancel, drop, addresses, keyboard.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { zipOf } from "../web/client/archive.js";
import { audit, contextOf, SCREENS } from "./audit.js";
import { card, choose, chooseInstead, showTab, startStage, type PageUnderTest, type Stage } from "./browser.js";
import { largeNdjson, ndjson, unknownRecords } from "./journey-data.js";

let folder: string;
let large: string;
let stage: Stage;
let opened: PageUnderTest;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parcours-"));
  large = join(folder, "large.ndjson");
  writeFileSync(large, largeNdjson(120));
  const journey = join(folder, "journey.ndjson");
  writeFileSync(journey, ndjson);
  const sample = join(folder, "sample.ndjson.gz");
  writeFileSync(sample, gzipSync(ndjson));
  stage = await startStage({ "data/journey.ndjson": journey, "sample/sample.ndjson.gz": sample });
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  await opened.close();
});

it("shows how far a load is, and stops it on request", async () => {
  opened = await stage.open();
  const { page } = opened;
  await page.locator("#files").setInputFiles(large);
  const progress = page.locator("parcours-drop .loading");
  await expect.poll(() => progress.innerText()).toMatch(/[\d.]+ MB of 120 MB\s+[\d,]+ events/u);
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Loading was cancelled. Nothing was kept.").first().waitFor();
  // The engine is empty again: the next load stands alone.
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
  expect(opened.complaints).toEqual([]);
});

it("starts the engine when a reader reaches for the start view, and reads with it", async () => {
  opened = await stage.open();
  const { page } = opened;
  const choice = page.getByRole("button", { name: "Choose files" });
  await choice.waitFor();
  expect(page.workers()).toHaveLength(0);
  await choice.hover();
  await expect.poll(() => page.workers().length).toBe(1);
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
  expect(page.workers()).toHaveLength(1);
  expect(opened.complaints).toEqual([]);
});

it.each([390, 1280])("moves nothing that is shown while a report opens, at %i px", async (width) => {
  opened = await stage.open({ viewport: { width, height: 900 } });
  const { page, url } = opened;
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

it("tells of a skipped row once, and leaves no line of the banner empty", async () => {
  opened = await stage.open();
  const { page } = opened;
  const sent = { contact: "a@mail.example", time: "2026-01-05T09:00:00Z", type: "email.sent", message: "news" };
  await choose(page, { "news.ndjson": `not json\n${JSON.stringify(sent)}`, "photo.json": "\u0089PNG\r\n" });
  const banner = page.locator("parcours-report .found");
  await expect.poll(() => banner.locator(".findings p").count()).toBe(2);
  expect((await banner.innerText()).match(/skipped/gu)).toHaveLength(1);
  // What could not be read is no part of the heading.
  expect(await page.locator("parcours-report h1").innerText()).toBe("news.ndjson");
});

it("tells listeners how the load goes and when it is ready", async () => {
  opened = await stage.open();
  const { page } = opened;
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
  opened = await stage.open({ path: "?src=data%2Fjourney.ndjson" });
  await opened.page.locator("parcours-cards .card").first().waitFor();
  expect(await card(opened.page, "Total sends")).toContain("6");
  expect(opened.complaints).toEqual([]);
});

it("reads a file of known form again with its dates the other way round, and back", async () => {
  opened = await stage.open();
  const { page } = opened;
  const rows = ["email.sent", "email.delivered", "email.opened"].map((type, day) => `a@x.example,5/${day + 6}/2026 10:00,${type},welcome`);
  await choose(page, { "slashes.csv": ["contact,time,type,message", ...rows].join("\n") });
  const found = page.locator("parcours-report .found");
  await expect.poll(() => found.innerText()).toContain("3 dates in slashes.csv can be read in two ways, and were read with the month first.");
  const facts = page.locator("parcours-report .title p");
  await expect.poll(() => facts.innerText()).toContain("6 – 8 May 2026");
  await page.getByRole("button", { name: "Read with the day first" }).click();
  await expect.poll(() => facts.innerText()).toContain("5 Jun – 5 Aug 2026");
  expect(await page.evaluate(() => document.querySelector("parcours-report")?.shadowRoot?.activeElement?.id)).toBe("panel");
  await page.getByRole("button", { name: "Read with the month first" }).click();
  await expect.poll(() => facts.innerText()).toContain("6 – 8 May 2026");
  expect(opened.complaints).toEqual([]);
});

it("says once of an archive, under Data too and in French, how its dates were read, and reads them the other way", async () => {
  opened = await stage.open({ locale: "fr-FR" });
  const { page } = opened;
  const rows = ["email.sent", "email.delivered"].map((type, day) => `a@x.example,5/${day + 6}/2026 10:00,${type},welcome`);
  const csv = ["contact,time,type,message", ...rows].join("\n");
  await choose(page, { "all.zip": Buffer.from(await zipOf({ "a.csv": csv, "b.csv": csv.replaceAll("welcome", "bye") })) });
  const told = "4 dates de all.zip peuvent se lire de deux façons\u202f; le mois a été pris en premier.";
  const banner = page.locator("parcours-report .found .dates");
  await expect.poll(() => banner.allInnerTexts()).toEqual([expect.stringContaining(told)]);
  await showTab(page, "data");
  const data = page.locator("parcours-found .dates");
  await expect.poll(() => data.allInnerTexts()).toEqual([expect.stringContaining(told)]);
  const text = await page.locator("parcours-found .columns").innerText();
  expect(text).not.toContain("dateOrder");
  expect(text.match(/de deux façons/gu)).toHaveLength(1);
  await data.getByRole("button", { name: "Lire le jour d'abord" }).click();
  await expect.poll(() => page.locator("parcours-report .title p").innerText()).toContain("5 juin – 5 juil. 2026");
  expect(opened.complaints).toEqual([]);
});

it("says where the files are chosen that there is nothing in them, and what was expected", async () => {
  opened = await stage.open({ viewport: { width: 390, height: 844 } });
  const { page } = opened;
  await choose(page, { "blank.csv": "", "header.csv": "contact,time,type\n" });
  const notice = page.locator("parcours-report .notice");
  await expect.poll(() => notice.innerText()).toContain("There is nothing in what was opened");
  expect(await notice.innerText()).toContain("blank.csv: the file is empty. Expected: a row or a JSON object for every event.");
  expect(await notice.innerText()).toContain("header.csv: a header (contact,time,type) and not one row below it.");
  await choose(page, { "header.csv": "contact,time,type\n", "journey.ndjson": ndjson });
  const empty = page.locator("parcours-report .found .empty-file");
  await expect.poll(() => empty.allInnerTexts()).toEqual([expect.stringContaining("header.csv: a header (contact,time,type)")]);
  expect(opened.complaints).toEqual([]);
});

it("says of test records that they were left out, and why", async () => {
  opened = await stage.open({ viewport: { width: 390, height: 844 } });
  const { page } = opened;
  await choose(page, { "tests.ndjson": '{"contact":"a@x.example","time":"2026-05-06T10:00:00Z","type":"email.sent","test":true}' });
  const found = page.locator("parcours-report .found");
  const why = "1 row left out on purpose: a test record, or of a kind that its format leaves out";
  await expect.poll(() => found.innerText()).toContain(`Parcours · 0 of 1 row kept · ${why}`);
  expect(opened.complaints).toEqual([]);
});

it("asks in the form which way dates are to be read, and takes the answer at a button", async () => {
  opened = await stage.open({ viewport: { width: 360, height: 800 } });
  const { page } = opened;
  const rows = Array.from({ length: 20 }, (_, n) => `p${n % 5}@x.example,0${1 + (n % 9)}/0${1 + (n % 7)}/2026 10:00,${n % 2 ? "Looked" : "Pondered"}`);
  await choose(page, { "odd.csv": ["Email Address,When,What", ...rows].join("\n") });
  const form = page.locator("parcours-mapping");
  const asked = form.locator(".doubt");
  await expect.poll(() => asked.innerText()).toMatch(/dates? can be read in two ways, and (is|are) read with the month first/u);
  // No order was chosen: none is shown as if it were.
  expect(await form.locator("#dateOrder").inputValue()).toBe("");
  await asked.getByRole("button", { name: "Day first" }).click();
  await expect.poll(() => asked.innerText()).toContain("read with the day first");
  expect(await asked.getByRole("button", { name: "Day first" }).getAttribute("aria-pressed")).toBe("true");
  expect(await form.locator("#dateOrder").inputValue()).toBe("dmy");
  // However long the form is, its end is in view; nothing is wider than the page.
  const button = form.getByRole("button", { name: "Read the file this way" });
  expect((await button.boundingBox())?.y).toBeLessThan(800);
  // What the words mean nobody said yet, and that is told before the file is read.
  await form.getByText("2 words are of no metric yet: only a funnel will count them.").waitFor();
  await form.getByRole("combobox", { name: /^Looked/u }).fill("page_view");
  await form.getByRole("combobox", { name: /^Looked/u }).blur();
  await form.getByText("1 word is of no metric yet: only a funnel will count it.").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await button.click();
  await page.locator("#panel").waitFor();
  expect(opened.complaints).toEqual([]);
});

it("shows the first rows of a file with many columns as a list on a tablet, in a box that scrolls on a laptop", async () => {
  opened = await stage.open({ viewport: { width: 768, height: 900 } });
  const { page } = opened;
  const header = ["who", "when", "what", "campaign", ...Array.from({ length: 9 }, (_, n) => `a column with a long name ${n}`)];
  const row = (n: number): string => [`c${n}@mail.example`, `2026-01-0${n}`, "looked", "winter", ...Array.from({ length: 9 }, () => "x")].join(",");
  await choose(page, { "wide.csv": `${header.join(",")}\n${row(3)}\n${row(4)}\n` });
  const preview = page.locator("parcours-mapping .preview");
  await expect.poll(() => preview.getByRole("listitem").count()).toBe(2);
  expect(await preview.getByRole("region").count()).toBe(0);
  const wider = await preview.locator("*").evaluateAll((inner) => inner.filter((one) => one.scrollWidth > one.clientWidth + 1).length);
  expect(wider).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  const box = preview.getByRole("region", { name: "The first rows, read this way" });
  await box.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => box.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

it.each([
  ["en-GB", "This file looks like SendGrid, but none of its rows can be used so: 2 no time. What is missing was guessed, all else is read as SendGrid: correct what is wrong, and check the rows at the end."],
  ["fr-FR", "Ce fichier ressemble à SendGrid, mais aucune de ses lignes ne peut servir ainsi : 2 sans date. Ce qui manque est deviné, le reste est lu comme SendGrid ; corrigez ce qui ne va pas, et regardez les lignes à la fin."],
])("offers the form for a file of a known form of which no row can be used, and says why: %s", async (locale, lead) => {
  opened = await stage.open({ locale });
  const { page } = opened;
  const posted = (n: number): object => ({ email: `c${n}@mail.example`, timestamp: "soon", event: "open", sg_event_id: `${n}`, at: `2026-01-0${n}T10:00:00Z` });
  await choose(page, { "posted.json": JSON.stringify([posted(1), posted(2)]) });
  const form = page.locator("parcours-mapping");
  await form.locator("header p").waitFor();
  expect((await form.locator("header p").innerText()).replace(/\s/gu, " ")).toBe(lead);
  const contact = form.locator("#field-contact");
  expect(await contact.locator("option:checked").innerText()).toContain("SendGrid");
  expect(await form.locator("#field-time").inputValue()).toBe("at");
  await expect.poll(() => form.locator(".preview tbody tr").count()).toBe(2);
  await form.locator(".primary").click();
  await page.locator("parcours-cards .card").first().waitFor();
});

it("says on top and under Data that an export lacks pages, and how many rows of CSV told its events", async () => {
  opened = await stage.open();
  const { page } = opened;
  const event = { contact: "a@mail.example", time: "2026-01-05T10:00:00Z", type: "email.sent" };
  const rows = "Recipient,Email Campaign ID,Sent,Delivered,Opened,Clicked,Sent At\na@mail.example,12,true,true,true,false,2026-01-05 10:21\n";
  await choose(page, { "page.json": JSON.stringify({ events: [event], paging: { next: { after: "1" } } }), "rows.csv": rows });
  const told = "page.json: the last page says by 'paging.next.after' that there are more: they are not in the files";
  const banner = page.locator("parcours-report .found");
  await expect.poll(() => banner.locator(".pages").innerText()).toBe(told);
  expect(await banner.innerText()).toContain("4 of 4 events kept, told by 2 rows");
  await showTab(page, "data");
  const found = page.locator("parcours-found");
  await found.getByText("the last page says by 'paging.next.after'").waitFor();
  expect((await found.locator(".files").innerText()).replace(/\s+/gu, " ")).toContain("Rows 1 · Events told 3 · Kept 3");
});

it("says in the form what is missing, and under Data offers the other way for dates and the form again", async () => {
  opened = await stage.open();
  const { page } = opened;
  const rows = Array.from({ length: 20 }, (_, n) => `${n % 5},0${1 + (n % 9)}/0${1 + (n % 7)}/2026 10:00,${n % 2 ? "Looked" : "Pondered"}`);
  await choose(page, { "odd.csv": ["Nr,When,What", ...rows].join("\n") });
  const form = page.locator("parcours-mapping");
  const status = form.locator("footer [role=status]");
  await expect.poll(() => status.innerText()).toBe("Please say where to find: Contact.");
  await form.getByLabel("Contact", { exact: true }).selectOption("Nr");
  await expect.poll(() => status.innerText()).toContain("2 words are of no metric yet");
  await form.getByRole("button", { name: "Day first" }).click();
  await form.getByRole("button", { name: "Read the file this way" }).click();
  const banner = page.locator("parcours-report .found .dates");
  await expect.poll(() => banner.innerText()).toContain("were read with the day first");
  await showTab(page, "data");
  const data = page.locator("parcours-found");
  const span = (): Promise<string> => page.locator("parcours-report .title p").innerText();
  const before = await span();
  await data.getByRole("button", { name: "Read with the month first" }).click();
  await expect.poll(span).not.toBe(before);
  await showTab(page, "data");
  expect(await data.locator(".dates").innerText()).toContain("were read with the month first");
  await data.getByRole("button", { name: "Open the form of odd.csv again" }).click();
  expect(await form.getByLabel("Contact", { exact: true }).inputValue()).toBe("Nr");
});

it("offers the form of a file in no known form under Data as well, once the banner is closed", async () => {
  opened = await stage.open({ locale: "fr-FR", viewport: { width: 390, height: 844 } });
  const { page } = opened;
  await choose(page, { "journey.ndjson": ndjson, "other.ndjson": unknownRecords() });
  await page.locator("parcours-report .found").getByRole("button", { name: "Fermer" }).click();
  await showTab(page, "data");
  const found = page.locator("parcours-found");
  await found.getByText("n'a aucun format connu ici").waitFor();
  await found.getByRole("button", { name: "Dire ce qu'il y a dans other.ndjson" }).click();
  await page.locator("parcours-mapping").getByRole("heading", { name: "Qu'y a-t-il dans other.ndjson ?" }).waitFor();
  expect(opened.complaints).toEqual([]);
});

it("opens the sample beside the page, which is compressed", async () => {
  opened = await stage.open();
  await opened.page.getByRole("button", { name: "Open a sample" }).click();
  await opened.page.locator("parcours-cards .card").first().waitFor();
  expect(await card(opened.page, "Total sends")).toContain("6");
  expect(opened.complaints).toEqual([]);
});

it("reads a zip archive under its policy, and what is wrong inside stands among the files", async () => {
  opened = await stage.open();
  const { page } = opened;
  const zip = await zipOf({ "a/journey.ndjson.gz": gzipSync(ndjson), "bad.csv": "only words", "photo.jpg": "x" });
  await choose(page, { "export.zip": Buffer.from(zip) });
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
  await page.locator("parcours-report .found").getByText(/export\.zip\/bad\.csv could not be read: no JSON object/u).waitFor();
  await showTab(page, "data");
  const found = page.locator("parcours-found");
  await found.getByText("export.zip/a/journey.ndjson.gz").waitFor();
  await found.getByText(/could not be read: no JSON object/).waitFor();
  await found.getByText(/1 file inside was passed over.*photo\.jpg/).waitFor();
  expect(opened.complaints).toEqual([]);
});

it("offers the form of a file of unknown shape in an archive, and reads it so", async () => {
  opened = await stage.open();
  const { page } = opened;
  const zip = await zipOf({ "a/journey.ndjson": ndjson, "b/other.ndjson": unknownRecords() });
  await choose(page, { "export.zip": Buffer.from(zip) });
  const banner = page.locator("parcours-report .found");
  await banner.getByText("1 file is in no known format: its rows are not in the report").waitFor();
  // Neither lost, nor is all well.
  expect(await banner.innerText()).not.toMatch(/could not be read|Nothing unusual/u);
  await banner.getByRole("button", { name: "Say what is what in export.zip/b/other.ndjson" }).click();
  await page.locator("parcours-mapping").getByText("50 of 50 rows that were looked at can be used").waitFor();
  await page.getByRole("button", { name: "Read the file this way" }).click();
  await page.locator("parcours-cards .card").first().waitFor();
  await showTab(page, "data");
  const file = page.locator("parcours-found .files li").filter({ hasText: "b/other.ndjson" });
  expect(await file.innerText()).toContain("Kept 50");
  expect(await page.locator("parcours-report .found").count()).toBe(0);
  expect(opened.complaints).toEqual([]);
});

it("says that the engine was restarted, and takes the files again", async () => {
  opened = await stage.open();
  const { page } = opened;
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
  opened = await stage.open({ path: "?src=data%2Fmissing.ndjson" });
  const notice = opened.page.locator("parcours-report .notice");
  await expect.poll(() => notice.innerText()).toContain("missing.ndjson");
});

it("says in French what the engine says of a file, where it is chosen and among the others", async () => {
  opened = await stage.open({ locale: "fr-FR" });
  const { page } = opened;
  const cut = '{"contact":"a","time":"2026-01-01T00:00:00Z","type":"email.se';
  await choose(page, { "cut.ndjson": cut });
  const notice = page.locator("parcours-report .notice");
  await expect.poll(() => notice.innerText()).toContain("cut.ndjson\u202f: aucun objet JSON ni aucune ligne CSV\u202f; le début est '{");
  expect(await notice.innerText()).not.toMatch(/\b(?:found|expected|begins)\b/u);
  await choose(page, { "cut.ndjson": cut, "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  await expect.poll(() => page.locator("parcours-report .found").innerText()).toContain("cut.ndjson n'a pas pu être lu\u202f: aucun objet JSON ni aucune ligne CSV");
  await showTab(page, "data");
  expect(await page.locator("parcours-found .unread").innerText()).not.toMatch(/\b(?:found|expected|begins)\b/u);
  expect(opened.complaints).toEqual([]);
});

it("opens nothing from another origin", async () => {
  opened = await stage.open({ path: "?src=https%3A%2F%2Felsewhere.example%2Fa.ndjson" });
  await opened.page.getByRole("button", { name: "Choose files" }).waitFor();
  expect(opened.complaints).toEqual([]);
});

it("takes a dropped file", async () => {
  opened = await stage.open();
  const { page } = opened;
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
  opened = await stage.open({ path: "?src=data%2Fjourney.ndjson" });
  const { page } = opened;
  await page.locator("parcours-cards .card").first().waitFor();
  await drop(page, "other.ndjson", JSON.stringify({ contact: "z@mail.example", time: "2026-02-01T00:00:00Z", type: "email.sent", message: "m" }));
  await expect.poll(() => page.locator("parcours-report header.bar").innerText()).toContain("1 contact");
  expect(await card(page, "Total sends")).toMatch(/^Total sends\s+1(\s|$)/u);
});

it("keeps the report where other files cannot be read, and says which and why", async () => {
  opened = await stage.open();
  const { page } = opened;
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

it("says of contacts and journeys without an event that there is none", async () => {
  opened = await stage.open();
  const { page } = opened;
  const records = [{ journey: "onboarding", name: "Welcome", status: "active", messages: [{ message: "welcome", name: "Welcome", channel: "email" }] }, { contact: "a@mail.example", properties: { country: "FR" } }];
  await choose(page, { "contacts.ndjson": records.map((record) => JSON.stringify(record)).join("\n") });
  await page.getByText("There is no event in what was opened.").waitFor();
  expect(await page.locator("parcours-cards").count()).toBe(0);
});

it("goes back from the form of a file in no known form to the report", async () => {
  opened = await stage.open();
  const { page } = opened;
  await choose(page, { "journey.ndjson": ndjson });
  await page.locator("parcours-cards .card").first().waitFor();
  const other = { "records.ndjson": unknownRecords() };
  await chooseInstead(page, other);
  await page.locator("parcours-mapping").getByRole("button", { name: "Other files" }).click();
  await expect.poll(() => card(page, "Open rate")).toMatch(/66\.7%/u);
  await chooseInstead(page, other);
  await page.locator("parcours-mapping").getByRole("button", { name: "Read the file this way" }).click();
  await showTab(page, "data");
  await page.locator("parcours-found").getByText("records.ndjson").first().waitFor();
});

it.each(["performance", "messages"] as const)("gives the focus to the report that takes another's place, from %s", async (tab) => {
  opened = await stage.open();
  const { page } = opened;
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
    opened = await stage.open();
    const { page } = opened;
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
    expect(opened.complaints).toEqual([]);
  });

  it.each(SCREENS)("are asked about in a dialog that passes all that a view does, at $width px in $locale", async (screen) => {
    opened = await stage.open(contextOf(screen));
    const { page } = opened;
    await choose(page, { "journey.ndjson": ndjson });
    await page.locator("parcours-cards .card").first().waitFor();
    await drop(page, "other.ndjson", other);
    await page.locator("parcours-more-files dialog[open]").waitFor();
    await audit(page, "the question");
  });
});

it("asks before a page is left whose files one click does not open again, and of no sample or copy", async () => {
  opened = await stage.open();
  const { page } = opened;
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

it("is reached by keyboard from the start view to the report", async () => {
  opened = await stage.open();
  const { page } = opened;
  const focusedText = (): Promise<string> =>
    page.evaluate(() => {
      let element: Element | null = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.textContent.trim() ?? "";
    });
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

it("keeps an open report where it is given what is nothing to read, and says what it takes", async () => {
  opened = await stage.open();
  const { page } = opened;
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
  expect(opened.complaints).toEqual([]);
});
