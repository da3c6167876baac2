// Several elements alone on a page that is not ours, over one engine: each asks for itself, and follows the selection, the
// time zone and what is loaded; the table of messages opens one with its recipients.

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { answerTo, heard, loadMore, put, set as setOn, share, useAlone } from "./alone.js";
import { audit, contextOf, type Screen } from "./audit.js";
import { card } from "./browser.js";
import { events } from "./journey-data.js";

const alone = useAlone();
let page: Page;

const open = async (screen?: Screen): Promise<void> => {
  ({ page } = await alone.open(screen && contextOf(screen)));
};

const set = (tag: string, properties: Record<string, unknown>): Promise<void> => setOn(page, tag, properties);
const sends = (): Promise<string | undefined> => card(page, "Total sends").then((text) => /Total sends\s+([\d,]+)/u.exec(text)?.[1]);
const channels = (): Promise<string[]> => page.locator("parcours-channels .channel").allInnerTexts();
const messages = (): Promise<string[]> => page.locator("parcours-messages .name:visible").allInnerTexts();
const recipients = (): Promise<string[]> => page.locator("parcours-recipients .space .contact .content").allInnerTexts();
const focused = (): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.textContent.trim() ?? "";
  });
const all = { "parcours-cards": { metrics: "sends openRate" }, "parcours-channels": {}, "parcours-messages": {} };

describe("elements that share an engine", () => {
  it("ask for themselves what it holds, over one worker", async () => {
    await open();
    await answerTo(page, { report: "catalog" });
    await share(page, all);
    await expect.poll(sends).toBe("6");
    await expect.poll(channels).toEqual(["E-mail", "SMS"]);
    await expect.poll(messages).toEqual(["welcome", "reminder"]);
    expect(await page.locator("parcours-cards .name").allInnerTexts()).toEqual(["Total sends", "Open rate"]);
    expect(await page.locator("parcours-cards .spark").count()).toBeGreaterThan(0);
    expect(page.workers()).toHaveLength(1);
  });

  it("say so where nothing is loaded, follow what is loaded later, more of it, and that it is gone", async () => {
    await open();
    await share(page, all);
    await expect.poll(() => page.getByText("No data has been loaded yet.").count()).toBe(3);
    await audit(page, "nothing loaded");
    await loadMore(page, events);
    await expect.poll(sends).toBe("6");
    await expect.poll(messages).toEqual(["welcome", "reminder"]);
    await loadMore(page, [{ contact: "z@mail.example", time: "2026-01-02T09:00:00Z", type: "email.sent", message: "late", journey: "other" }]);
    await expect.poll(sends).toBe("7");
    await expect.poll(messages).toContain("late");
    await page.evaluate(() => (window as unknown as { client: { reset(): Promise<void> } }).client.reset());
    await expect.poll(() => page.getByText("No data has been loaded yet.").count()).toBe(3);
    expect(await page.locator("parcours-cards .card").count()).toBe(0);
  });

  it("are driven by the chips of a selection beside them", async () => {
    await open();
    const catalog = await answerTo(page, { report: "catalog" });
    await put(page, "parcours-selection", {}, { catalog });
    await share(page, all);
    await page.evaluate(() => {
      document.querySelector("parcours-selection")?.addEventListener("parcours-selection", (event) => {
        const { selection } = (event as CustomEvent<{ selection: unknown }>).detail;
        for (const part of document.querySelectorAll("parcours-selection, parcours-cards, parcours-channels, parcours-messages")) Object.assign(part, { selection });
      });
    });
    await expect.poll(sends).toBe("6");
    await page.getByRole("button", { name: /^Filters/u }).click();
    await page.locator("parcours-selection").getByText("SMS", { exact: true }).click();
    await expect.poll(sends).toBe("2");
    await expect.poll(channels).toEqual(["SMS"]);
    await expect.poll(messages).toEqual(["reminder"]);
  });

  it("take a part of a selection, say where nothing fits it, and count days in the zone", async () => {
    await open();
    await answerTo(page, { report: "catalog" });
    await share(page, all);
    await set("parcours-cards", { selection: { range: { kind: "custom", from: "2026-01-05", to: "2026-01-08" } } });
    await expect.poll(sends).toBe("2");
    await page.locator("parcours-cards").getByText("Changes are compared with").waitFor();
    // The SMS left at 9:00 in London: in Honolulu that was the day before.
    await page.locator("parcours-cards").evaluate((element) => element.setAttribute("time-zone", "Pacific/Honolulu"));
    await expect.poll(sends).toBe("0");
    await set("parcours-channels", { selection: { channel: "sms", messages: ["welcome"] } });
    await page.locator("parcours-channels").getByText("None of the messages sent match your selection.").waitFor();
    // Noughts alone are no answer, where there was nothing before either.
    await set("parcours-cards", { selection: { range: { kind: "custom", from: "2027-03-01", to: "2027-03-04" } } });
    await page.locator("parcours-cards").getByText("None of the messages sent match your selection.").waitFor();
    await set("parcours-messages", { selection: { journey: "nowhere" } });
    await page.locator("parcours-messages").getByText("Nothing was sent in this journey.").waitFor();
    await set("parcours-cards", { selection: null, timeZone: undefined });
    await expect.poll(sends).toBe("6");
  });

  it("say what is wrong, and recover", async () => {
    await open();
    await answerTo(page, { report: "catalog" });
    await share(page, { "parcours-cards": { timeZone: "Mars/Base" } });
    const problem = page.locator("parcours-cards [role=alert]");
    await problem.getByText("This part could not be computed").waitFor();
    expect(await problem.innerText()).toContain("Mars/Base");
    await audit(page, "a time zone that is none");
    await set("parcours-cards", { timeZone: undefined });
    await expect.poll(sends).toBe("6");
  });

  it("ask again after they were taken out, ask another engine, and give an answer back to who has none", async () => {
    await open();
    await answerTo(page, { report: "catalog" });
    await share(page, { "parcours-cards": {} });
    await expect.poll(sends).toBe("6");
    await page.evaluate(() => {
      const cards = document.querySelector("parcours-cards") as Element;
      cards.remove();
      (window as unknown as { cards: Element }).cards = cards;
    });
    await loadMore(page, [{ contact: "z@mail.example", time: "2026-01-02T09:00:00Z", type: "email.sent", message: "late" }]);
    await page.evaluate(() => document.querySelector("main")?.append((window as unknown as { cards: Element }).cards));
    await expect.poll(sends).toBe("7");
    await page.locator("parcours-cards").evaluate((cards) => {
      const engine = { query: () => Promise.reject(Object.assign(new Error("of its own"), { code: "disposed" })) };
      Object.assign(cards, { engine });
    });
    await page.locator("parcours-cards [role=alert]").getByText("of its own").waitFor();
    await set("parcours-cards", { engine: null });
    await expect.poll(() => page.locator("parcours-cards .card, parcours-cards [role=alert]").count()).toBe(0);
    await set("parcours-cards", { answer: await answerTo(page, { report: "cards" }) });
    await expect.poll(sends).toBe("7");
  });
});

describe("messages with an engine", () => {
  it.each([
    [{ width: 1280, colorScheme: "light", locale: "en-GB" } as const, "en", "All messages", "Total sends", "Find a recipient"],
    [{ width: 390, colorScheme: "dark", locale: "fr-FR" } as const, "fr", "Tous les messages", "Total des envois", "Chercher un destinataire"],
  ])("open one with its cards, links and recipients, and go back, on %o", async (screen, lang, back, label, search) => {
    await open(screen);
    await answerTo(page, { report: "catalog" });
    await share(page, { "parcours-messages": { exportable: true } }, lang);
    await expect.poll(messages).toEqual(["welcome", "reminder"]);
    await audit(page, "the table");
    await page.locator("parcours-messages .open:visible").first().focus();
    await page.keyboard.press("Enter");
    await expect.poll(recipients).toEqual(["a@mail.example", "b@mail.example", "c@mail.example", "d@mail.example"]);
    expect(await card(page, label)).toMatch(/4/u);
    expect(await page.locator("parcours-message .url").allInnerTexts()).toContain("https://shop.example/p/1");
    await expect.poll(focused).toBe("welcome");
    await audit(page, "a message");
    await page.getByLabel(search).fill("c@");
    await expect.poll(recipients).toEqual(["c@mail.example"]);
    await page.locator("parcours-recipients").getByRole("button", { name: "CSV" }).click();
    expect(await heard(page, "csv")).toEqual([{ report: "recipients", request: expect.objectContaining({ report: "recipients", message: "welcome", search: "c@" }) as object }]);
    await page.getByRole("button", { name: back }).click();
    await expect.poll(messages).toEqual(["welcome", "reminder"]);
    await expect.poll(focused).toBe("welcome");
    expect([await heard(page, "open"), await heard(page, "back")]).toEqual([[{ message: "welcome" }], [null]]);
    // Another message begins with a look of its own.
    await page.locator("parcours-messages .open:visible").nth(1).click();
    await expect.poll(recipients).toEqual(["a@mail.example", "b@mail.example"]);
  });

  it("show one that they are told, say where it is not among what is chosen, and leave one shut where that is refused", async () => {
    await open();
    await answerTo(page, { report: "catalog" });
    await share(page, { "parcours-messages": { message: "reminder" } });
    await expect.poll(recipients).toEqual(["a@mail.example", "b@mail.example"]);
    await set("parcours-messages", { selection: { channel: "email" } });
    await page.getByText("This message is not part of your selection.").waitFor();
    await page.getByRole("button", { name: "All messages" }).click();
    await expect.poll(messages).toEqual(["welcome"]);
    await page.evaluate(() => document.querySelector("parcours-messages")?.addEventListener("parcours-open", (event) => event.preventDefault()));
    await page.locator("parcours-messages .open:visible").click();
    expect(await heard(page, "open")).toEqual([{ message: "welcome" }]);
    await expect.poll(messages).toEqual(["welcome"]);
  });

  it("follow more data while one is open", async () => {
    await open();
    await answerTo(page, { report: "catalog" });
    await share(page, { "parcours-messages": { message: "reminder" } });
    await expect.poll(recipients).toEqual(["a@mail.example", "b@mail.example"]);
    await loadMore(page, [{ contact: "0@mail.example", time: "2026-01-05T10:00:00Z", type: "sms.sent", message: "reminder", journey: "onboarding" }]);
    await expect.poll(recipients).toEqual(["a@mail.example", "b@mail.example", "0@mail.example"]);
    await expect.poll(() => card(page, "Total sends")).toMatch(/3/u);
  });

  it("show names of somebody who means harm as text", async () => {
    const hostile = "<img src=x onerror=window.ran=1>";
    await open();
    await loadMore(page, [
      { contact: `${hostile}@mail.example`, time: "2026-01-01T09:00:00Z", type: "email.sent", message: hostile, delivery: "1" },
      { contact: `${hostile}@mail.example`, time: "2026-01-01T10:00:00Z", type: "email.clicked", message: hostile, delivery: "1", url: "javascript:window.ran=1" },
    ]);
    await share(page, all);
    await expect.poll(messages).toEqual([hostile]);
    await page.locator("parcours-messages .open:visible").click();
    await expect.poll(recipients).toEqual([`${hostile}@mail.example`]);
    expect(await page.locator("parcours-message h1").innerText()).toBe(hostile);
    expect(await page.locator("img, a").count()).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
  });
});
