// The form of a file in no known form: when it is offered, what it asks and says, and how a reader leaves it.

import { expect, it } from "vitest";
import { zipOf } from "../web/client/archive.js";
import { card, choose, chooseInstead, showTab, useStage } from "./browser.js";
import { ndjson, unknownRecords } from "./journey-data.js";

const stage = useStage();

it("asks in the form which way dates are to be read, and takes the answer at a button", async () => {
  const { page } = await stage.open({ viewport: { width: 360, height: 800 } });
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
});

it("shows the first rows of a file with many columns as a list on a tablet, in a box that scrolls on a laptop", async () => {
  const { page } = await stage.open({ viewport: { width: 768, height: 900 } });
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
  const { page } = await stage.open({ locale });
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

it("says in the form what is missing, and under Data offers the other way for dates and the form again", async () => {
  const { page } = await stage.open();
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
  const { page } = await stage.open({ locale: "fr-FR", viewport: { width: 390, height: 844 } });
  await choose(page, { "journey.ndjson": ndjson, "other.ndjson": unknownRecords() });
  await page.locator("parcours-report .found").getByRole("button", { name: "Fermer" }).click();
  await showTab(page, "data");
  const found = page.locator("parcours-found");
  await found.getByText("n'a aucun format connu ici").waitFor();
  await found.getByRole("button", { name: "Dire ce qu'il y a dans other.ndjson" }).click();
  await page.locator("parcours-mapping").getByRole("heading", { name: "Qu'y a-t-il dans other.ndjson ?" }).waitFor();
});

it("offers the form of a file of unknown shape in an archive, and reads it so", async () => {
  const { page } = await stage.open();
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
});

it("goes back from the form of a file in no known form to the report", async () => {
  const { page } = await stage.open();
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
