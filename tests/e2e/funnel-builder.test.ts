// The builder by mouse, by keyboard and by touch; the result follows every change.

import { beforeEach, describe, expect, it } from "vitest";
import type { Locator, Page } from "playwright-core";
import { useStage, type PageUnderTest } from "./browser.js";
import { builder, built, openFunnel, result } from "./funnel-page.js";

const stage = useStage();
let opened: PageUnderTest;

const START = ["Visited: Page viewed", "Form sent: Form sent", "Meeting: Meeting booked", "Deal: Deal created"];

interface Point {
  readonly x: number;
  readonly y: number;
}

async function middle(target: Locator): Promise<Point> {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error("not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * Presses, goes there in small steps, lets go once it is in its place there. SortableJS looks where the pointer is
 * 20 times a second: one that lets go at once has moved nothing.
 */
async function drag(page: Page, from: Locator, to: Locator, placed = to.locator(".placing")): Promise<void> {
  const start = await middle(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const end = await middle(to);
  for (let step = 1; step <= 12; step += 1) {
    await page.mouse.move(start.x + ((end.x - start.x) * step) / 12, start.y + ((end.y - start.y) * step) / 12);
  }
  await page.mouse.move(end.x, end.y + 1);
  await placed.waitFor();
  await page.mouse.up();
}

/** The stage that is dragged, at the first place. */
const firstPlaced = (page: Page): Locator => builder(page).locator(".stages > .placing:first-child");

describe("by mouse", () => {
  beforeEach(async () => {
    opened = await openFunnel(stage, { viewport: { width: 1280, height: 1200 } });
    // Dragging is loaded after the builder.
    await expect
      .poll(() => builder(opened.page).locator(".stages").evaluate((list) => Object.keys(list).some((key) => key.startsWith("Sortable"))))
      .toBe(true);
  });

  it("a step is dragged to a stage, and the result follows", async () => {
    const { page } = opened;
    await drag(page, builder(page).locator('.offer[data-event="email.clicked"] .offer-name'), builder(page).locator(".steps").nth(1));
    await expect.poll(() => built(page)).toEqual([START[0], expect.stringMatching(/^Form sent: .*E-mail clicked/u), START[2], START[3]]);
    // The palette has it still.
    expect(await builder(page).locator('.offer[data-event="email.clicked"]').count()).toBe(1);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => built(page)).toEqual(START);
  });

  it("a step is dragged to the end for a new stage", async () => {
    const { page } = opened;
    await drag(page, builder(page).locator('.offer[data-event="order_placed"] .offer-name'), builder(page).locator(".more"));
    await expect.poll(() => built(page)).toEqual([...START, "Order placed: Order placed"]);
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Form sent 2", "Meeting 1", "Deal 1", "Order placed 1"]);
  });

  it("stages are dragged to another place", async () => {
    const { page } = opened;
    await drag(page, builder(page).locator(".stage-grip").nth(3), builder(page).locator(".stage-head").nth(0), firstPlaced(page));
    await expect.poll(() => built(page)).toEqual([START[3], START[0], START[1], START[2]]);
  });

  it("a step is dragged from stage to stage; the emptied one goes", async () => {
    const { page } = opened;
    await drag(page, builder(page).locator(".step-name").nth(2), builder(page).locator(".steps").nth(1));
    await expect.poll(() => built(page)).toEqual([START[0], expect.stringMatching(/^Form sent: .*Meeting booked/u), START[3]]);
  });
});

describe("by keyboard", () => {
  beforeEach(async () => {
    opened = await openFunnel(stage);
  });

  it("a funnel is built from nothing", async () => {
    const { page } = opened;
    const parts = builder(page);
    await page.getByRole("button", { name: "An empty funnel" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Two stages make a funnel" }).waitFor();
    await parts.getByLabel("Search steps").focus();
    await page.keyboard.type("opened");
    await parts.getByRole("button", { name: "Add E-mail opened as a new stage" }).focus();
    await page.keyboard.press("Enter");
    await parts.getByLabel("Search steps").fill("");
    await parts.getByRole("button", { name: "Add E-mail clicked as a new stage" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => result(page)).toEqual(["E-mail opened 2", "E-mail clicked 1"]);
    // What each step matches stands beside it.
    await expect.poll(() => parts.locator(".estimate").allInnerTexts()).toEqual(["2 events of 2 contacts", "1 event of 1 contact"]);
  });

  it("a second step joins a stage; focus goes to the search and comes back", async () => {
    const { page } = opened;
    const parts = builder(page);
    await parts.getByRole("button", { name: "or another step for Form sent" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBeDefined();
    await page.keyboard.type("clicked");
    await parts.getByRole("button", { name: "Add E-mail clicked to Form sent" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => built(page)).toContain("Form sent: Form sent, E-mail clicked");
    await page.locator("parcours-funnel [data-view=paths]").click();
    const paths = page.locator("parcours-funnel .ranked li");
    await expect.poll(() => paths.allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining("Visited → Form sent")]));
  });

  it("stages move, are renamed, optional, limited, removed, and all is undone", async () => {
    const { page } = opened;
    const parts = builder(page);
    await parts.getByRole("button", { name: "Move Meeting up" }).press("Enter");
    await expect.poll(() => built(page)).toEqual([START[0], START[2], START[1], START[3]]);
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Meeting 1", "Form sent 0", "Deal 0"]);
    const name = parts.getByLabel("Name of stage 2");
    await name.fill("A talk");
    await name.press("Enter");
    await expect.poll(() => built(page)).toContain("A talk: Meeting booked");
    await parts.getByRole("button", { name: "Options of A talk" }).press("Enter");
    await parts.getByLabel("Optional", { exact: false }).first().press("Space");
    await expect.poll(() => result(page)).toEqual(["Visited 3", "A talk 0", "Form sent 2", "Deal 1"]);
    const most = parts.getByLabel("At most: Amount");
    await most.fill("1");
    await most.press("Enter");
    await parts.getByText("within 1 day").waitFor();
    await parts.getByRole("button", { name: "Remove Form sent", exact: true }).press("Enter");
    await expect.poll(() => built(page)).toHaveLength(3);
    for (let step = 0; step < 5; step += 1) await page.getByRole("button", { name: "Undo" }).press("Enter");
    await expect.poll(() => built(page)).toEqual(START);
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Form sent 2", "Meeting 1", "Deal 1"]);
  });

  it("names of stages have all the lines that they need, also while they are typed", async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 1024, height: 900 });
    const parts = builder(page);
    const cut = (): Promise<number[]> =>
      parts.locator(".stage-name > textarea").evaluateAll((names) =>
        names.map((name) => Math.max(name.scrollWidth - name.clientWidth, name.scrollHeight - name.clientHeight)),
      );
    await expect.poll(cut).toEqual([0, 0, 0, 0]);
    const name = parts.getByLabel("Name of stage 2");
    await name.fill("The form on the page of prices, sent");
    expect(await cut()).toEqual([0, 0, 0, 0]);
    await name.press("Enter");
    await expect.poll(() => built(page)).toContain("The form on the page of prices, sent: Form sent");
    await name.blur();
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await expect.poll(() => built(page)).toEqual(START);
    await name.fill("  ");
    await name.press("Enter");
    expect([await built(page), await cut()]).toEqual([START, [0, 0, 0, 0]]);
  });

  it("Ctrl+Z and Ctrl+Shift+Z undo and redo, but for a text field's own", async () => {
    const { page } = opened;
    const parts = builder(page);
    await parts.getByRole("button", { name: "Remove Meeting", exact: true }).press("Enter");
    await expect.poll(() => built(page)).toHaveLength(3);
    await page.keyboard.press("Control+z");
    await expect.poll(() => built(page)).toEqual(START);
    // Also where nothing has the focus, as after a click beside everything.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => built(page)).toHaveLength(3);
    const search = parts.getByRole("searchbox");
    await search.fill("page");
    await search.press("Control+z");
    expect(await built(page)).toHaveLength(3);
    expect(await page.getByRole("button", { name: "Undo" }).getAttribute("title")).toBe("Undo (Ctrl+Z)");
    expect(await page.getByRole("button", { name: "Redo" }).getAttribute("aria-keyshortcuts")).toContain("Control+Shift+Z");
  });

  it("the focus stays with the nearest stage where what had it is gone", async () => {
    const { page } = opened;
    const parts = builder(page);
    const focused = (): Promise<string | null | undefined> =>
      parts.evaluate((element) => {
        const active = element.shadowRoot?.activeElement;
        return active?.getAttribute("aria-label") ?? active?.textContent.trim();
      });
    await parts.getByRole("button", { name: "Remove Meeting", exact: true }).press("Enter");
    await expect.poll(focused).toBe("Options of Deal");
    await page.keyboard.press("Control+z");
    await expect.poll(() => built(page)).toEqual(START);
    await parts.getByRole("button", { name: "Remove Deal", exact: true }).press("Enter");
    await expect.poll(focused).toBe("Options of Meeting");
    await page.keyboard.press("Control+z");
    await parts.getByRole("button", { name: "Add E-mail clicked as a new stage" }).press("Enter");
    await expect.poll(() => built(page)).toHaveLength(5);
    await parts.getByRole("button", { name: "Options of E-mail clicked" }).focus();
    await page.keyboard.press("Control+z");
    await expect.poll(() => built(page)).toEqual(START);
    await expect.poll(focused).toBe("Options of Deal");
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => built(page)).toHaveLength(5);
    await page.getByRole("button", { name: "An empty funnel" }).press("Enter");
    await parts.getByRole("button", { name: "Add E-mail clicked as a new stage" }).press("Enter");
    await parts.getByRole("button", { name: "Remove E-mail clicked", exact: true }).press("Enter");
    await expect.poll(focused).toBe("Add a stage");
  });

  it("a filter is typed, and the estimate and the result follow each letter", async () => {
    const { page } = opened;
    const parts = builder(page);
    await parts.getByRole("button", { name: "Filter Page viewed" }).press("Enter");
    await parts.getByRole("button", { name: "Add a filter" }).press("Enter");
    await parts.getByLabel("Property").selectOption("url.host");
    await parts.getByLabel("Condition").selectOption("startsWith");
    await parts.getByLabel("Value", { exact: true }).pressSequentially("shop");
    await parts.getByText("site starts with shop").waitFor();
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Form sent 2", "Meeting 1", "Deal 1"]);
    await parts.getByLabel("Value", { exact: true }).fill("other");
    await parts.getByText("No event matches").waitFor();
    await page.getByText("Nobody entered this funnel.").waitFor();
    // All letters are one step back.
    await page.getByRole("button", { name: "Undo" }).press("Enter");
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Form sent 2", "Meeting 1", "Deal 1"]);
  });

  it("the window's slider moves, and a pause holds the result", async () => {
    const { page } = opened;
    const slider = builder(page).getByRole("slider", { name: "Time to get through" });
    await slider.focus();
    await page.keyboard.press("Home");
    expect(await slider.getAttribute("aria-valuetext")).toBe("1 hr");
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Form sent 0", "Meeting 0", "Deal 0"]);
    await page.getByRole("button", { name: "Pause" }).press("Enter");
    await slider.focus();
    await page.keyboard.press("End");
    await page.getByText("Paused. Changes are computed once you resume.").waitFor();
    expect(await result(page)).toEqual(["Visited 3", "Form sent 0", "Meeting 0", "Deal 0"]);
    await page.getByRole("button", { name: "Pause" }).press("Enter");
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Form sent 2", "Meeting 1", "Deal 1"]);
  });

  it("settings change what is counted, and say so in words", async () => {
    const { page } = opened;
    const parts = builder(page);
    await parts.getByText("Settings", { exact: true }).click();
    await parts.getByLabel("Which attempt counts").selectOption("first");
    await parts.getByLabel("Count like another tool").selectOption("hubspot");
    await parts.getByRole("button", { name: "Add an exclusion" }).click();
    await page.getByText("What is counted here").click();
    const scopes = page.locator("parcours-funnel .scopes");
    await expect.poll(() => scopes.innerText()).toMatch(/by the first attempt[^]*Counted like HubSpot[^]*ends an attempt/u);
    // What cannot be together is refused where it belongs.
    await parts.getByLabel("Order of the stages").selectOption("any");
    await expect.poll(() => parts.locator(".settings .problem").allInnerTexts()).not.toEqual([]);
  });
});

describe("by touch", () => {
  it("a step is tapped into a stage from a sheet, filtered in another", async () => {
    opened = await openFunnel(stage, { viewport: { width: 390, height: 780 }, hasTouch: true });
    const { page } = opened;
    await page.getByRole("button", { name: "Build" }).tap();
    const parts = builder(page);
    await parts.getByRole("button", { name: "or another step for Form sent" }).tap();
    await parts.locator("dialog").getByRole("button", { name: "Add E-mail clicked to Form sent" }).tap();
    await expect.poll(() => built(page)).toContain("Form sent: Form sent, E-mail clicked");
    expect(await parts.locator("dialog").isVisible()).toBe(false);
    await parts.getByRole("button", { name: "Filter E-mail clicked" }).tap();
    await parts.locator("dialog").getByRole("button", { name: "Add a filter" }).tap();
    await parts.locator("dialog").getByLabel("Property").selectOption("message");
    await parts.locator("dialog").getByLabel("Value").fill("welcome");
    await parts.locator("dialog").getByRole("button", { name: "Done" }).tap();
    await parts.getByText("message is welcome").waitFor();
    // The result is in sight, and one tap away.
    await page.locator("parcours-funnel .glance").tap();
    await expect.poll(() => result(page)).toEqual(["Visited 3", "Form sent 2", "Meeting 1", "Deal 1"]);
  });

  it("a stage is held and dragged by finger", async () => {
    opened = await openFunnel(stage, { viewport: { width: 390, height: 1400 }, hasTouch: true });
    const { page } = opened;
    await page.getByRole("button", { name: "Build" }).tap();
    await expect
      .poll(() => builder(page).locator(".stages").evaluate((list) => Object.keys(list).some((key) => key.startsWith("Sortable"))))
      .toBe(true);
    const from = await middle(builder(page).locator(".stage-grip").nth(3));
    const to = await middle(builder(page).locator(".stage-head").nth(0));
    const finger = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", point?: Point): Promise<unknown> =>
      finger.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [point] : [] });
    await touch("touchStart", from);
    // Held until it is taken up.
    await builder(page).locator(".stage.placing, .stage.sortable-chosen").first().waitFor();
    for (let step = 1; step <= 12; step += 1) {
      await touch("touchMove", { x: from.x + ((to.x - from.x) * step) / 12, y: from.y + ((to.y - from.y) * step) / 12 });
    }
    await firstPlaced(page).waitFor();
    await touch("touchEnd");
    await expect.poll(() => built(page)).toEqual([START[3], START[0], START[1], START[2]]);
  });
});

describe("steps of one event", () => {
  const definition = {
    name: "Pages",
    stages: [
      {
        id: "seen",
        steps: [
          { event: "page_view", where: [["url.path", "eq", "/"]] },
          { event: "page_view", where: [["contact", "startsWith", "a"]] },
        ],
      },
      { id: "form", steps: [{ event: "form_submitted", where: [["contact", "startsWith", "a"]] }] },
    ],
  };

  it("are told apart by their filters, in the builder and in the result", async () => {
    opened = await openFunnel(stage);
    const { page } = opened;
    await page.locator("parcours-report").evaluate((report, given) => Object.assign(report, { definition: given }), definition);
    const names = page.locator("parcours-builder .step-name");
    await expect.poll(() => names.allInnerTexts()).toEqual([
      expect.stringMatching(/^Page viewed\s+page is \/$/u),
      expect.stringMatching(/^or Page viewed\s+contact starts with a$/u),
      expect.stringMatching(/^Form sent\s+contact starts with a$/u),
    ]);
    await page.getByRole("button", { name: "Remove Page viewed (contact starts with a) from" }).waitFor();
    const lines = page.locator("parcours-funnel .result .steps li, parcours-funnel .result .step-words");
    await expect.poll(() => lines.allInnerTexts()).toEqual([
      expect.stringContaining("Page viewed (page is /)"),
      expect.stringContaining("Page viewed (contact starts with a)"),
      "Form sent (contact starts with a)",
    ]);
  });

  it("what to compare by is named in words, ids and amounts last", async () => {
    opened = await openFunnel(stage, { locale: "fr-FR" });
    const by = opened.page.locator("parcours-builder .first select");
    const groups = await by.locator("optgroup").evaluateAll((all) =>
      all.map((group) => [group.getAttribute("label"), ...[...group.querySelectorAll("option")].map(({ textContent }) => textContent)]),
    );
    expect(groups.map(([label]) => label)).toEqual(["De l'événement", "À nombreuses valeurs"]);
    expect(groups[0]).toEqual(expect.arrayContaining(["Message", "Page", "Parcours"]));
    expect(groups[1]).toEqual(expect.arrayContaining(["Commande", "Distribution"]));
  });
});

it("titles a stage that was given neither id, name nor step as the engine names it", async () => {
  const { page } = await openFunnel(stage);
  await page.locator("parcours-report").evaluate((report) => {
    Object.assign(report, { definition: { stages: [{ steps: [] }, { steps: [{ event: "page_view" }] }] } });
  });
  await expect.poll(() => built(page)).toEqual(["stage-1: ", "Page viewed: Page viewed"]);
});
