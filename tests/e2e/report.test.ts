// The page end to end: files in, the right numbers out, on a laptop.

import { existsSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { card, choose, showTab, useStage, type PageUnderTest } from "./browser.js";
import { ndjson, sendgrid } from "./journey-data.js";

const stage = useStage();
let opened: PageUnderTest;

describe("a journey from a chosen file", () => {
  beforeEach(async () => {
    opened = await stage.open();
    await choose(opened.page, { "journey.ndjson": ndjson });
    await opened.page.locator("parcours-cards .card").first().waitFor();
  });

  it("shows cards with value, numerator and denominator", async () => {
    const { page } = opened;
    expect(await card(page, "Total sends")).toContain("6");
    expect(await card(page, "Delivery rate")).toMatch(/66\.7%\s+4 of 6 sends/u);
    expect(await card(page, "Open rate")).toMatch(/66\.7%\s+2 of 3 deliveries/u);
    expect(await card(page, "Click rate")).toMatch(/25\.0%\s+1 of 4 deliveries/u);
    expect(await card(page, "Bounce rate")).toMatch(/25\.0%\s+1 of 4 sends/u);
    expect(await card(page, "Undelivered rate")).toMatch(/50\.0%\s+1 of 2 sends/u);
    expect(await card(page, "Revenue")).toContain("€40.00");
  });

  it("shows each channel with the metrics it can have, and none it cannot", async () => {
    const channels = opened.page.locator("parcours-channels details");
    expect(await channels.count()).toBe(2);
    const sms = await channels.nth(1).innerText();
    expect(sms).toContain("Undelivered");
    expect(sms).not.toContain("Open rate");
    expect(await channels.nth(0).innerText()).toContain("Open rate");
  });

  it("closes and opens a channel", async () => {
    const email = opened.page.locator("parcours-channels details").first();
    await email.locator("summary").click();
    expect(await email.getAttribute("open")).toBeNull();
    await email.locator("summary").click();
    expect(await email.getAttribute("open")).not.toBeNull();
  });

  it("lists the messages and sorts them by any column", async () => {
    const { page } = opened;
    await showTab(page, "messages");
    const names = page.locator("parcours-messages tbody .name");
    expect(await names.allInnerTexts()).toEqual(["welcome", "reminder"]);
    await page.getByRole("button", { name: "Message" }).click();
    expect(await names.allInnerTexts()).toEqual(["reminder", "welcome"]);
    const sorted = page.locator("parcours-messages th[aria-sort=ascending]");
    expect(await sorted.innerText()).toContain("Message");
  });

  it("says what was found, and forgets it on request", async () => {
    const { page } = opened;
    await showTab(page, "data");
    const found = page.locator("parcours-found .columns");
    const text = await found.innerText();
    expect(text).toContain("journey.ndjson");
    expect(text).toContain("Every row could be read.");
    expect(text).toContain("email.sent");
    await page.getByRole("button", { name: "Remove everything from this page" }).click();
    await page.getByRole("button", { name: "Choose files" }).waitFor();
  });

  it("reads the whole report in French", async () => {
    const { page } = opened;
    await page.locator("#language").selectOption("fr");
    await page.getByRole("tab", { name: "Entonnoir" }).waitFor();
    expect(await card(page, "Taux d'ouverture")).toMatch(/66,7\s%\s+2 sur 3 distributions/u);
    expect(await page.locator("html").getAttribute("lang")).toBe("fr");
    await showTab(page, "data");
    expect(await page.locator("parcours-found .columns").innerText()).toContain("Ce qui a été trouvé");
  });

  it("moves between tabs by arrow keys", async () => {
    const { page } = opened;
    await page.locator("#tab-performance").focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#tab-messages").getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("End");
    expect(await page.locator("#tab-data").getAttribute("aria-selected")).toBe("true");
    const focused = await page.evaluate(
      () => document.querySelector("parcours-report")?.shadowRoot?.activeElement?.id,
    );
    expect(focused).toBe("tab-data");
  });
});

describe("other input", () => {
  it("reads a SendGrid export and names its format", async () => {
    opened = await stage.open();
    const { page } = opened;
    await choose(page, { "sendgrid.json": sendgrid });
    await page.locator("parcours-cards .card").first().waitFor();
    expect(await card(page, "Open rate")).toMatch(/50\.0%\s+1 of 2 deliveries/u);
    await showTab(page, "data");
    expect(await page.locator("parcours-found .columns").innerText()).toContain("SendGrid");
    expect(opened.complaints).toEqual([]);
  });

  it("reads several files as one report, and counts the rows it skipped", async () => {
    opened = await stage.open();
    const { page } = opened;
    await choose(page, { "one.ndjson": ndjson, "two.ndjson": `not json\n${ndjson}` });
    await page.locator("parcours-cards .card").first().waitFor();
    expect(await card(page, "Total sends")).toContain("6");
    await showTab(page, "data");
    const text = await page.locator("parcours-found .columns").innerText();
    expect(text).toContain("1 row was skipped");
    expect(text).toContain("not JSON");
    expect(text).toMatch(/of the rows kept repeat/u);
    // Each once: not among the findings as well.
    expect((await page.locator("parcours-found .findings").allInnerTexts()).join("\n")).not.toMatch(/skipped|already/u);
  });

  it("names a chosen journey only over what is of it", async () => {
    opened = await stage.open();
    const { page } = opened;
    const other = ndjson.replaceAll('"onboarding"', '"winback"').replaceAll("mail.example", "post.example");
    await choose(page, { "journeys.ndjson": `${ndjson}\n${other}` });
    await page.locator("parcours-cards .card").first().waitFor();
    const title = page.locator("parcours-report h1");
    expect(await title.innerText()).toBe("All journeys");
    await page.locator("parcours-report").evaluate((report) => report.setAttribute("journey", "winback"));
    await title.filter({ hasText: "winback" }).waitFor();
    await showTab(page, "funnel");
    expect(await title.innerText()).toBe("All journeys");
    await showTab(page, "messages");
    expect(await title.innerText()).toBe("winback");
  });

  it("says so when a file holds nothing usable, and takes the next one", async () => {
    opened = await stage.open();
    const { page } = opened;
    await choose(page, { "bad.txt": "hello\nworld\n" });
    await page.getByRole("heading", { name: "This could not be read" }).waitFor();
    await choose(page, { "journey.ndjson": ndjson });
    await page.locator("parcours-cards .card").first().waitFor();
  });

  it("never lets names from the data become markup", async () => {
    opened = await stage.open();
    const { page } = opened;
    const name = "<img src=x onerror=alert(1)>";
    await choose(page, { "hostile.ndjson": ndjson.replaceAll('"welcome"', JSON.stringify(name)) });
    await page.locator("parcours-cards .card").first().waitFor();
    await showTab(page, "messages");
    expect(await page.locator("parcours-messages tbody .name").allInnerTexts()).toContain(name);
    expect(await page.locator("parcours-messages img").count()).toBe(0);
    expect(opened.complaints).toEqual([]);
  });

  it("shows the example", async () => {
    opened = await stage.open();
    const { page } = opened;
    await page.locator("#files").setInputFiles("examples/events.ndjson");
    await page.locator("parcours-cards .card").first().waitFor();
    expect(await card(page, "Delivery rate")).toMatch(/66\.7%\s+8 of 12 sends/u);
    expect(await card(page, "Revenue")).toMatch(/€165\.00[^]*also US\$50\.00/u);
    expect(opened.complaints).toEqual([]);
  });

  const fixture = "../shared/fixtures/cards/events.ndjson";
  it.skipIf(!existsSync(fixture))("shows the numbers of the shared cards fixture", async () => {
    opened = await stage.open();
    const { page } = opened;
    await page.locator("#files").setInputFiles(fixture);
    await page.locator("parcours-cards .card").first().waitFor();
    expect(await card(page, "Click rate")).toMatch(/36\.4%\s+4 of 11 deliveries/u);
    expect(await card(page, "Revenue")).toContain("€375.00");
  });
});
