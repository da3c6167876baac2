// The records behind a number: listed, exported whole, explained.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { useStage, type PageUnderTest } from "./browser.js";
import { openFunnel } from "./funnel-page.js";

const stage = useStage();
let opened: PageUnderTest;

const drawer = "parcours-funnel .records-drawer";

it("any number opens its records with the times of their chains", async () => {
  opened = await openFunnel(stage);
  const { page } = opened;
  await page.getByRole("button", { name: /^2\. Reached Form sent/u }).click();
  const rows = page.locator(`${drawer} .record-list > li`);
  await expect.poll(() => rows.count()).toBe(2);
  expect(await rows.first().innerText()).toMatch(/a@mail\.example\s+converted\s+Visited\s+7 Jan 2026, 09:00\s+Form sent\s+\+1 day\s+Meeting\s+\+2 days/u);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^1 under way/u }).first().click();
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining("c@mail.example")]);
  expect(await page.locator(`${drawer} h2`).innerText()).toBe("Under way after Visited");
});

it("every number of a period opens its records, in the table and at the cursor", async () => {
  opened = await openFunnel(stage);
  const { page } = opened;
  await page.locator("parcours-funnel [data-view=trend]").click();
  await page.locator("parcours-funnel .cursor").press("ArrowRight");
  const rows = page.locator(`${drawer} .record-list > li`);
  await page.locator("parcours-funnel .readout").getByRole("button", { name: /^1\. Converted: 7 Jan/u }).click();
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining("a@mail.example")]);
  await page.keyboard.press("Escape");
  await page.locator("parcours-funnel .twin summary").click();
  await page.locator("parcours-funnel .twin").getByRole("button", { name: /^2\. Under way: 7 Jan/u }).click();
  await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining("b@mail.example"), expect.stringContaining("c@mail.example")]);
});

it("on a phone those of a value who converted are shown, and open", async () => {
  opened = await openFunnel(stage, { viewport: { width: 360, height: 780 }, hasTouch: true });
  const { page } = opened;
  await page.locator("parcours-report").evaluate((report) => {
    const stages = ["page_view", "form_submitted"].map((event) => ({ id: event, steps: [{ event }] }));
    Object.assign(report, { definition: { version: 1, window: { total: "P30D" }, breakdown: { by: "url" }, stages } });
  });
  await page.locator("parcours-funnel [data-view=values]").click();
  await page.locator("parcours-funnel .values").getByRole("button", { name: /^2\. .*Converted/u }).click();
  await expect.poll(() => page.locator(`${drawer} .record-list > li`).count()).toBe(2);
});

it("says where else to look where none has a value to compare by", async () => {
  opened = await openFunnel(stage);
  const { page } = opened;
  const compare = (event: string): Promise<void> =>
    page.locator("parcours-report").evaluate((report, first) => {
      const stages = [first, "order_placed"].map((one) => ({ id: one, steps: [{ event: one }] }));
      Object.assign(report, { definition: { version: 1, breakdown: { by: "url" }, stages } });
    }, event);
  await compare("email.sent");
  await page.locator("parcours-funnel [data-view=values]").click();
  await page.getByText("None of those who entered has a value where it is looked for.").waitFor();
  await compare("page_view");
  await expect.poll(() => page.getByText("None of those who entered").count()).toBe(0);
});

it.each([
  ["All as CSV", "csv", /^\ufeff?record,state,visited\.time[^]*a@mail\.example,converted/u],
  ["All as JSON", "json", /"record":"a@mail\.example"/u],
])("they come out whole: %s", async (button, extension, content) => {
  opened = await openFunnel(stage);
  const { page } = opened;
  await page.getByRole("button", { name: /^3\. Reached Visited/u }).click();
  const begun = page.waitForEvent("download");
  await page.locator(drawer).getByRole("button", { name: button }).click();
  const file = await begun;
  expect(file.suggestedFilename()).toBe(`Reached-Visited.${extension}`);
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toMatch(content);
  if (extension === "json") expect(JSON.parse(text)).toHaveLength(3);
});

it("more than a page are turned over", async () => {
  const event = (n: number, type: string, day: number): string =>
    JSON.stringify({ contact: `c${String(n).padStart(3, "0")}@mail.example`, time: `2026-01-0${day}T09:00:00Z`, type });
  const lines = Array.from({ length: 250 }, (_, n) => [event(n, "page_view", 1), event(n, "form_submitted", 2),
    ...(n === 0 ? [event(n, "meeting_booked", 3), event(n, "deal_created", 4)] : [])]).flat();
  opened = await openFunnel(stage, { data: lines.join("\n") });
  const { page } = opened;
  await page.getByRole("button", { name: /^250\. Reached Visited/u }).click();
  const rows = page.locator(`${drawer} .record-list > li`);
  await expect.poll(() => rows.count()).toBe(100);
  await page.getByText("1 to 100 of 250").waitFor();
  await page.getByRole("button", { name: "Next page" }).click();
  await page.getByText("101 to 200 of 250").waitFor();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect.poll(() => rows.count()).toBe(50);
  expect(await page.getByRole("button", { name: "Next page" }).isDisabled()).toBe(true);
});

it("a record explains itself, one that is in no list too", async () => {
  opened = await openFunnel(stage);
  const { page } = opened;
  await page.getByRole("button", { name: /^1 under way/u }).first().click();
  await page.getByRole("button", { name: "Why c@mail.example is here" }).click();
  const body = page.locator(`${drawer} .drawer-body`);
  await expect.poll(() => body.innerText()).toMatch(/Still under way\. Entered on 7 Jan 2026, 09:00, had time[^]*Form sent\s+not reached[^]*This never happened\./u);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await page.getByLabel("Explain any record, by its address or id").fill("d@mail.example");
  await page.keyboard.press("Enter");
  await expect.poll(() => body.innerText()).toContain("Never entered this funnel.");
});

it("records' names are text, whatever they hold", async () => {
  const name = "<img src=x onerror=alert(1)>";
  const hostile = [1, 2].map((day) =>
    JSON.stringify({ contact: name, time: `2026-01-0${day}T00:00:00Z`, type: day === 1 ? "add_to_cart" : "order_placed", order: "=1+1" }),
  );
  opened = await openFunnel(stage, { data: hostile.join("\n") });
  const { page } = opened;
  await page.locator("parcours-funnel .records button").first().click();
  await page.locator(`${drawer} button.record`).click();
  await page.locator(`${drawer} .explained`).waitFor();
  expect(await page.locator(`${drawer} img`).count()).toBe(0);
  expect((await page.locator(`${drawer} .record-name`).innerText()).toLowerCase()).toContain("<img");
});
