// The tab of performance: chips, the change against the period before, the choice of cards.

import { beforeEach, describe, expect, it } from "vitest";
import { card, choose, chooseInstead, showTab, useStage, type PageUnderTest } from "./browser.js";
import { ndjson } from "./journey-data.js";

const stage = useStage();
let opened: PageUnderTest;

/** Two weeks: 4 sends of which 1 opened, then 2 of which both; one contact from FR, the others from BE. */
const weeks = [
  { contact: "a@mail.example", properties: { country: "FR" }, lists: ["vip"] },
  ...["b", "c", "d"].map((name) => ({ contact: `${name}@mail.example`, properties: { country: "BE" }, lists: [] })),
  ...["a", "b", "c", "d"].map((name) => sent(name, "2026-01-05")),
  opening("a", "2026-01-05"),
  ...["a", "b"].flatMap((name) => [sent(name, "2026-01-12"), opening(name, "2026-01-12")]),
  { contact: "a@mail.example", time: "2026-01-18T23:30:00Z", type: "page_view" },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join("");

function sent(name: string, day: string): object {
  const contact = `${name}@mail.example`;
  return { contact, time: `${day}T09:00:00Z`, type: "email.sent", message: "news", delivery: `${name}${day}` };
}

function opening(name: string, day: string): object {
  return { ...sent(name, day), time: `${day}T10:00:00Z`, type: "email.opened" };
}

describe("chips", () => {
  beforeEach(async () => {
    opened = await stage.open();
    await choose(opened.page, { "weeks.ndjson": weeks });
    await opened.page.locator("parcours-cards .card").first().waitFor();
  });

  it("are those of time alone over a funnel, which depends on no other", async () => {
    const { page } = opened;
    const names = ["Filters", "Counting"];
    for (const name of names) expect(await page.getByRole("button", { name }).count()).toBe(1);
    await page.getByRole("tab", { name: "Funnel" }).click();
    await page.locator("parcours-funnel").waitFor();
    for (const name of names) await expect.poll(() => page.getByRole("button", { name }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "All time" }).count()).toBe(1);
  });

  it("take the last seven days, and judge the change against the seven before", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "All time" }).click();
    await page.getByLabel("Last 7 days").check();
    await expect.poll(() => card(page, "Open rate")).toMatch(/100%[^]*\+75\.0 pts[^]*2 of 2 deliveries/u);
    const change = page.locator("parcours-cards .change").nth(2);
    expect(await change.innerText()).toContain("up 75.0 pts against 25.0% in the period before, which is better");
    expect(await card(page, "Total sends")).toContain("-50%");
    expect(await page.locator("parcours-cards .head").innerText()).toMatch(/5\s?–\s?11 Jan 2026/u);
  });

  it("have their time beside that of the data, on the tabs that are about it", async () => {
    const { page } = opened;
    const facts = page.locator("parcours-report .title p");
    await page.getByRole("button", { name: "All time" }).click();
    await page.getByLabel("Last 7 days").check();
    await expect.poll(() => facts.innerText()).toMatch(/^5 – 18 Jan 2026\s· 4 contacts\s· \d+ events\s· shown: 12 – 18 Jan 2026$/u);
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Funnel" }).click();
    await expect.poll(() => facts.innerText()).toContain("shown: 12 – 18 Jan 2026");
    await page.getByRole("tab", { name: "Data" }).click();
    await expect.poll(() => facts.innerText()).not.toContain("shown");
  });

  it("take dates of one's own", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "All time" }).click();
    await page.getByLabel("To", { exact: true }).fill("2026-01-11");
    await page.getByLabel("To", { exact: true }).blur();
    await expect.poll(() => card(page, "Total sends")).toContain("4");
    await page.getByRole("button", { name: /5\s?–\s?11 Jan 2026/u }).waitFor();
  });

  it("filter by a contact's property and by list, and let go of it", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Filters" }).click();
    await page.getByText("country", { exact: true }).click();
    await page.getByRole("checkbox", { name: "FR" }).check();
    await expect.poll(() => card(page, "Total sends")).toContain("2");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Remove the filter country: FR" }).click();
    await expect.poll(() => card(page, "Total sends")).toContain("6");
    await page.getByRole("button", { name: "Filters" }).click();
    await page.getByText("Lists", { exact: true }).click();
    await page.getByRole("checkbox", { name: "vip" }).check();
    await expect.poll(() => card(page, "Total sends")).toContain("2");
  });

  it("say so where nothing fits, and offer everything again", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Filters" }).click();
    // Of a channel that the data has not there is nothing to leave out.
    expect(await page.getByRole("radio", { name: "SMS", exact: true }).count()).toBe(0);
    await page.getByText("Lists", { exact: true }).click();
    await page.getByRole("checkbox", { name: "vip" }).check();
    await page.getByText("country", { exact: true }).click();
    await page.getByRole("checkbox", { name: "BE" }).check();
    await page.keyboard.press("Escape");
    await page.getByText("None of the messages sent match your selection.").waitFor();
    await page.getByRole("button", { name: "Show everything" }).click();
    await expect.poll(() => card(page, "Total sends")).toContain("6");
  });

  it("offer no filter of data that has nothing to filter by", async () => {
    const { page } = opened;
    await chooseInstead(page, { "one.ndjson": JSON.stringify(sent("a", "2026-01-05")) });
    await expect.poll(() => card(page, "Total sends")).toMatch(/\s1(\s|$)/u);
    expect(await page.getByRole("button", { name: "Filters" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Counting" }).count()).toBe(1);
  });

  it("count contacts once on request, and hold for the messages too", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Counting" }).click();
    await page.getByLabel("Each contact once").check();
    await page.keyboard.press("Escape");
    await expect.poll(() => card(page, "Total sends (contacts)")).toContain("4");
    expect(await card(page, "Open rate")).toContain("2 of 4 contacts");
    const lines = await page.locator("parcours-channels dt").allInnerTexts();
    expect(lines).toEqual(expect.arrayContaining(["Opened (contacts)", "Total opens"]));
    expect(new Set(lines).size).toBe(lines.length);
    // The trends' table and the choice of cards name them so as well.
    await page.getByText("Trend as a table").click();
    await expect.poll(() => page.locator("parcours-cards .twin thead").innerText()).toContain("Total sends (contacts)");
    await page.getByRole("button", { name: "Choose cards" }).click();
    await page.locator("parcours-card-chooser").getByText("Total sends (contacts)").waitFor();
    await page.keyboard.press("Escape");
    await showTab(page, "messages");
    await expect.poll(() => page.locator("parcours-messages tbody td").first().innerText()).toBe("4");
    expect(await page.locator("parcours-messages thead").innerText()).toContain("Total sends (contacts)");
  });

  it("close by Escape, and give the focus back", async () => {
    const { page } = opened;
    const button = page.getByRole("button", { name: "Counting" });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Each contact once").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => button.getAttribute("aria-expanded")).toBe("false");
    await expect.poll(() => button.evaluate((node: HTMLElement) => node.matches(":focus"))).toBe(true);
  });
});

it("gives a chip's panel the height that the window has", async () => {
  opened = await stage.open({ viewport: { width: 1280, height: 1000 } });
  const { page } = opened;
  await choose(page, { "weeks.ndjson": weeks });
  const chip = page.getByRole("button", { name: "Counting" });
  const panel = page.locator("parcours-selection dialog[open]");
  const cut = (): Promise<number> => panel.evaluate((node) => node.scrollHeight - node.clientHeight);
  await chip.click();
  await panel.waitFor();
  expect(await cut()).toBe(0);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1280, height: 640 });
  await chip.click();
  await panel.waitFor();
  expect(await cut()).toBeGreaterThan(0);
  const box = await panel.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
});

it("says where the data begins inside the period before, and judges nothing then", async () => {
  opened = await stage.open();
  const { page } = opened;
  await choose(page, { "weeks.ndjson": weeks.replaceAll("2026-01-05", "2026-01-08") });
  await page.getByRole("button", { name: "All time" }).click();
  await page.getByLabel("Last 7 days").check();
  const head = page.locator("parcours-cards .head");
  await expect.poll(() => head.innerText()).toMatch(/5\s?–\s?11 Jan 2026.*The data begins only on 8 Jan 2026/u);
  expect(await page.locator("parcours-cards .change.better, parcours-cards .change.worse").count()).toBe(0);
  expect(await card(page, "Open rate")).toContain("+75.0 pts");
});

it("judges no fall of what may still come after the send, and says so", async () => {
  opened = await stage.open();
  const { page } = opened;
  // The better week first; both end where the data does, or long before.
  const turned = weeks.replaceAll("2026-01-05", "later").replaceAll("2026-01-12", "2026-01-05").replaceAll("later", "2026-01-12");
  await choose(page, { "weeks.ndjson": turned });
  await page.getByRole("button", { name: "All time" }).click();
  await page.getByLabel("Last 7 days").check();
  await expect.poll(() => card(page, "Open rate")).toContain("down 75.0 pts against 100% in the period before, too early to judge");
  const head = page.locator("parcours-cards .head");
  expect(await head.innerText()).toContain("These messages may still be opened and clicked: a fall of these figures is not judged.");
  expect(await page.locator("parcours-cards .change.worse").count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Counting" }).click();
  await page.getByLabel("The day it happened").check();
  await expect.poll(() => head.innerText()).not.toContain("may still");
  expect(await card(page, "Open rate")).toContain("which is worse");
});

it("dots the line to a day that the data covers only in part, and names it", async () => {
  opened = await stage.open();
  const { page } = opened;
  await choose(page, { "weeks.ndjson": weeks });
  const sends = page.locator("parcours-cards .card").filter({ hasText: "Total sends" });
  // All four of the first day, and none of the next: the line begins on top.
  expect(await sends.locator(".dotted").getAttribute("d")).toMatch(/^M0 40L/u);
  expect(await sends.getByRole("img").getAttribute("aria-label")).toContain("first 4");
  await page.getByText("Dotted: 5 Jan 2026, which the data covers only in part.").waitFor();
});

it("tells of dotted lines over days without sends, too", async () => {
  opened = await stage.open();
  const { page } = opened;
  await choose(page, { "weeks.ndjson": weeks });
  const hint = page.locator("parcours-cards .hint");
  await hint.waitFor();
  // Rates of days without sends are none: the line to the last day begins at the send before.
  await page.locator("parcours-cards").evaluate((cards: HTMLElement & { metrics: string }) => {
    cards.metrics = "openRate clickRate";
  });
  await expect.poll(() => page.locator("parcours-cards .card").count()).toBe(2);
  expect(await hint.count()).toBe(1);
});

it("says of what the data does not tell whence it is taken, and of a bare 0 that it says no more", async () => {
  opened = await stage.open({ locale: "fr-FR" });
  const { page } = opened;
  const opens = weeks.split("\n").filter((line) => !line.includes("email.sent")).join("\n");
  await choose(page, { "opens.ndjson": opens });
  const inferred = "aucun événement de ce type dans les données\u202f: déduit d'autres événements";
  const nothing = /aucun événement de ce type dans les données(?!\u202f)/u;
  await expect.poll(() => card(page, "Total des envois")).toContain(inferred);
  expect(await card(page, "Taux de désabonnement")).toMatch(nothing);
  expect(await card(page, "Taux d'ouverture")).not.toContain("aucun événement");
  const metric = (name: string): Promise<string> => page.locator("parcours-channels .metric").filter({ has: page.getByText(name, { exact: true }) }).innerText();
  expect(await metric("Total des envois")).toContain(inferred);
  expect(await metric("Taux de désabonnement")).toMatch(nothing);
  await showTab(page, "messages");
  const note = page.locator("parcours-messages .untold");
  expect(await note.innerText()).toMatch(/^Rien dans les données sur\u202f: .*Taux de désabonnement\.$/u);
  await page.locator("parcours-messages .open").first().click();
  await expect.poll(() => card(page, "Total des envois")).toContain(inferred);
});

it("writes money to the cent, however much it is", async () => {
  opened = await stage.open();
  const { page } = opened;
  const order = { contact: "a@mail.example", time: "2026-01-12T11:00:00Z", type: "order_placed", order: "1", total: "11083.60", currency: "EUR" };
  await choose(page, { "weeks.ndjson": `${weeks}${JSON.stringify(order)}\n` });
  await expect.poll(() => card(page, "Revenue")).toContain("€11,083.60");
});

it("makes the trend's table when it is opened, by keyboard too, and takes it away again", async () => {
  opened = await stage.open();
  const { page } = opened;
  await choose(page, { "weeks.ndjson": weeks });
  const twin = page.locator("parcours-cards .twin");
  await twin.waitFor();
  expect(await twin.locator("table").count()).toBe(0);
  await twin.locator("summary").focus();
  await page.keyboard.press("Enter");
  await twin.locator("tbody tr").first().waitFor();
  const cells = await twin.locator("tbody tr").first().locator("th, td").allInnerTexts();
  expect(cells.slice(0, 4)).toEqual([expect.stringMatching(/^5 Jan 2026/u), "4", "100%", "25.0%"]);
  await page.keyboard.press("Enter");
  await expect.poll(() => twin.locator("table").count()).toBe(0);
});

describe("the choice of cards", () => {
  const names = (): Promise<string[]> => opened.page.locator("parcours-cards .name").allInnerTexts();
  const order = (): Promise<string[]> => opened.page.locator("parcours-card-chooser .shown label").allInnerTexts();

  beforeEach(async () => {
    opened = await stage.open();
    await choose(opened.page, { "journey.ndjson": ndjson });
    await opened.page.getByRole("button", { name: "Choose cards" }).click();
    await opened.page.locator("parcours-card-chooser .shown li").first().waitFor();
  });

  it("takes cards away and back, in the order chosen by arrow keys, and remembers", async () => {
    const { page } = opened;
    await page.locator("parcours-card-chooser").getByLabel("Delivery rate", { exact: true }).uncheck();
    expect((await names()).slice(0, 2)).toEqual(["Total sends", "Open rate"]);
    await page.getByRole("button", { name: /^Move Total sends/u }).focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual(["Open rate", "Total sends"]);
    // The handle keeps the focus, so that the next key moves the same card on.
    await page.keyboard.press("ArrowDown");
    await expect.poll(async () => (await names()).slice(0, 3)).toEqual(["Open rate", "Click rate", "Total sends"]);
    await page.reload();
    await choose(page, { "journey.ndjson": ndjson });
    await page.locator("parcours-cards .card").first().waitFor();
    expect((await names()).slice(0, 3)).toEqual(["Open rate", "Click rate", "Total sends"]);
    await page.getByRole("button", { name: "Choose cards" }).click();
    await page.getByRole("button", { name: "Reset to the default" }).click();
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual(["Total sends", "Delivery rate"]);
  });

  it("is put in order by dragging a handle", async () => {
    const { page } = opened;
    const before = await order();
    const grips = page.locator("parcours-card-chooser .grip");
    const from = await grips.nth(0).boundingBox();
    const to = await grips.nth(2).boundingBox();
    if (!from || !to) throw new Error("no handles");
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    for (let step = 1; step <= 12; step += 1) {
      await page.mouse.move(from.x + 10, from.y + 10 + ((to.y + 12 - from.y) * step) / 12);
    }
    const [first, second, third, ...rest] = before;
    // The others make room with an animation: let go where the card has come, as a person would.
    let nudge = 0;
    await expect
      .poll(async () => {
        nudge = 1 - nudge;
        await page.mouse.move(from.x + 10, to.y + 22 + nudge);
        return (await order()).indexOf(first ?? "");
      })
      .toBe(2);
    await page.mouse.up();
    await expect.poll(order).toEqual([second, third, first, ...rest]);
  });
});

it("keeps a channel closed that was closed", async () => {
  opened = await stage.open();
  const { page } = opened;
  await choose(page, { "journey.ndjson": ndjson });
  const email = page.locator("parcours-channels details").first();
  await email.locator("summary").click();
  await page.reload();
  await choose(page, { "journey.ndjson": ndjson });
  await email.waitFor();
  expect(await email.getAttribute("open")).toBeNull();
});

it("works where storage is refused", async () => {
  opened = await stage.open();
  const { page } = opened;
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await page.reload();
  await choose(page, { "journey.ndjson": ndjson });
  await page.getByRole("button", { name: "Choose cards" }).click();
  await page.locator("parcours-card-chooser").getByLabel("Total sends", { exact: true }).uncheck();
  await expect.poll(() => page.locator("parcours-cards .name").first().innerText()).toBe("Delivery rate");
});

it.each([
  [1280, 5, [3, 2]],
  [1280, 6, [4, 2]],
  [1280, 13, [4, 3, 3, 3]],
  [1000, 4, [2, 2]],
  [1000, 7, [3, 2, 2]],
  [700, 5, [2, 2, 1]],
  [390, 3, [2, 1]],
] as const)("no card stands alone unless it takes the row: at %d px of %d", async (width, count, rows) => {
  opened = await stage.open({ viewport: { width, height: 900 } });
  const { page } = opened;
  await choose(page, { "weeks.ndjson": weeks });
  await page.locator("parcours-cards .card").first().waitFor();
  const metrics = [
    ...["sends", "deliveries", "deliveryRate", "opened", "openRate", "totalOpens", "clicked", "clickRate", "totalClicks"],
    ...["bounces", "bounceRate", "unsubscribed", "unsubscribeRate"],
  ].slice(0, count);
  await page.locator("parcours-cards").evaluate((cards, chosen) => Object.assign(cards, { metrics: chosen }), metrics.join(" "));
  const boxes = (): Promise<{ top: number; right: number }[]> =>
    page.locator("parcours-cards .card").evaluateAll((cards) =>
      cards.map((one) => {
        const { top, right } = one.getBoundingClientRect();
        return { top: Math.round(top), right: Math.round(right) };
      }),
    );
  const perRow = async (): Promise<number[]> => {
    const all = await boxes();
    return [...new Set(all.map(({ top }) => top))].map((top) => all.filter((one) => one.top === top).length);
  };
  await expect.poll(perRow).toEqual(rows);
  const all = await boxes();
  if (rows.at(-1) === 1) expect(all.at(-1)?.right).toBe(all[1]?.right);
});
