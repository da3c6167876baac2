// <parcours-report> on a page that is not ours: every attribute and property of the table in docs/elements.md does what
// it says, when it is there from the start and when it changes; what makes no sense breaks nothing.

import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { answerTo, attribute as attributeOn, heard, put, set as setOn, useAlone } from "./alone.js";
import { card, showTab, type PageUnderTest } from "./browser.js";
import { events, ndjson } from "./journey-data.js";

const alone = useAlone();
let opened: PageUnderTest;
let page: Page;

beforeEach(async () => {
  opened = await alone.open();
  page = opened.page;
});

const set = (tag: string, properties: Record<string, unknown>): Promise<void> => setOn(page, tag, properties);
const attribute = (tag: string, name: string, value: string | null): Promise<void> => attributeOn(page, tag, name, value);
const firstCard = (): Promise<void> => page.locator("parcours-cards .card").first().waitFor();
const names = (): Promise<string[]> => page.locator("parcours-cards .name").allInnerTexts();

describe("<parcours-report>", () => {
  it("reads one address, and several as one report, and again where src changes", async () => {
    await put(page, "parcours-report", { src: "data/first.ndjson" });
    await firstCard();
    expect(await card(page, "Total sends")).toMatch(/^Total sends\s+1(\s|$)/u);
    await attribute("parcours-report", "src", "data/first.ndjson data/others.ndjson");
    await expect.poll(() => card(page, "Total sends")).toMatch(/^Total sends\s+6(\s|$)/u);
    const ready = (await heard(page, "ready")) as { summary: { events: number; sources: unknown[] } }[];
    expect(ready.map(({ summary }) => [summary.events, summary.sources.length])).toEqual([[1, 1], [events.length, 2]]);
    expect(await heard(page, "progress")).not.toEqual([]);
  });

  it.each([
    ["a File", (text: string) => new File([text], "journey.ndjson")],
    ["an ArrayBuffer", (text: string) => new TextEncoder().encode(text).buffer],
    ["a Response", (text: string) => new Response(text)],
    ["a list of files", (text: string) => [new File([text], "one.ndjson"), new File([text], "two.ndjson")]],
    ["objects", (text: string) => text.trim().split("\n").map((line) => JSON.parse(line) as unknown)],
  ])("reads its data from %s", async (_, make) => {
    await put(page, "parcours-report");
    await page.locator("parcours-report").evaluate(
      // eslint-disable-next-line @typescript-eslint/no-unsafe-call -- what makes the data runs in the page
      (report, [text, code]) => void Object.assign(report, { data: (0, eval)(code)(text) as unknown }),
      [ndjson, `(${make.toString()})`] as const,
    );
    await firstCard();
    expect(await card(page, "Total sends")).toMatch(/^Total sends\s+6(\s|$)/u);
  });

  it("shares an engine with a funnel beside it, and leaves it alive when it goes", async () => {
    await page.evaluate(() => {
      const { client } = window as unknown as { client: unknown };
      const [report, funnel] = [document.createElement("parcours-report"), document.createElement("parcours-funnel")];
      Object.assign(report, { engine: client });
      report.setAttribute("src", "data/journey.ndjson");
      report.addEventListener("parcours-ready", () => {
        const stages = ["page_view", "form_submitted"].map((event) => ({ steps: [{ event }] }));
        Object.assign(funnel, { engine: client, definition: { version: 1, stages } });
      });
      document.querySelector("main")?.append(report, funnel);
    });
    await page.locator("main > parcours-funnel .tile").first().waitFor();
    expect(await page.locator("main > parcours-funnel .tile").first().innerText()).toMatch(/66\.7%\s+2 of 3/u);
    expect(page.workers().length).toBe(1);
    await page.locator("parcours-report").evaluate((report) => {
      report.remove();
    });
    const sends = await page.evaluate(async () => {
      const { client } = window as unknown as { client: { query(request: object): Promise<{ all: { sends: number } }> } };
      return (await client.query({ report: "cards" })).all.sends;
    });
    expect(sends).toBe(6);
  });

  it("reads nothing where it is taken out before it is drawn", async () => {
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(request.url().replace(/.*\//u, "")));
    await page.evaluate(() => {
      const report = document.createElement("parcours-report");
      report.setAttribute("src", "data/journey.ndjson");
      document.querySelector("main")?.append(report);
      report.remove();
    });
    await put(page, "parcours-report", { src: "data/first.ndjson" });
    await firstCard();
    expect(fetched).toContain("first.ndjson");
    expect(fetched).not.toContain("journey.ndjson");
    expect(page.workers().length).toBe(1);
  });

  it("shows what an engine that is shared holds already", async () => {
    await answerTo(page, { report: "doctor" });
    await page.evaluate(() => {
      const { client } = window as unknown as { client: unknown };
      const report = document.createElement("parcours-report");
      Object.assign(report, { engine: client });
      document.querySelector("main")?.append(report);
    });
    await firstCard();
    expect(await card(page, "Total sends")).toMatch(/^Total sends\s+6(\s|$)/u);
    expect(await page.locator("parcours-report .found").count()).toBe(0);
    await page.locator("#tab-data").click();
    await page.locator("parcours-found .facts").waitFor();
    expect(await heard(page, "ready")).toMatchObject([{ summary: { events: 23, sources: [] } }]);
    expect(page.workers().length).toBe(1);
  });

  it("follows the data of an engine that is shared, whoever loads it", async () => {
    await page.evaluate(() => {
      const { client } = window as unknown as { client: unknown };
      for (const id of ["one", "two"]) {
        const report = Object.assign(document.createElement("parcours-report"), { id, engine: client });
        document.querySelector("main")?.append(report);
      }
    });
    const sends = (id: string) => page.locator(`#${id} parcours-cards .value`).first();
    const choose = (id: string, picker: string, lines: string) =>
      page.locator(`#${id} ${picker}`).setInputFiles([{ name: "some.ndjson", mimeType: "", buffer: Buffer.from(lines) }]);
    // The application loads.
    await answerTo(page, { report: "doctor" });
    for (const id of ["one", "two"]) await expect.poll(() => sends(id).innerText()).toBe("6");
    // A reader does, in one of them.
    await choose("one", "#other-files", JSON.stringify(events[0]));
    for (const id of ["one", "two"]) await expect.poll(() => sends(id).innerText()).toBe("1");
    expect(await page.locator("#two h1").innerText()).toBe("onboarding");
    await page.locator("#two #tab-data").click();
    await page.locator("#two parcours-found .clear button").click();
    for (const id of ["one", "two"]) await page.locator(`#${id} parcours-drop`).waitFor();
    expect(page.workers().length).toBe(1);
  });

  it("opens with a journey, a time and a zone, and follows them", async () => {
    const late = { contact: "z@mail.example", time: "2026-02-28T23:30:00Z", type: "email.sent", message: "m", journey: "other" };
    await put(page, "parcours-report", { journey: "onboarding", "time-zone": "Europe/Paris" });
    await set("parcours-report", { data: [...events, late] });
    await firstCard();
    await expect.poll(() => card(page, "Total sends")).toMatch(/^Total sends\s+6(\s|$)/u);
    await attribute("parcours-report", "journey", null);
    await expect.poll(() => card(page, "Total sends")).toMatch(/^Total sends\s+7(\s|$)/u);
    // In Paris that was the first of March.
    await attribute("parcours-report", "from", "2026-03-01");
    await expect.poll(() => card(page, "Total sends")).toMatch(/^Total sends\s+1(\s|$)/u);
    await attribute("parcours-report", "time-zone", "UTC");
    await page.getByText("None of the messages sent match your selection.").waitFor();
    await attribute("parcours-report", "from", null);
    await attribute("parcours-report", "to", "2026-01-04");
    await expect.poll(() => card(page, "Total sends")).toMatch(/^Total sends\s+4(\s|$)/u);
  });

  it("takes language, look, cards and the tab", async () => {
    await put(page, "parcours-report", { src: "data/journey.ndjson", lang: "fr", theme: "dark", cards: "clickRate sends", tab: "performance" });
    await firstCard();
    expect(await names()).toEqual(["Taux de clics", "Total des envois"]);
    const ground = (): Promise<string> => page.locator("parcours-report .page").evaluate((part) => getComputedStyle(part).color);
    const dark = await ground();
    await attribute("parcours-report", "theme", "light");
    expect(await ground()).not.toBe(dark);
    await attribute("parcours-report", "lang", "en");
    await attribute("parcours-report", "cards", "openRate");
    await expect.poll(names).toEqual(["Open rate"]);
    await attribute("parcours-report", "tab", "messages");
    await page.locator("parcours-messages .open:visible").first().waitFor();
  });

  it("takes its language from its ancestors, else the browser's", async () => {
    await page.evaluate(() => {
      document.documentElement.lang = "fr";
    });
    await put(page, "parcours-report", { src: "data/journey.ndjson" });
    await page.getByRole("tab", { name: "Entonnoir" }).waitFor();
  });

  it("shows a definition, before and after the data is there, and tells of choices", async () => {
    const stages = (types: readonly string[]): object => ({ version: 1, stages: types.map((event) => ({ steps: [{ event }] })) });
    await put(page, "parcours-report", { src: "data/journey.ndjson", tab: "funnel" }, { definition: stages(["page_view", "form_submitted"]) });
    const conversion = page.locator("parcours-funnel .tile").first();
    await expect.poll(() => conversion.innerText()).toMatch(/2 of 3/u);
    await set("parcours-report", { definition: stages(["page_view", "order_placed"]) });
    await expect.poll(() => conversion.innerText()).toMatch(/1 of 3/u);
    expect(await heard(page, "definition")).toEqual([]);
    await page.getByRole("button", { name: "Sent → opened → clicked" }).click();
    await expect.poll(() => heard(page, "definition")).toEqual([expect.objectContaining({ sample: expect.any(String) as string })]);
    await showTab(page, "messages");
    await expect.poll(() => heard(page, "select")).toContainEqual(expect.objectContaining({ tab: "messages", journey: null }));
  });

  it("tells what failed, and where", async () => {
    await put(page, "parcours-report", { src: "data/missing.ndjson" });
    await expect.poll(() => heard(page, "error")).toEqual([{ code: "bad-source", path: expect.any(String) as string, message: expect.stringContaining("missing.ndjson") as string }]);
    await attribute("parcours-report", "src", "http://");
    await expect.poll(async () => (await heard(page, "error")).length).toBe(2);
    await attribute("parcours-report", "src", "data/journey.ndjson");
    await firstCard();
    // The browser says that the file was not there.
    expect(opened.complaints).toEqual([expect.stringContaining("404")]);
    opened.complaints.length = 0;
  });

  it("gives its own engine back where it is given another", async () => {
    await put(page, "parcours-report", { src: "data/journey.ndjson" });
    await firstCard();
    expect(page.workers()).toHaveLength(1);
    await page.evaluate(() => {
      Object.assign(document.querySelector("parcours-report") as object, { engine: (window as unknown as { client: unknown }).client });
    });
    await expect.poll(() => page.workers().length).toBe(0);
  });

  it("tells of days that are none, and does not use them", async () => {
    await put(page, "parcours-report", { src: "data/journey.ndjson", from: "2026-02-31", to: "tomorrow" });
    await firstCard();
    expect(await card(page, "Total sends")).toMatch(/^Total sends\s+6(\s|$)/u);
    expect(await page.locator("parcours-selection [slot=label]").first().innerText()).toBe("All time");
    expect(((await heard(page, "error")) as { path: string }[]).map(({ path }) => path)).toEqual(["from", "to"]);
    await showTab(page, "funnel");
    await page.locator("parcours-funnel .tile").first().waitFor();
  });

  it("fits a narrow column of a wide page, its orders, windows and links too", async () => {
    const column = 380;
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate((width) => {
      Object.assign(document.body.style, { width: `${width}px`, margin: "0" });
    }, column);
    await put(page, "parcours-report", { src: "data/journey.ndjson" });
    await firstCard();
    /** What reaches beyond the column, and is not in a box that scrolls. */
    const beyond = (): Promise<string[]> =>
      page.locator("parcours-report").evaluate((report, edge) => {
        const found: string[] = [];
        const look = (root: ParentNode): void => {
          for (const element of root.querySelectorAll<HTMLElement>("*")) {
            if (element.closest(".scroll, .sr, dialog, .menu:not([open]) > .menu-panel")) continue;
            if (element.getClientRects().length > 0 && element.getBoundingClientRect().right > edge + 1) found.push(`${element.localName}.${element.className}`);
            if (element.shadowRoot) look(element.shadowRoot);
          }
        };
        if (report.shadowRoot) look(report.shadowRoot);
        return found;
      }, column);
    /** Of words that are squeezed, a line holds a letter. */
    const height = (selector: string): Promise<number> => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().height);
    for (const section of ["parcours-orders", "parcours-attribution"]) await page.locator(`${section} summary`).first().click();
    await page.locator("parcours-orders .who").first().waitFor();
    await page.locator("parcours-attribution table").waitFor();
    expect(await beyond()).toEqual([]);
    expect(await height("parcours-report h1")).toBeLessThan(80);
    expect(await height("parcours-orders .who")).toBeLessThan(60);
    const panels = page.locator("parcours-report parcours-popover:visible");
    expect(await panels.count()).toBeGreaterThan(0);
    for (const panel of await panels.all()) {
      await panel.locator("button[aria-expanded]").first().click();
      const box = await panel.locator("dialog").boundingBox();
      expect(box?.width).toBeGreaterThan(200);
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(column);
      await page.keyboard.press("Escape");
    }
    // A sheet is nowhere else for where the panel was.
    await page.setViewportSize({ width: 390, height: 800 });
    for (const panel of await panels.all()) {
      await panel.locator("button[aria-expanded]").first().click();
      await expect.poll(async () => (await panel.locator("dialog").boundingBox())?.x).toBe(0);
      await page.keyboard.press("Escape");
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await showTab(page, "messages");
    await page.locator("parcours-messages .open:visible").first().click();
    await page.locator("parcours-message .url").first().waitFor();
    expect(await beyond()).toEqual([]);
    expect(await height("parcours-message .url")).toBeLessThan(120);
    for (const tab of ["funnel", "data"] as const) {
      await showTab(page, tab);
      await page.locator(tab === "funnel" ? "parcours-funnel .tile" : "parcours-found .columns").first().waitFor();
      expect(await beyond(), tab).toEqual([]);
      if (tab !== "funnel") continue;
      for (const id of ["start-from", "keep", "share", "download"]) {
        await page.locator(`#${id} > summary`).click();
        const box = await page.locator(`#${id} .menu-panel`).boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(column);
        await page.keyboard.press("Escape");
      }
    }
  });

  it("is not broken by what makes no sense", async () => {
    await put(page, "parcours-report", {
      src: "data/journey.ndjson", journey: "nowhere", from: "yesterday", to: "-1", "time-zone": "Mars/Base", lang: "not a language", theme: "blue", cards: "nonsense", tab: "none",
    });
    await expect.poll(() => page.locator("parcours-report").evaluate((report) => report.shadowRoot?.textContent.trim() !== "")).toBe(true);
    await page.locator("parcours-report .notice.bad, parcours-cards .card").first().waitFor();
    for (const name of ["journey", "from", "to", "time-zone", "lang", "theme", "cards", "tab"]) await attribute("parcours-report", name, null);
    await firstCard();
    expect(await card(page, "Total sends")).toMatch(/^Total sends\s+6(\s|$)/u);
  });
});
