// The page enlarged: a window of 1280 by 1024 px at 400 % (WCAG 1.4.10), a lower one at 200 %. What has the focus is never
// under what stays at the window's foot (WCAG 2.4.11), and nothing is wider than what holds it.

import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { settled, sideways } from "./audit.js";
import { choose, showTab, useStage } from "./browser.js";
import { ndjson } from "./journey-data.js";

const stage = useStage();

/** The texts of all that Tab comes to, and of those of which nothing can be seen. */
async function walk(page: Page): Promise<{ readonly reached: number; readonly hidden: readonly string[] }> {
  await page.locator("#language").focus();
  const hidden: string[] = [];
  for (let reached = 0; reached < 120; reached += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const within = (root: Document | ShadowRoot): Element | null => {
        const active = root.activeElement;
        return active?.shadowRoot?.activeElement ? within(active.shadowRoot) : active;
      };
      const focused = within(document);
      if (!focused || focused === document.body) return null;
      const { x, y, width, height } = focused.getBoundingClientRect();
      const at = (left: number, top: number, root: Document | ShadowRoot = document): Element | null => {
        const found = root.elementFromPoint(left, top);
        const inner = found?.shadowRoot && at(left, top, found.shadowRoot);
        return inner ?? found;
      };
      // A slider's or a choice's own parts are it, too; a label lies over what it names.
      const isIt = (found: Element | null): boolean =>
        found !== null && (focused.contains(found) || found.contains(focused) || found.closest("label")?.control === focused);
      const places = [0.1, 0.5, 0.9].flatMap((across) => [0.1, 0.5, 0.9].map((down) => at(x + width * across, y + height * down)));
      return { text: focused.getAttribute("aria-label") ?? focused.textContent.trim().slice(0, 40), seen: width < 2 || places.some(isIt) };
    });
    if (!seen) return { reached, hidden };
    if (!seen.seen) hidden.push(seen.text);
  }
  return { reached: 120, hidden };
}

describe.each([
  { width: 320, height: 256, locale: "fr-FR" },
  { width: 640, height: 450, locale: "en-GB" },
])("in $width by $height px", ({ width, height, locale }) => {
  it("shows what has the focus, and nothing wider than what holds it", { timeout: 300_000 }, async () => {
    const { page } = await stage.open({ viewport: { width, height }, locale, reducedMotion: "reduce" });
    await choose(page, { "journey.ndjson": ndjson });
    await page.locator("parcours-cards .card").first().waitFor();
    for (const tab of ["performance", "messages", "funnel", "data"] as const) {
      await showTab(page, tab);
      await page.locator(`#tab-${tab}[aria-selected=true]`).waitFor();
      if (tab === "funnel") {
        await page.locator("parcours-funnel .tile").first().waitFor();
        await page.locator("parcours-funnel .parts button").nth(1).click();
        await page.locator("parcours-builder .stage").first().waitFor();
      }
      await settled(page);
      const { reached, hidden } = await walk(page);
      expect(reached, tab).toBeGreaterThan(4);
      expect(hidden, tab).toEqual([]);
      expect(await sideways(page), tab).toBe(0);
      if (tab !== "messages") continue;
      const [tools, panel] = [page.locator("parcours-messages .tools"), page.locator("parcours-messages .panel")];
      const end = async (of: typeof tools): Promise<number> => ((box) => (box?.x ?? 0) + (box?.width ?? 0))(await of.first().boundingBox());
      expect(await end(tools)).toBeLessThanOrEqual((await end(panel)) - 8);
    }
    const labels = await page.locator("parcours-report .tabs button").evaluateAll((all) =>
      all.filter((button) => button.scrollWidth > button.clientWidth).map((button) => button.textContent.trim()),
    );
    expect(labels).toEqual([]);
  });
});
