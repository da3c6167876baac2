// Each part of a report by itself, on a page that is not ours: every attribute and property of the table in
// docs/elements.md does what it says, when it is there from the start and when it changes.

import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { answerTo, attribute as attributeOn, heard, loadMore, put, set as setOn, share, useAlone } from "./alone.js";
import { card, type PageUnderTest } from "./browser.js";

const alone = useAlone();
let opened: PageUnderTest;
let page: Page;

beforeEach(async () => {
  opened = await alone.open();
  page = opened.page;
});

const set = (tag: string, properties: Record<string, unknown>): Promise<void> => setOn(page, tag, properties);
const attribute = (tag: string, name: string, value: string | null): Promise<void> => attributeOn(page, tag, name, value);
const names = (): Promise<string[]> => page.locator("parcours-cards .name").allInnerTexts();

describe("<parcours-cards>", () => {
  const request = { report: "cards", trend: "day", range: { from: "2026-01-05", to: "2026-01-08" }, compare: "previous" };

  it("shows the metrics asked for, of one channel, with the change or without", async () => {
    const answer = await answerTo(page, request);
    await put(page, "parcours-cards", { metrics: "sends openRate" }, { answer });
    expect(await names()).toEqual(["Total sends", "Open rate"]);
    expect(await card(page, "Total sends")).toMatch(/2/u);
    expect(await page.locator("parcours-cards .change").count()).toBeGreaterThan(0);
    await attribute("parcours-cards", "compare", "none");
    await expect.poll(() => page.locator("parcours-cards .change").count()).toBe(0);
    await attribute("parcours-cards", "compare", "previous");
    await expect.poll(() => page.locator("parcours-cards .change").count()).toBeGreaterThan(0);
    await attribute("parcours-cards", "metrics", "undeliveredRate sends");
    await attribute("parcours-cards", "channel", "sms");
    await expect.poll(names).toEqual(["Undelivered rate", "Total sends"]);
    await attribute("parcours-cards", "metrics", "nonsense");
    await expect.poll(async () => (await names()).length).toBeGreaterThan(3);
    await attribute("parcours-cards", "channel", "pigeon");
    await set("parcours-cards", { answer: null });
    await expect.poll(() => page.locator("parcours-cards .card").count()).toBe(0);
  });

  it("says so where a channel was not used", async () => {
    await put(page, "parcours-cards", { channel: "sms" }, { answer: await answerTo(page, { report: "cards", channel: "email" }) });
    await page.locator("parcours-cards").getByText("No messages here").waitFor();
  });

  it("says of orders alone that none was before", async () => {
    const order = { contact: "z@mail.example", time: "2026-02-03T10:00:00Z", type: "order_placed", order: "z1", total: "9.00", currency: "EUR" };
    await loadMore(page, [order]);
    const selection = { range: { kind: "custom", from: "2026-02-02", to: "2026-02-04" } };
    await share(page, { "parcours-cards": { selection } });
    await page.locator("parcours-cards").getByText(/^Nothing was ordered in the period before, Jan 30\s–\sFeb 1, 2026/u).waitFor();
  });

  it("opens its panel again after it was taken out of the page with the panel open", async () => {
    await put(page, "parcours-cards", { editable: "" }, { answer: await answerTo(page, request) });
    const button = page.locator("parcours-cards parcours-popover button[aria-expanded]");
    const dialog = page.locator("parcours-cards parcours-popover dialog");
    await button.click();
    await expect.poll(() => dialog.isVisible()).toBe(true);
    await page.evaluate(() => {
      const cards = document.querySelector("parcours-cards") as Element;
      const { parentElement } = cards;
      cards.remove();
      parentElement?.append(cards);
    });
    await expect.poll(() => dialog.isVisible()).toBe(false);
    await button.click();
    await expect.poll(() => dialog.isVisible()).toBe(true);
  });

  it("lets cards be chosen where it is editable, and says which", async () => {
    await put(page, "parcours-cards", { editable: "" }, { answer: await answerTo(page, { report: "cards" }) });
    await page.getByRole("button", { name: "Choose cards" }).click();
    await page.locator("parcours-card-chooser").getByLabel("Total sends", { exact: true }).uncheck();
    await expect.poll(() => heard(page, "cards")).toEqual([{ metrics: expect.not.stringContaining("sends ") as string }]);
  });
});

describe("<parcours-channels>", () => {
  it("opens the channels that it is told, and tells which the reader opens", async () => {
    await put(page, "parcours-channels", { open: "sms" }, { answer: await answerTo(page, { report: "cards" }) });
    const open = (): Promise<boolean[]> => page.locator("parcours-channels details").evaluateAll((all) => all.map((one) => (one as HTMLDetailsElement).open));
    expect(await open()).toEqual([false, true]);
    await attribute("parcours-channels", "open", "email");
    await expect.poll(open).toEqual([true, false]);
    await page.locator("parcours-channels summary").nth(1).press("Enter");
    await expect.poll(() => heard(page, "toggle")).toEqual([{ channel: "sms", open: true }]);
    expect(await page.locator("parcours-channels").evaluate((element) => (element as HTMLElement & { open: string }).open)).toBe("email sms");
    await attribute("parcours-channels", "open", "");
    await expect.poll(open).toEqual([false, false]);
  });
});

describe("<parcours-messages>", () => {
  it("sorts, searches, shows the columns asked for, opens and exports where it may", async () => {
    await put(page, "parcours-messages", { sort: "sends", columns: "sends clickRate" }, { answer: await answerTo(page, { report: "messages" }) });
    const rows = (): Promise<string[]> => page.locator("parcours-messages tbody .name").allInnerTexts();
    expect(await rows()).toEqual(["reminder", "welcome"]);
    expect(await page.locator("parcours-messages thead th").allInnerTexts()).toEqual(["Message", expect.stringContaining("Total sends"), expect.stringContaining("Click rate")]);
    await attribute("parcours-messages", "sort", "-sends");
    await expect.poll(rows).toEqual(["welcome", "reminder"]);
    await attribute("parcours-messages", "search", "wel");
    await expect.poll(rows).toEqual(["welcome"]);
    expect(await page.locator("parcours-messages .open").count()).toBe(0);
    await attribute("parcours-messages", "openable", "");
    await attribute("parcours-messages", "exportable", "");
    await page.locator("parcours-messages .open:visible").click();
    await page.getByRole("button", { name: "CSV" }).click();
    expect([await heard(page, "open"), await heard(page, "csv")]).toEqual([[{ message: "welcome" }], [{ report: "messages" }]]);
    for (const [name, value] of [["sort", "nonsense"], ["columns", "nonsense"], ["search", ""]] as const) await attribute("parcours-messages", name, value);
    await expect.poll(async () => (await rows()).length).toBe(2);
    await page.getByRole("button", { name: "Message", exact: true }).click();
    expect(await heard(page, "sort")).toEqual([{ sort: expect.stringContaining("message") as string }]);
  });
});

describe("<parcours-funnel>", () => {
  const definition = { version: 1, window: { total: "P30D" }, stages: ["page_view", "form_submitted", "deal_created"].map((event) => ({ steps: [{ event }] })) };

  it("asks its engine, opens with a view, is built where it is editable", async () => {
    await answerTo(page, { report: "catalog" });
    await put(page, "parcours-funnel", { view: "trend" });
    await page.locator("parcours-funnel").evaluate((funnel, given) => {
      Object.assign(funnel, { engine: (window as unknown as { client: unknown }).client, definition: given });
    }, definition);
    await page.locator("parcours-funnel .tile").first().waitFor();
    await page.locator("parcours-funnel .cursor").waitFor();
    await attribute("parcours-funnel", "view", "bars");
    await page.getByRole("img", { name: /Funnel with 3 stages/u }).waitFor();
    expect(await page.locator("parcours-builder").count()).toBe(0);
    await attribute("parcours-funnel", "editable", "");
    await page.locator("parcours-builder .stage").first().waitFor();
    await page.getByRole("button", { name: /^Remove .*deal/iu }).first().click();
    await expect.poll(() => heard(page, "definition")).toContainEqual(expect.objectContaining({ sample: null }));
    await attribute("parcours-funnel", "view", "nonsense");
    await page.getByRole("img", { name: /Funnel with 2 stages/u }).waitFor();
  });

  it("has what shares and what saves it side by side on a phone where there is nothing else", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await put(page, "parcours-funnel", {}, { definition, answer: await answerTo(page, { report: "funnel", definition }) });
    const [share, save] = [page.locator("#share > summary"), page.locator("#download > summary")];
    await save.getByText("Download").waitFor();
    const [first, second] = [await share.boundingBox(), await save.boundingBox()];
    expect(second?.y).toBe(first?.y);
    expect(second?.x).toBeGreaterThan(first?.x ?? Infinity);
    expect((second?.x ?? 0) - (first?.x ?? 0) - (first?.width ?? 0)).toBeLessThan(16);
  });

  it("shows an answer without an engine", async () => {
    await put(page, "parcours-funnel", {}, { definition, answer: await answerTo(page, { report: "funnel", definition }) });
    expect(await page.locator("parcours-funnel .tile").first().innerText()).toMatch(/33\.3%\s+1 of 3/u);
  });

  it("undoes, where nothing has the focus, what was changed last on the page, and in no other funnel", async () => {
    const catalog = await answerTo(page, { report: "catalog" });
    for (const id of ["one", "two"]) await put(page, "parcours-funnel", { id, editable: "" }, { catalog, definition });
    const stages = (id: string): Promise<number> => page.locator(`#${id} parcours-builder .stage`).count();
    for (const id of ["one", "two"]) await page.locator(`#${id}`).getByRole("button", { name: /^Remove .*deal/iu }).first().click();
    expect([await stages("one"), await stages("two")]).toEqual([2, 2]);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("Control+z");
    await expect.poll(() => stages("two")).toBe(3);
    await page.keyboard.press("Control+z");
    expect([await stages("one"), await stages("two")]).toEqual([2, 3]);
    // Moved in the page it is the same.
    await page.locator("#two").evaluate((funnel) => {
      funnel.parentElement?.prepend(funnel);
    });
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => stages("two")).toBe(2);
    await page.locator("#two").evaluate((funnel) => {
      funnel.remove();
    });
    await page.keyboard.press("Control+z");
    expect(await stages("one")).toBe(2);
  });

  it("tells what the engine refuses", async () => {
    await answerTo(page, { report: "catalog" });
    await put(page, "parcours-funnel");
    const stages = [{ id: "a", steps: [{ event: "x" }] }, { id: "a", steps: [{ event: "y" }] }];
    await page.locator("parcours-funnel").evaluate((funnel, given) => {
      Object.assign(funnel, { engine: (window as unknown as { client: unknown }).client, definition: given });
    }, { version: 1, stages });
    await page.locator("parcours-funnel .problem").getByText("stages[1].id: 'a' is another stage's id").waitFor();
    // Fewer than two stages are no question yet, and nothing is waited for.
    await set("parcours-funnel", { definition: { version: 1, stages: stages.slice(0, 1) } });
    await page.getByRole("heading", { name: "Two stages make a funnel" }).waitFor();
  });
});

describe("<parcours-builder>", () => {
  it("edits a definition with the catalog's steps, and says what it has become", async () => {
    const catalog = await answerTo(page, { report: "catalog" });
    await put(page, "parcours-builder", {}, { catalog, definition: { version: 1, stages: [{ steps: [{ event: "page_view" }] }] } });
    await page.getByRole("button", { name: "Add Form sent as a new stage" }).click();
    interface Told { readonly definition: { readonly stages: readonly { readonly steps: readonly { readonly event: string }[] }[] } }
    const told = (await heard(page, "definition")) as Told[];
    expect(told.at(-1)?.definition.stages.map(({ steps }) => steps.map(({ event }) => event))).toEqual([["page_view"], ["form_submitted"]]);
    await attribute("parcours-builder", "narrow", "");
    await page.locator("parcours-builder button.wide").waitFor();
    await set("parcours-builder", { definition: { version: 1, stages: [] }, catalog: null });
    await expect.poll(() => page.locator("parcours-builder .stage").count()).toBe(0);
  });
});

describe("<parcours-drop>", () => {
  const dropped = async (files: readonly (readonly [string, string])[]): Promise<void> => {
    const transfer = await page.evaluateHandle((given) => {
      const data = new DataTransfer();
      for (const [name, type] of given) data.items.add(new File(["x"], name, { type }));
      return data;
    }, files);
    await page.locator("parcours-drop .area").dispatchEvent("drop", { dataTransfer: transfer });
  };
  const taken = async (): Promise<string[][]> => {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    return page.evaluate(() =>
      (window as unknown as { heard: { type: string; detail: { files: File[] } }[] }).heard.filter(({ type }) => type === "files").map(({ detail }) => detail.files.map(({ name }) => name)),
    );
  };

  it("takes several files, or one, and of those only what it accepts", async () => {
    await put(page, "parcours-drop");
    await dropped([["a.csv", "text/csv"], ["b.png", "image/png"]]);
    await expect.poll(taken).toEqual([["a.csv", "b.png"]]);
    await page.getByRole("button", { name: "Choose a folder" }).waitFor();
    await attribute("parcours-drop", "multiple", "false");
    await attribute("parcours-drop", "accept", ".CSV, application/json,image/*");
    expect(await page.getByRole("button", { name: "Choose a folder" }).count()).toBe(0);
    expect(await page.locator("parcours-drop #files").evaluate((input) => [(input as HTMLInputElement).accept, (input as HTMLInputElement).multiple])).toEqual([".CSV, application/json,image/*", false]);
    await dropped([["no.txt", "text/plain"], ["c.csv", ""], ["d.csv", ""]]);
    await expect.poll(taken).toEqual([["a.csv", "b.png"], ["c.csv"]]);
    await dropped([["no.txt", "text/plain"]]);
    await expect.poll(() => heard(page, "error")).toEqual([{ code: "bad-source", path: "", message: expect.stringContaining("no.txt") as string }]);
    await dropped([["e.png", "image/png"]]);
    await expect.poll(taken).toEqual([["a.csv", "b.png"], ["c.csv"], ["e.png"]]);
  });

  it("shows a load that is under way, with Cancel", async () => {
    const progress = { phase: "reading", source: 0, sources: 1, name: "a", bytes: 5, totalBytes: 10, rows: 1, kept: 1 };
    await put(page, "parcours-drop", {}, { load: { kind: "loading", names: ["a"], beganMs: 0, nowMs: 1000, progress } });
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await heard(page, "cancel")).toHaveLength(1);
  });
});
