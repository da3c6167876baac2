// Data with more event types and more days than a page takes at once.

import { beforeEach, describe, expect, it } from "vitest";
import { settled, sideways } from "./audit.js";
import { useStage, type PageUnderTest } from "./browser.js";
import { builder, openFunnel } from "./funnel-page.js";

const stage = useStage();
let opened: PageUnderTest;

const DAYS = 450;

/** On each of 450 days a contact gets a message, opens it, clicks, and does what nobody else did. */
const data = Array.from({ length: DAYS }, (_, day) =>
  ["email.sent", "email.opened", "email.clicked", `act ${String(day).padStart(3, "0")}`]
    .map((type, hour) => {
      const time = new Date(Date.UTC(2025, 0, 1 + day, 9 + hour)).toISOString();
      return JSON.stringify({ contact: `c${day}@mail.example`, time, type, ...(hour < 3 ? { message: "m", delivery: `d${day}` } : {}) });
    })
    .join("\n"),
).join("\n");

describe("a list of hundreds stands a page at a time", () => {
  beforeEach(async () => {
    opened = await openFunnel(stage, { data });
  });

  it("of steps on offer, from the first page when they are searched, and each can be dragged and added", async () => {
    const palette = builder(opened.page).locator(".palette");
    const offers = palette.locator(".offer");
    await palette.getByText("1 to 200 of 453").waitFor();
    expect(await offers.count()).toBe(200);
    await palette.getByRole("button", { name: "Last page" }).click();
    await palette.getByText("401 to 453 of 453").waitFor();
    expect(await offers.count()).toBe(53);
    expect(await palette.locator(".groups").evaluate((list) => list.scrollTop)).toBe(0);
    const wide = await palette.locator("parcours-pager").evaluate((pager) => pager.shadowRoot?.querySelector("nav")?.scrollWidth ?? 0);
    expect(wide).toBeLessThanOrEqual((await palette.boundingBox())?.width ?? 0);
    await palette.getByRole("button", { name: "Add act 449 as a new stage", exact: false }).click();
    await expect.poll(() => builder(opened.page).locator(".stage").count()).toBe(4);
    await palette.getByRole("searchbox").fill("email");
    await expect.poll(() => offers.count()).toBe(3);
    expect(await palette.locator("parcours-pager").count()).toBe(0);
  });

  it("of a trend's days, each page from its top, in the table and on a phone", async () => {
    const { page } = opened;
    await page.locator("parcours-funnel [data-view=trend]").click();
    await page.locator("parcours-funnel .view-head").getByRole("button", { name: "Day" }).click();
    const twin = page.locator("parcours-funnel .twin");
    await twin.locator("summary").click();
    await twin.getByText("1 to 200 of 450").waitFor();
    const rows = twin.locator("tbody tr");
    expect(await rows.count()).toBe(200);
    await twin.locator(".scroll").evaluate((box) => {
      box.scrollTo({ top: 500 });
    });
    await twin.getByRole("button", { name: "Next page" }).click();
    await twin.getByText("201 to 400 of 450").waitFor();
    expect(await rows.first().getByRole("rowheader").innerText()).toBe("20 Jul 2025");
    expect(await twin.locator(".scroll").evaluate((box) => box.scrollTop)).toBe(0);
    await page.setViewportSize({ width: 390, height: 844 });
    await settled(page);
    expect(await sideways(page)).toBe(0);
    // Months are few: one page.
    await page.locator("parcours-funnel .view-head").getByRole("button", { name: "Month" }).click();
    await expect.poll(() => rows.count()).toBe(15);
    expect(await twin.locator("parcours-pager").count()).toBe(0);
  });
});
