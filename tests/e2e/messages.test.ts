// The tab of messages: search, columns, a message's own report, its recipients, CSV, and back again.

import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { settled } from "./audit.js";
import { choose, chooseInstead, showTab, useStage, type PageUnderTest } from "./browser.js";
import { sendgrid } from "./journey-data.js";

const stage = useStage();
let opened: PageUnderTest;

/** 3,000 recipients of one e-mail, every third opens, every tenth of these clicks, one unsubscribes; and a small SMS. */
function manyRecipients(): string {
  const lines: object[] = [];
  for (let n = 0; n < 3000; n += 1) {
    const name = String(n).padStart(4, "0");
    const base = { contact: `c${name}@mail.example`, message: "news", journey: "j", delivery: `d${n}` };
    const at = (minute: number): string => new Date(Date.UTC(2026, 0, 5, 8, 0, n % 60) + (n + minute) * 60_000).toISOString();
    lines.push({ ...base, type: "email.sent", time: at(0) });
    if (n % 3 === 0) lines.push({ ...base, type: "email.opened", time: at(5) });
    if (n % 30 === 0) lines.push({ ...base, type: "email.clicked", time: at(6), url: `https://shop.example/p/${n % 60}` });
    if (n === 30) lines.push({ ...base, type: "email.clicked", time: at(9), url: "https://shop.example/unsubscribe" });
  }
  for (const name of ["x", "y"]) {
    const base = { contact: `${name}@mail.example`, message: "hello-sms", journey: "j", delivery: `s${name}` };
    lines.push({ ...base, type: "sms.sent", time: "2026-01-05T09:00:00Z" });
  }
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

beforeEach(async () => {
  opened = await stage.open();
  await choose(opened.page, { "many.ndjson": manyRecipients() });
  await opened.page.locator("parcours-cards .card").first().waitFor();
  await showTab(opened.page, "messages");
  await opened.page.locator("parcours-messages tbody tr").first().waitFor();
});

describe("the table of messages", () => {
  const names = (): Promise<string[]> => opened.page.locator("parcours-messages tbody .name").allInnerTexts();

  it("finds a message by its name, and says where none is named so", async () => {
    const { page } = opened;
    await page.getByLabel("Find a message").fill("SMS");
    await expect.poll(names).toEqual(["hello-sms"]);
    await page.getByLabel("Find a message").fill("nothing like it");
    await page.getByText("No message is named like “nothing like it”.").waitFor();
  });

  it("shows the usual columns on a tablet without scrolling, orders and revenue among them", async () => {
    const { page } = opened;
    const order = { contact: "c0000@mail.example", time: "2026-01-06T09:00:00Z", type: "order_placed", order: "o1", total: "1234.00", currency: "EUR" };
    await page.setViewportSize({ width: 768, height: 1024 });
    await chooseInstead(page, { "sold.ndjson": manyRecipients() + JSON.stringify(order) });
    await page.locator("parcours-cards").getByText("Revenue", { exact: true }).waitFor();
    await showTab(page, "messages");
    await page.getByRole("columnheader", { name: "Revenue" }).waitFor();
    expect(await page.locator("parcours-messages .scroll").evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });

  it("fits a tablet in French too, with three currencies, whatever it is sorted by", async () => {
    const { page } = await stage.open({ locale: "fr-FR", viewport: { width: 768, height: 1024 } });
    const orders = ["EUR", "GBP", "USD"].map((currency, n) =>
      JSON.stringify({ contact: "c0000@mail.example", time: "2026-01-06T09:00:00Z", type: "order_placed", order: `o${n}`, total: "12345.00", currency }),
    );
    await choose(page, { "sold.ndjson": `${manyRecipients()}${orders.join("\n")}` });
    await showTab(page, "messages");
    const table = page.locator("parcours-messages .scroll");
    await table.getByRole("columnheader", { name: "Chiffre d'affaires" }).waitFor();
    const headings = table.locator("thead button");
    for (const heading of await headings.all()) {
      await heading.click();
      expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), await heading.innerText()).toBe(0);
    }
  });

  it("has more columns on request, and remembers them", async () => {
    const { page } = opened;
    const heads = (): Promise<string[]> => page.locator("parcours-messages thead th").allInnerTexts();
    expect((await heads()).join()).not.toContain("Clicked");
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: "Clicked", exact: true }).check();
    await expect.poll(async () => (await heads()).join()).toContain("Clicked");
    await page.reload();
    await choose(page, { "many.ndjson": manyRecipients() });
    await showTab(page, "messages");
    await expect.poll(async () => (await heads()).join()).toContain("Clicked");
  });

  it("is saved as CSV, with all its rows", async () => {
    const { page } = opened;
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("j-messages.csv");
    const lines = readFileSync(await file.path(), "utf8").trimEnd().split("\r\n");
    expect(lines[0]).toMatch(/^\ufeffmessage,name,channel,journey,sends/u);
    expect(lines).toHaveLength(3);
  });
});

it("gives the focus to a message whose code comes late", async () => {
  const { page } = opened;
  await page.route(/\/parcours-message-[^/]*\.js$/u, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.locator("parcours-messages .open:visible").first().press("Enter");
  const focused = (): Promise<string | undefined> =>
    page.evaluate(() => document.querySelector("parcours-report")?.shadowRoot?.activeElement?.localName);
  await expect.poll(focused).toBe("parcours-message");
});

describe("a message", () => {
  const rows = (): Promise<string[]> => opened.page.locator("parcours-recipients .space .contact").allInnerTexts();

  beforeEach(async () => {
    await opened.page.getByRole("button", { name: "news" }).click();
    await opened.page.locator("parcours-recipients .space .contact").first().waitFor();
  });

  it("shows its cards and the links clicked in it", async () => {
    const { page } = opened;
    await page.getByRole("heading", { name: "news" }).waitFor();
    const cards = page.locator("parcours-message parcours-cards .card");
    expect((await cards.allInnerTexts()).join(" ")).toMatch(/Open rate\s+33\.3%\s+1,000 of 3,000 deliveries/u);
    const links = page.locator("parcours-message .links tbody tr");
    expect(await links.first().innerText()).toMatch(/https:\/\/shop\.example\/p\/0\s+50\s+50\.0%/u);
    expect(await links.locator("a").count()).toBe(0);
    // It was clicked, which is no click.
    expect(await links.last().innerText()).toMatch(/unsubscribe\s+\(unsubscribe link\)\s+1\s+not counted as click\s+0$/u);
  });

  it("holds few rows in the page, and shows any of 3,000 recipients", async () => {
    const { page } = opened;
    await page.getByText("3,000 recipients", { exact: true }).waitFor();
    expect((await rows()).length).toBeLessThan(60);
    await page.locator("parcours-recipients .rows").evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    await expect.poll(rows).toContain("c2999@mail.example");
    expect((await rows()).length).toBeLessThan(60);
  });

  it.each([1280, 390])("reaches every one of 2,000,000 by keyboard and wheel, at %i px", async (width) => {
    const { page } = opened;
    await page.setViewportSize({ width, height: 800 });
    const list = page.locator("parcours-recipients");
    await list.evaluate((element) => {
      const row = (index: number): object => ({ contact: `c${index}`, sentAt: null, deliveredAt: null });
      const pages = { get: (number: number) => Array.from({ length: 100 }, (_, index) => row(number * 100 + index)) };
      Object.assign(element, { rows: { key: "tall", total: 2_000_000, pages, asked: new Set() } });
    });
    const box = list.locator(".rows");
    /** The lines that can be seen, by their index for screen readers, with what they say and where they stand. */
    const seen = (): Promise<{ index: number; contact: string; top: number }[]> =>
      box.evaluate((scroller) => {
        const { top, bottom } = scroller.getBoundingClientRect();
        return [...scroller.querySelectorAll(".space .line")]
          .map((line) => ({ line, place: line.getBoundingClientRect() }))
          .filter(({ place }) => place.bottom > top + 1 && place.bottom <= bottom + 1)
          .map(({ line, place }) => ({
            index: Number(line.getAttribute("aria-rowindex")),
            contact: line.querySelector(".contact .content")?.textContent ?? "",
            top: Math.round(place.top - top),
          }))
          .sort((a, b) => a.index - b.index);
      });
    expect(await box.getAttribute("aria-rowcount")).toBe("2000001");
    await box.focus();
    await page.keyboard.press("End");
    await expect.poll(async () => (await seen()).at(-1)).toMatchObject({ index: 2_000_001, contact: "c1999999" });
    await page.keyboard.press("PageUp");
    await expect.poll(async () => (await seen()).at(-1)?.index).toBeLessThan(2_000_001);
    expect((await seen()).at(-1)?.index).toBeGreaterThan(1_999_900);
    await page.keyboard.press("Home");
    await expect.poll(async () => (await seen())[0]).toMatchObject({ index: 2, contact: "c0" });
    // Into the midst, and over the end of a page of the cut: each turn of the wheel moves as far as any other.
    await box.evaluate((scroller) => {
      scroller.scrollTop = scroller.scrollHeight / 2;
    });
    await expect.poll(async () => (await seen())[0]?.index).toBeGreaterThan(900_000);
    await settled(page); // a turn of the wheel is lost while the list still finds its place
    await box.hover();
    const height = width === 390 ? 104 : 44;
    for (let turn = 0; turn < 3; turn += 1) {
      const [before] = await seen();
      if (!before) throw new Error("no line");
      await page.mouse.wheel(0, 2 * height);
      await expect
        .poll(async () => (await seen())[0])
        .toEqual({ index: before.index + 2, contact: `c${before.index}`, top: before.top });
    }
  });

  it.each([360, 390])("shows when each was sent in full at %i px, and each address", async (width) => {
    const { page } = opened;
    await page.setViewportSize({ width, height: 844 });
    const report = page.locator("parcours-report");
    // Twelve hours and the half of the day take more room than twenty-four.
    for (const [lang, hour] of [["en-GB", "08:00"], ["en-US", "8:00 AM"]] as const) {
      await report.evaluate((element, language) => element.setAttribute("lang", language), lang);
      await expect.poll(() => page.locator("parcours-recipients .sentAt .content").first().innerText()).toMatch(new RegExp(hour.replace(" ", "\\s"), "u"));
      const cut = await page.locator("parcours-recipients .space").evaluate((space) =>
        [...space.querySelectorAll(".sentAt .content, .deliveredAt .content, .contact .content")]
          .filter(({ clientWidth, scrollWidth, parentElement }) => scrollWidth > clientWidth || scrollWidth > (parentElement?.clientWidth ?? 0))
          .map(({ textContent }) => textContent),
      );
      expect(cut, lang).toEqual([]);
    }
  });

  it("searches and narrows its recipients, and puts them in order", async () => {
    const { page } = opened;
    await page.getByLabel("Find a recipient").fill("C297");
    await page.getByText("10 recipients", { exact: true }).waitFor();
    await page.getByLabel("State").selectOption({ label: "Opened" });
    await page.getByText("4 recipients", { exact: true }).waitFor();
    expect(await rows()).toEqual(["c2970", "c2973", "c2976", "c2979"].map((name) => `${name}@mail.example`));
    await page.getByRole("button", { name: "Contact" }).click();
    await page.getByRole("button", { name: "Contact" }).click();
    await expect.poll(async () => (await rows())[0]).toBe("c2979@mail.example");
    await page.getByLabel("Find a recipient").fill("nobody");
    await page.getByText("No matching recipients.").waitFor();
  });

  it("saves the narrowed list as CSV", async () => {
    const { page } = opened;
    await page.getByLabel("State").selectOption({ label: "Clicked" });
    await page.getByText("100 recipients", { exact: true }).waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("j-news-recipients.csv");
    expect(readFileSync(await file.path(), "utf8").trim().split("\r\n")).toHaveLength(101);
  });

  it("is left by the browser's Back, to the same row", async () => {
    const { page } = opened;
    await page.goBack();
    await page.locator("parcours-messages tbody tr").first().waitFor();
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => {
        const messages = document.querySelector("parcours-report")?.shadowRoot?.querySelector("parcours-messages");
        return messages?.shadowRoot?.activeElement?.textContent.trim();
      });
    await expect.poll(focused).toBe("news");
    await page.goForward();
    await page.getByRole("heading", { name: "news" }).waitFor();
    await page.getByRole("button", { name: "All messages" }).click();
    await page.locator("parcours-messages tbody tr").first().waitFor();
  });
});

it("says of sends that name no message why they do not open", async () => {
  const { page } = await stage.open();
  await choose(page, { "sendgrid.json": sendgrid });
  await page.locator("parcours-cards .card").first().waitFor();
  await showTab(page, "messages");
  await page.getByText("These sends do not say which message they belong to, so there is nothing to open.").first().waitFor();
  expect(await page.locator("parcours-messages .open").count()).toBe(0);
});

describe("ten thousand messages", () => {
  const names = (): Promise<string[]> => opened.page.locator("parcours-messages tbody .name").allInnerTexts();
  const pages = () => opened.page.locator("parcours-messages parcours-pager");
  const focused = (): Promise<string | undefined> =>
    opened.page.evaluate(() => {
      const messages = document.querySelector("parcours-report")?.shadowRoot?.querySelector("parcours-messages");
      return messages?.shadowRoot?.activeElement?.textContent.trim();
    });

  beforeEach(async () => {
    opened = await stage.open();
    const lines = Array.from({ length: 10_000 }, (_, n) => ({
      type: "email.sent",
      time: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
      contact: `c${n % 500}@mail.example`,
      message: `m-${String(n).padStart(4, "0")}`,
      journey: `j${n}`,
    }));
    await choose(opened.page, { "many.ndjson": lines.map((line) => `${JSON.stringify(line)}\n`).join("") });
    await opened.page.locator("parcours-cards .card").first().waitFor();
    await showTab(opened.page, "messages");
    await pages().getByText("1 to 200 of 10,000").waitFor();
  });

  it("stand a page at a time in the table and on a phone, and tell screen readers where", async () => {
    const { page } = opened;
    const table = page.locator("parcours-messages table");
    expect(await table.locator("tbody tr").count()).toBe(200);
    expect(await table.getAttribute("aria-rowcount")).toBe("10001");
    expect(await page.locator("parcours-messages").evaluate((element) => element.shadowRoot?.querySelectorAll("*").length)).toBeLessThan(15_000);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.locator("parcours-messages .phone li").count()).toBe(200);
    await pages().getByRole("button", { name: "Next page" }).click();
    await pages().getByText("201 to 400 of 10,000").waitFor();
    expect(await page.locator("parcours-messages .phone .name").first().innerText()).toBe("m-0200");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it("are reached to the last by keyboard, from the first when they are sorted or searched", async () => {
    const { page } = opened;
    const button = (name: string) => pages().getByRole("button", { name });
    expect(await button("First page").getAttribute("aria-disabled")).toBe("true");
    await button("Last page").press("Enter");
    await pages().getByText("9,801 to 10,000 of 10,000").waitFor();
    await expect.poll(focused).toBe("m-9800");
    expect(await page.locator("parcours-messages tbody tr").last().getAttribute("aria-rowindex")).toBe("10001");
    expect(await page.locator("parcours-messages thead").evaluate((head) => head.getBoundingClientRect().bottom > 0)).toBe(true);
    const byName = page.getByRole("columnheader", { name: "Message" }).getByRole("button");
    await byName.click();
    await byName.click();
    await expect.poll(async () => (await names())[0]).toBe("m-9999");
    await pages().getByText("1 to 200 of 10,000").waitFor();
    await page.getByLabel("Find a message").fill("m-77");
    await expect.poll(async () => (await names()).length).toBe(100);
    expect(await pages().count()).toBe(0);
    expect(await page.locator("parcours-messages table").getAttribute("aria-rowcount")).toBeNull();
  });

  it("are come back to where one was opened", async () => {
    const { page } = opened;
    await pages().getByRole("button", { name: "Next page" }).click();
    await page.locator("parcours-messages .open:visible", { hasText: "m-0333" }).click();
    await page.getByRole("heading", { name: "m-0333" }).waitFor();
    await page.goBack();
    await pages().getByText("201 to 400 of 10,000").waitFor();
    await expect.poll(focused).toBe("m-0333");
  });

  it("and as many journeys are chosen by name, and listed a page at a time", async () => {
    const { page } = opened;
    await page.locator("parcours-selection").getByRole("button", { name: "All journeys" }).click();
    const options = page.locator("parcours-choice .option:visible");
    expect(await options.count()).toBe(101);
    await page.locator("parcours-choice:visible").getByText("9,900 more. Type to find them.").waitFor();
    await page.getByLabel("Find: Journey").fill("j777");
    await page.getByRole("radio", { name: "j7777", exact: true }).check();
    await page.locator("parcours-selection").getByRole("button", { name: "j7777" }).waitFor();
    await expect.poll(names).toEqual(["m-7777"]);
    expect(await page.getByRole("radio", { name: "j7777", exact: true }).isChecked()).toBe(true);
    await page.keyboard.press("Escape");
    await showTab(page, "data");
    const listed = page.locator("parcours-found .journeys");
    expect(await listed.locator("li").count()).toBe(200);
    await listed.getByRole("button", { name: "Last page" }).click();
    await listed.getByText("9,801 to 10,000 of 10,000").waitFor();
  });
});

it("says of which day the rates of a message are that was sent on one day", async () => {
  const { page } = opened;
  const range = page.locator("parcours-selection parcours-popover").first();
  await range.locator("button").first().click();
  await range.locator("input[type=date]").first().fill("2026-01-05");
  await range.locator("input[type=date]").last().fill("2026-01-07");
  await page.keyboard.press("Escape");
  await page.locator("parcours-messages tbody .name", { hasText: "hello-sms" }).click();
  const card = page.locator("parcours-message .card").filter({ hasText: "Delivery rate" });
  await card.locator(".spark").waitFor();
  expect(await card.locator(".when").innerText()).toBe("5 Jan 2026");
  // Sends of no day are 0: that is a line, and its days are those of the range.
  expect(await page.locator("parcours-message .card").filter({ hasText: "Total sends" }).locator(".when").count()).toBe(0);
});
