// Orders on the page: what earned each, found and narrowed; and what other windows would credit.

import { beforeEach, expect, it } from "vitest";
import { card, choose, useStage, type PageUnderTest } from "./browser.js";
import { ndjson } from "./journey-data.js";

const stage = useStage();
let opened: PageUnderTest;

/** Beside the order that a's click earned: forty of a visitor whom no message reached. */
const others = Array.from({ length: 40 }, (_, n) => ({
  contact: "z@mail.example",
  time: new Date(Date.UTC(2026, 1, 1 + (n % 20), 10, n)).toISOString(),
  type: "order_placed",
  order: `z${n}`,
  total: `${n + 1}.00`,
  currency: "EUR",
}));

beforeEach(async () => {
  opened = await stage.open();
  await choose(opened.page, { "journey.ndjson": ndjson + others.map((order) => `${JSON.stringify(order)}\n`).join("") });
  await opened.page.locator("parcours-orders summary").first().waitFor();
});

it("lists them a page at a time, finds one by its number, and shows what earned it", async () => {
  const { page } = opened;
  const orders = page.locator("parcours-orders .orders > li");
  await page.getByText("Orders and what earned them").click();
  await page.getByText("41 orders").waitFor();
  expect(await orders.count()).toBe(25);
  expect(await orders.first().innerText()).toMatch(/^z39\s+€40\.00/u);
  const further = page.getByRole("button", { name: "Next page" });
  await further.focus();
  await page.keyboard.press("Enter");
  await page.getByText("26 to 41 of 41").waitFor();
  // At the end there is nothing further, and the focus stays where it was.
  expect(await further.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button)).toBe(true);
  expect(await further.isDisabled()).toBe(true);
  await page.keyboard.press("Enter");
  await page.getByText("26 to 41 of 41").waitFor();
  await page.getByLabel("Find an order or a contact").fill("o1");
  await page.getByText("1 order", { exact: true }).waitFor();
  expect(await orders.first().innerText()).toMatch(/o1\s+€40\.00\s+a@mail\.example · 11 Jan 2026, 09:00\s+welcome/u);
  await orders.first().locator("summary").click();
  expect(await orders.first().innerText()).toMatch(
    /Credited\s+welcome\s+sent 1 Jan 2026, 09:00 · clicked 4 Jan 2026, 09:00\s+100% of the order · €40\.00 · the last touch/u,
  );
});

it("calls a message by the name that its events tell", async () => {
  const { page } = await stage.open();
  const at = Date.UTC(2026, 1, 1, 9) / 1000;
  const sent = ["delivered", "open", "click"].map((event, n) => ({
    email: "a@mail.example",
    timestamp: at + 600 * n,
    event,
    sg_event_id: `e${n}`,
    sg_message_id: "m1.filter",
    singlesend_id: "ss-1",
    singlesend_name: "Spring sale",
  }));
  const order = { contact: "a@mail.example", time: "2026-02-01T12:00:00Z", type: "order_placed", order: "o1", total: "40.00", currency: "EUR" };
  const lines = (records: readonly object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join("");
  await choose(page, { "sendgrid.ndjson": lines(sent), "orders.ndjson": lines([order]) });
  await page.getByText("Orders and what earned them").click();
  const first = page.locator("parcours-orders .orders > li").first();
  await expect.poll(() => first.innerText()).toMatch(/o1\s+€40\.00[^]*Spring sale/u);
  expect(await first.innerText()).not.toContain("ss-1");
});

it("narrows to those that no message earned, and puts the largest first", async () => {
  const { page } = opened;
  await page.getByText("Orders and what earned them").click();
  await page.getByLabel("Orders", { exact: true }).selectOption("unattributed");
  await page.getByText("40 orders").waitFor();
  await page.getByLabel("Order", { exact: true }).selectOption("-amount");
  const first = page.locator("parcours-orders .orders > li").first();
  await expect.poll(() => first.innerText()).toMatch(/^z39\s+€40\.00[^]*No message earned it/u);
  await first.locator("summary").click();
  await first.getByText("None was opened, clicked or received in time before it.").waitFor();
  await page.getByLabel("Find an order or a contact").fill("nothing like it");
  await page.getByText("No matching orders.").waitFor();
});

it("shows the orders of data that holds no messages", async () => {
  const shop = await stage.open();
  await choose(shop.page, { "shop.ndjson": others.map((order) => `${JSON.stringify(order)}\n`).join("") });
  await expect.poll(() => card(shop.page, "Unattributed orders")).toMatch(/40/u);
  expect(await card(shop.page, "Unattributed revenue")).toContain("€820.00");
  expect(await shop.page.locator("parcours-cards .card").count()).toBe(2);
  await shop.page.getByText("Orders and what earned them").click();
  await shop.page.getByText("40 orders").waitFor();
  // Of orders that have no amount nothing is said to be earned.
  const bare = await stage.open();
  const rows = (ndjson + others.map((order) => `${JSON.stringify(order)}\n`).join("")).replaceAll(/"total":"[^"]*",/gu, "");
  await choose(bare.page, { "bare.ndjson": rows });
  await expect.poll(() => card(bare.page, "Revenue")).toMatch(/^Revenue\s+—[^0]+no amounts recorded in the data/u);
});

it("says what windows of another length would credit, by each model", async () => {
  const { page } = opened;
  await page.getByText("What other windows would credit").click();
  const row = (name: string): Promise<string> =>
    page.locator("parcours-attribution tbody tr").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).innerText();
  await page.locator("parcours-attribution table").waitFor();
  // The click is seven days before the order, the SMS's receipt five.
  expect(await row("nothing")).toMatch(/nothing\s+€0\.00\s+0 orders\s+€0\.00\s+0 orders\s+€0\.00\s+0 orders\s+€40\.00\s+1 order/u);
  expect(await row("5 days")).toMatch(/5 days\s+€0\.00\s+0 orders/u);
  expect(await row("7 days")).toMatch(/7 days\s+€40\.00\s+1 order/u);
  // Its own windows first, one for each kind of touch: of these no other row has both.
  const own = page.locator("parcours-attribution tbody tr").first();
  expect(await own.innerText()).toMatch(/^As this report counts\s+Opens \(5 days\), clicks \(30 days\), SMS received \(12 hours\)\s+€40\.00\s+1 order$/u);
  await page.getByLabel("Credit goes to").selectOption("linear");
  await expect.poll(() => page.locator("parcours-attribution [aria-busy=false]").count()).toBe(1);
  expect(await row("7 days")).toMatch(/€40\.00\s+1 order$/u);
});

it("lists the windows of a single channel, without one that earns nothing", async () => {
  const { page } = await stage.open();
  await choose(page, { "journey.ndjson": ndjson.split("\n").filter((line) => !line.includes("sms.")).join("\n") });
  await page.getByText("What other windows would credit").click();
  const table = page.locator("parcours-attribution table");
  await table.waitFor();
  expect(await table.getByRole("columnheader").allInnerTexts()).toEqual(["E-mail window", "Credited"]);
  expect(await table.getByRole("rowheader").allInnerTexts()).toEqual(["As this report counts", "1 day", "5 days", "7 days", "14 days", "30 days"]);
  expect(await table.getByRole("row").nth(4).innerText()).toMatch(/^7 days\s+€40\.00\s+1 order$/u);
  await page.getByText(/^An order is credited to an e-mail that was opened or clicked within this time before it/u).waitFor();

  const texts = await stage.open({ locale: "fr-FR" });
  const at = (time: string, type: string): string => `{"contact":"a","message":"m","order":"1","total":"40.00","currency":"EUR","time":"2026-02-0${time}","type":"${type}"}\n`;
  await choose(texts.page, { "sms.ndjson": at("1T08:00:00Z", "sms.sent") + at("1T08:01:00Z", "sms.delivered") + at("2T07:00:00Z", "order_placed").replace('"message":"m",', "") });
  await texts.page.getByText("Ce que créditeraient d'autres délais").click();
  const lines = texts.page.locator("parcours-attribution table").getByRole("row");
  await lines.first().waitFor();
  expect((await lines.allInnerTexts()).map((line) => line.replaceAll(/\s+/gu, " "))).toEqual([
    "Délai pour le SMS Crédité",
    expect.stringMatching(/^Comme ce rapport compte/u),
    "12 h 0,00 € 0 commande",
    "1 j 40,00 € 1 commande",
    "5 j 40,00 € 1 commande",
  ]);
});

it.each([
  [320, "fr-FR"],
  [320, "en-GB"],
  [360, "fr-FR"],
  [360, "en-GB"],
  [768, "fr-FR"],
])("has the grid whole at %i px: %s", async (width, locale) => {
  const { page } = await stage.open({ viewport: { width, height: 800 }, locale });
  await choose(page, { "journey.ndjson": ndjson.replace('"total":"40.00"', '"total":"48872.00"') });
  const grid = page.locator("parcours-attribution");
  await grid.locator("summary").click();
  await grid.getByText(/48.872/u).first().waitFor();
  expect(await grid.locator(".scroll").evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
});
