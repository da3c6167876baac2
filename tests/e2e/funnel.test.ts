// The funnel's screen on a laptop: the result, ready-made and own definitions, saving, sharing, files.

import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { showTab, useStage, type PageUnderTest } from "./browser.js";
import { builder, built, openFunnel, result } from "./funnel-page.js";
import { ndjson } from "./journey-data.js";

const stage = useStage();
let opened: PageUnderTest;

const shareMenu = async (): Promise<void> => {
  await opened.page.locator("parcours-funnel #share > summary").click();
};

describe("a funnel", () => {
  beforeEach(async () => {
    opened = await openFunnel(stage, { permissions: ["clipboard-read", "clipboard-write"] });
  });

  it("counts the ready-made one of pages, form, meeting and deal", async () => {
    const { page } = opened;
    expect(await result(page)).toEqual(["Visited 3", "Form sent 2", "Meeting 1", "Deal 1"]);
    const conversion = page.locator("parcours-funnel .tile").first();
    expect(await conversion.innerText()).toMatch(/33\.3%\s+1 of 3 that entered/u);
    const picture = page.getByRole("img", { name: /Funnel with 4 stages/u });
    expect(await picture.getAttribute("aria-label")).toContain("Meeting: 1, 33.3% of all.");
  });

  it("has each stage's words above its column", async () => {
    const { page } = opened;
    const starts = (selector: string): Promise<number[]> =>
      page.locator(`parcours-funnel ${selector}`).evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().left)));
    const words = await starts(".slots:not(.feet) .slot");
    const columns = await starts("path.column");
    expect(columns).toHaveLength(4);
    for (const [index, left] of columns.entries()) expect(Math.abs(left - (words[index] ?? 0))).toBeLessThanOrEqual(1);
  });

  it("says that the data ends before anybody had the whole time to get through, and no more once there is none", async () => {
    const { page } = opened;
    const early = page.locator("parcours-funnel .early");
    await expect.poll(() => early.allInnerTexts()).toEqual(["Of 3 that entered, none has had the whole 30 days so far: the data ends first, and the conversion can still rise."]);
    await page.locator("parcours-builder").getByRole("slider").first().press("Home");
    await expect.poll(() => early.count()).toBe(0);
  });

  it("changes to another ready-made one, and back by undo", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Sent → opened → clicked" }).click();
    await expect.poll(() => result(page)).toEqual(["Sent 4", "Delivered 3", "Opened 2", "Clicked 1"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Form sent 2", "Meeting 1", "Deal 1"]);
    await page.getByRole("button", { name: "Redo" }).click();
    await expect.poll(() => result(page)).toEqual(["Sent 4", "Delivered 3", "Opened 2", "Clicked 1"]);
  });

  it("keeps what was built while another tab is looked at", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Sent → opened → clicked" }).click();
    await showTab(page, "data");
    await showTab(page, "funnel");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Form sent 2", "Meeting 1", "Deal 1"]);
  });

  it("runs a definition that is pasted", async () => {
    const { page } = opened;
    const definition = {
      name: "Form to order",
      stages: [
        { id: "form", steps: [{ event: "form_submitted" }] },
        { id: "order", steps: [{ event: "order_placed" }] },
      ],
    };
    await shareMenu();
    await page.getByLabel("Definition (JSON)").fill(JSON.stringify(definition));
    await page.getByRole("button", { name: "Show this funnel" }).click();
    await page.getByRole("heading", { name: "Form to order" }).waitFor();
    expect(await result(page)).toEqual(["Form sent 2", "Ordered 1"]);
  });

  it("says what is wrong with a pasted definition, and where", async () => {
    const { page } = opened;
    await shareMenu();
    const text = page.getByLabel("Definition (JSON)");
    const run = page.getByRole("button", { name: "Show this funnel" });
    const refusal = page.locator("parcours-funnel #refusal");
    await text.fill("{");
    await run.click();
    await expect.poll(() => refusal.innerText()).toContain("This is not JSON");
    await text.fill('{"stages":[{"id":"one"}]}');
    await run.click();
    await expect.poll(() => refusal.innerText()).toContain("stages[0].steps");
    // What its shape does not show, the engine says, at the stage that it names.
    await text.fill('{"stages":[{"id":"one","steps":[{"event":"page_view"}]},{"id":"one","steps":[{"event":"x"}]}]}');
    await run.click();
    const problem = builder(page).locator(".stage .problem");
    await expect.poll(() => problem.innerText()).toContain("'one' is another stage's id");
  });

  it("is saved on the device, opened again, and forgotten", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Sent → opened → clicked" }).click();
    const menu = page.locator("parcours-funnel #keep");
    await menu.locator("summary").click();
    await menu.getByLabel("Name").fill("My clicks");
    await menu.getByRole("button", { name: "Save on this device" }).click();
    await menu.getByRole("button", { name: "Open My clicks" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Pages → form → meeting → deal" }).click();
    await expect.poll(() => result(page)).toHaveLength(4);
    await menu.locator("summary").click();
    await menu.getByRole("button", { name: "Open My clicks" }).click();
    await page.getByRole("heading", { name: "My clicks" }).waitFor();
    await expect.poll(() => result(page)).toEqual(["Sent 4", "Delivered 3", "Opened 2", "Clicked 1"]);
    await menu.locator("summary").click();
    await menu.getByRole("button", { name: "Forget My clicks" }).click();
    await menu.getByText("Nothing saved yet.").waitFor();
  });

  it("goes into a link and comes out of it", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Sent → opened → clicked" }).click();
    await shareMenu();
    const top = (): Promise<number | undefined> => page.locator("parcours-builder").boundingBox().then((box) => box?.y);
    const before = await top();
    await page.getByRole("button", { name: "Copy a link" }).click();
    await page.getByText("Copied.").waitFor();
    expect(await top()).toBe(before);
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.startsWith(`${opened.url}#funnel=`)).toBe(true);
    const other = await stage.open({ path: link.slice(opened.url.length) });
    await other.page.getByText("A funnel is waiting to be shown").waitFor();
    await other.page.locator("#files").setInputFiles({
      name: "journey.ndjson",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(ndjson),
    });
    // A link with a funnel opens on it.
    await other.page.locator("parcours-funnel .tile").first().waitFor();
    await expect.poll(() => result(other.page)).toEqual(["Sent 4", "Delivered 3", "Opened 2", "Clicked 1"]);
    expect(other.complaints).toEqual([]);
    await other.close();
  });

  it("is copied as JSON", async () => {
    const { page } = opened;
    await shareMenu();
    await page.getByRole("button", { name: "Copy as JSON" }).click();
    await page.getByText("Copied.").waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(text)).toMatchObject({ window: { total: "P30D" }, stages: [{ id: "visited" }, {}, {}, {}] });
  });

  it.each([
    ["Table as CSV", "csv", /^\ufeff?value,stage,name,/u],
    ["Result as JSON", "json", /"definition"[^]*"links": \[[^]*"paths": \[/u],
    ["Picture as SVG", "svg", /^<svg xmlns[^]*Form sent[^]*66\.7% went on/u],
    ["Picture as PNG", "png", /^.PNG/su],
  ])("comes out: %s", async (item, extension, content) => {
    const { page } = opened;
    await page.locator("parcours-funnel #download > summary").click();
    const begun = page.waitForEvent("download");
    await page.getByRole("button", { name: item }).click();
    const file = await begun;
    expect(file.suggestedFilename()).toBe(`Pages-form-meeting-deal.${extension}`);
    const bytes = readFileSync(await file.path());
    expect(bytes.toString(extension === "png" ? "latin1" : "utf8")).toMatch(content);
  });

  it.each(["en", "fr"])("says no rate of nobody behind a stage that nobody reached, on the page and in its picture: %s", async (language) => {
    const { page } = opened;
    await page.locator("#language").selectOption(language);
    const definition = { stages: ["page_view", "email.bounced", "form_submitted"].map((event) => ({ id: event, steps: [{ event, where: [["url", "exists"]] }] })) };
    await shareMenu();
    await page.locator("parcours-funnel .paste textarea").fill(JSON.stringify(definition));
    await page.locator("parcours-funnel .paste .primary").click();
    await expect.poll(async () => (await result(page)).map((stage) => stage.slice(-1))).toEqual(["3", "0", "0"]);
    expect((await page.locator("parcours-funnel .went").allInnerTexts()).map((text) => text.replace(/\s/gu, " "))).toEqual([language === "en" ? "0% went on" : "0 % continuent"]);
    await page.locator("parcours-funnel #download > summary").click();
    const begun = page.waitForEvent("download");
    await page.locator("parcours-funnel #download .item").nth(2).click();
    expect(readFileSync(await (await begun).path(), "utf8")).not.toContain("—");
    // The list says as little.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator("parcours-funnel .list .line").nth(2).waitFor();
    expect(await page.locator("parcours-funnel .list .went").allInnerTexts()).toHaveLength(1);
  });

  it.each(["Table as CSV", "Result as JSON", "Picture as SVG"])("comes out of a page that is written from right to left as of any other: %s", async (item) => {
    const { page } = opened;
    await page.getByRole("button", { name: "Sent → opened → clicked" }).click();
    await page.locator("parcours-funnel [data-view=trend]").click();
    await page.locator("parcours-funnel .cursor").waitFor();
    const file = async (): Promise<string> => {
      await page.locator("parcours-funnel #download > summary").click();
      const begun = page.waitForEvent("download");
      await page.getByRole("button", { name: item }).click();
      return readFileSync(await (await begun).path(), "utf8");
    };
    await page.evaluate(() => void (document.documentElement.dir = "rtl"));
    await expect.poll(() => page.locator("parcours-funnel .cursor").getAttribute("aria-label")).toContain("\u2066");
    expect(await file()).not.toMatch(/[\u2066-\u2069]/u);
    // Nor is a funnel kept under a name with them.
    await page.locator("parcours-funnel #keep > summary").click();
    expect(await page.locator("parcours-funnel .keep-form input").inputValue()).toBe("Sent → opened → clicked");
  });

  it("says its dates and what ends an attempt beside the result, and in the files of it", async () => {
    const { page } = opened;
    const stages = ["page_view", "form_submitted"].map((event) => ({ id: event, steps: [{ event }] }));
    await shareMenu();
    await page.locator("parcours-funnel .paste textarea").fill(JSON.stringify({ stages, exclusions: [{ event: "email.clicked" }] }));
    await page.locator("parcours-funnel .paste .primary").click();
    await page.locator("parcours-funnel [part=result] header").getByText("E-mail clicked ends an attempt.").waitFor();
    // The report's own range is no part of the definition, and is told with it.
    const range = page.locator("parcours-selection parcours-popover").first();
    await range.locator("button").first().click();
    await range.locator("input[type=date]").first().fill("2026-01-06");
    await range.locator("input[type=date]").last().fill("2026-01-10");
    await page.locator("parcours-funnel [part=result] header").getByText(/· Entered: 6\s–\s10 Jan 2026$/u).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("parcours-funnel #download > summary").click();
    for (const [item, ending] of [["CSV", "csv"], ["JSON", "json"]] as const) {
      const begun = page.waitForEvent("download");
      await page.locator("parcours-funnel #download .item").filter({ hasText: item }).click();
      const download = await begun;
      if (ending === "csv") expect(download.suggestedFilename()).toMatch(/-2026-01-06-2026-01-10\.csv$/u);
      else expect((JSON.parse(readFileSync(await download.path(), "utf8")) as { definition: object }).definition).toMatchObject({ range: { from: "2026-01-06", to: "2026-01-10" } });
      if (ending === "csv") await page.locator("parcours-funnel #download > summary").click();
    }
  });

  it.each(["en", "fr"])("is a picture whose texts are whole and apart, with its time limit and dates: %s", async (language) => {
    const { page } = opened;
    await page.locator("#language").selectOption(language);
    // Eight stages, one of them with a name of many words, one with a long word.
    const names = ["Page viewed", "Unsubscribed from e-mails of the newsletter", "x".repeat(60), "A", "B", "C", "D", "Unsubscribed from e-mails"];
    const definition = {
      window: { total: "P7D" },
      stages: names.map((name, index) => ({ id: `s${index}`, name, optional: index === 2, steps: [{ event: "form_submitted" }] })),
    };
    await shareMenu();
    await page.locator("parcours-funnel .paste textarea").fill(JSON.stringify(definition));
    await page.locator("parcours-funnel .paste .primary").click();
    await expect.poll(() => result(page)).toHaveLength(8);
    await page.locator("parcours-funnel #download > summary").click();
    const begun = page.waitForEvent("download");
    await page.locator("parcours-funnel #download .item").nth(2).click();
    const svg = readFileSync(await (await begun).path(), "utf8");
    const drawn = await page.evaluate((source) => {
      const host = document.createElement("div");
      host.setHTMLUnsafe(source);
      document.body.append(host);
      const frame = host.firstElementChild?.getBoundingClientRect() ?? new DOMRect();
      const texts = [...host.querySelectorAll("text")].map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }));
      host.remove();
      return {
        outside: texts.filter(({ box }) => box.right > frame.right || box.bottom > frame.bottom).map(({ text }) => text),
        // Lines may touch; letters may not.
        overlapping: texts.flatMap(({ text, box }, index) =>
          texts
            .slice(index + 1)
            .filter((other) => box.left < other.box.right && other.box.left < box.right && box.top + 4 < other.box.bottom && other.box.top + 4 < box.bottom)
            .map((other) => `${text} / ${other.text}`),
        ),
        words: texts.map(({ text }) => text).join(" "),
      };
    }, svg);
    expect(drawn.outside).toEqual([]);
    expect(drawn.overlapping).toEqual([]);
    expect(drawn.words.replaceAll(/\s/gu, " ")).toContain(language === "en" ? "Within 7 days of the first step" : "En 7 j au plus depuis la première étape");
    expect(drawn.words).toMatch(/2026/u);
    expect(drawn.words.replaceAll(" ", "")).toContain("x".repeat(60));
    expect(drawn.words).toContain("from e-mails of the");
  });

  it("shows times and trend, each with a cursor that keys move", async () => {
    const { page } = opened;
    for (const [view, text] of [["times", "3 days to 7 days: 1"], ["trend", "7 Jan 2026: Conversion 33.3%, Entered 3, Converted 1"]]) {
      await page.locator(`parcours-funnel [data-view=${view ?? ""}]`).click();
      const cursor = page.locator("parcours-funnel .cursor");
      await cursor.focus();
      await page.keyboard.press("End");
      expect(await cursor.getAttribute("aria-valuetext")).toBe(text);
    }
  });

  it("writes the rates beside the trend, not under its line", async () => {
    const { page } = opened;
    await page.locator("parcours-funnel [data-view=trend]").click();
    const line = page.locator("parcours-funnel .trend .grid").first();
    await line.waitFor({ state: "attached" });
    const begins = await line.evaluate((node) => node.getBoundingClientRect().left);
    const ends = await page.locator("parcours-funnel .trend .tick[text-anchor=end]").evaluateAll((ticks) => ticks.slice(0, -1).map((tick) => tick.getBoundingClientRect().right));
    expect(ends.length).toBeGreaterThan(1);
    expect(Math.max(...ends)).toBeLessThan(begins);
  });

  it("writes above each time how many of those who converted took it", async () => {
    const { page } = opened;
    await page.locator("parcours-funnel [data-view=times]").click();
    await expect.poll(() => page.locator("parcours-funnel .share").allTextContents()).toEqual(["100%"]);
  });

  it("says what other tools would count, and who makes the difference", async () => {
    const { page } = opened;
    await page.getByText("How other tools count").click();
    const tool = (name: string): Promise<string> =>
      page.locator("parcours-funnel .counts-otherwise > li").filter({ hasText: name }).innerText();
    await page.locator("parcours-funnel .counts-otherwise").waitFor();
    expect(await tool("HubSpot")).toMatch(/33\.3%\s+1 of 3 that entered\s+Counts everybody the same way\./u);
    expect(await tool("Matomo")).toMatch(
      /Form sent: 2 fewer\. It allows 1 hr between two stages\.\s+For example a@mail\.example and b@mail\.example\./u,
    );
  });

  it("reads in French", async () => {
    const { page } = opened;
    await page.locator("#language").selectOption("fr");
    await expect.poll(() => result(page)).toEqual(["Visite 3", "Formulaire 2", "Rendez-vous 1", "Affaire 1"]);
    await builder(page).getByRole("heading", { name: "Actions dans vos données" }).waitFor();
  });
});

describe("other data", () => {
  it("shows the example's own funnel opened from a file", async () => {
    opened = await openFunnel(stage, { data: readFileSync("examples/events.ndjson", "utf8") });
    const { page } = opened;
    await page.locator("parcours-funnel #share > summary").click();
    await page.locator("parcours-funnel #definition").setInputFiles("examples/welcome-to-deal.json");
    await page.getByRole("heading", { name: "Welcome to deal" }).waitFor();
    await expect.poll(() => result(page)).toHaveLength(5);
    expect((await result(page)).map((line) => line.split(" ").at(-1))).toEqual(["5", "4", "2", "2", "1"]);
    expect(opened.complaints).toEqual([]);
  });

  it("never lets names and values from the data become markup", async () => {
    const name = '<img src=x onerror="alert(1)">';
    const hostile = ndjson
      .replaceAll('"form_submitted"', JSON.stringify(name))
      .replaceAll("https://shop.example/", "javascript:alert(1)//<svg onload=alert(1)>");
    opened = await openFunnel(stage, { data: hostile });
    const { page } = opened;
    const parts = builder(page);
    await parts.getByRole("button", { name: `Add ${name} as a new stage` }).click();
    await expect.poll(() => built(page)).toContain(`${name}: ${name}`);
    await parts.getByRole("button", { name: `Options of ${name}` }).click();
    await parts.getByLabel("Split by").selectOption("url");
    await parts.getByLabel("Compare by").selectOption("url");
    for (const view of ["paths", "values"]) {
      await page.locator(`parcours-funnel [data-view=${view}]`).click();
      await expect.poll(() => page.locator("parcours-funnel .outcome > [aria-busy=false]").count()).toBe(1);
    }
    for (const element of ["parcours-funnel", "parcours-builder"]) {
      expect(await page.locator(`${element} img`).count()).toBe(0);
      expect(await page.locator(`${element} [onload], ${element} [href^="javascript:"]`).count()).toBe(0);
    }
    await page.locator("parcours-funnel #download > summary").click();
    const begun = page.waitForEvent("download");
    await page.getByRole("button", { name: "Picture as SVG" }).click();
    const svg = readFileSync(await (await begun).path(), "utf8");
    expect(svg).not.toContain("<img");
    expect(svg).not.toContain("<svg onload");
    expect(opened.complaints).toEqual([]);
  });
});
