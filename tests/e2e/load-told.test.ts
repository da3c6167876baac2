// What a load tells of its files: rows that were left out or skipped, dates that can be read in two ways, what is empty, no
// export or not the whole of it.

import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { zipOf } from "../web/client/archive.js";
import { card, choose, showTab, useStage } from "./browser.js";
import { ndjson } from "./journey-data.js";

const stage = useStage();

it("tells of a skipped row once, and leaves no line of the banner empty", async () => {
  const { page } = await stage.open();
  const sent = { contact: "a@mail.example", time: "2026-01-05T09:00:00Z", type: "email.sent", message: "news" };
  await choose(page, { "news.ndjson": `not json\n${JSON.stringify(sent)}`, "photo.json": "\u0089PNG\r\n" });
  const banner = page.locator("parcours-report .found");
  await expect.poll(() => banner.locator(".findings p").count()).toBe(2);
  expect((await banner.innerText()).match(/skipped/gu)).toHaveLength(1);
  // What could not be read is no part of the heading.
  expect(await page.locator("parcours-report h1").innerText()).toBe("news.ndjson");
});

it("reads a file of known form again with its dates the other way round, and back", async () => {
  const { page } = await stage.open();
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
});

it("says once of an archive, under Data too and in French, how its dates were read, and reads them the other way", async () => {
  const { page } = await stage.open({ locale: "fr-FR" });
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
});

it("says where the files are chosen that there is nothing in them, and what was expected", async () => {
  const { page } = await stage.open({ viewport: { width: 390, height: 844 } });
  await choose(page, { "blank.csv": "", "header.csv": "contact,time,type\n" });
  const notice = page.locator("parcours-report .notice");
  await expect.poll(() => notice.innerText()).toContain("There is nothing in what was opened");
  expect(await notice.innerText()).toContain("blank.csv: the file is empty. Expected: a row or a JSON object for every event.");
  expect(await notice.innerText()).toContain("header.csv: a header (contact,time,type) and not one row below it.");
  await choose(page, { "header.csv": "contact,time,type\n", "journey.ndjson": ndjson });
  const empty = page.locator("parcours-report .found .empty-file");
  await expect.poll(() => empty.allInnerTexts()).toEqual([expect.stringContaining("header.csv: a header (contact,time,type)")]);
});

it("says of test records that they were left out, and why", async () => {
  const { page } = await stage.open({ viewport: { width: 390, height: 844 } });
  await choose(page, { "tests.ndjson": '{"contact":"a@x.example","time":"2026-05-06T10:00:00Z","type":"email.sent","test":true}' });
  const found = page.locator("parcours-report .found");
  const why = "1 row left out on purpose: a test record, or of a kind that its format leaves out";
  await expect.poll(() => found.innerText()).toContain(`Parcours · 0 of 1 row kept · ${why}`);
});

it("says on top and under Data that an export lacks pages, and how many rows of CSV told its events", async () => {
  const { page } = await stage.open();
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

it("reads a zip archive under its policy, and what is wrong inside stands among the files", async () => {
  const { page } = await stage.open();
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
});

it("says in French what the engine says of a file, where it is chosen and among the others", async () => {
  const { page } = await stage.open({ locale: "fr-FR" });
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
});

it("says of contacts and journeys without an event that there is none", async () => {
  const { page } = await stage.open();
  const records = [{ journey: "onboarding", name: "Welcome", status: "active", messages: [{ message: "welcome", name: "Welcome", channel: "email" }] }, { contact: "a@mail.example", properties: { country: "FR" } }];
  await choose(page, { "contacts.ndjson": records.map((record) => JSON.stringify(record)).join("\n") });
  await page.getByText("There is no event in what was opened.").waitFor();
  expect(await page.locator("parcours-cards").count()).toBe(0);
});
