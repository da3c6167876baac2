// What every view is held to, whoever reads it: what axe finds, what scrolls sideways, what is smaller than a finger.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The widths that a report is read at, with each appearance and language at two of them. */
export const SCREENS = [
  { width: 360, colorScheme: "light", locale: "fr-FR" },
  { width: 390, colorScheme: "dark", locale: "en-GB" },
  { width: 768, colorScheme: "light", locale: "en-GB" },
  { width: 1280, colorScheme: "dark", locale: "fr-FR" },
] as const;

export interface Screen {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
  readonly locale: string;
}

/** Below this width, px, fingers are what presses. */
const PHONE = 640;

export function contextOf({ width, colorScheme, locale }: Screen): BrowserContextOptions {
  return { viewport: { width, height: 900 }, colorScheme, locale, hasTouch: width < PHONE, reducedMotion: "reduce" };
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** Everything that axe finds by its rules for WCAG and best practices, but those named in `besides`. */
export async function findings(page: Page, besides: readonly string[] = []): Promise<string[]> {
  // Run by the debugger, which the page's policy does not concern.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ resultTypes: ["violations"] }),
  );
  return violations.filter(({ id }) => !besides.includes(id)).flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
  );
}

/** How much wider than its window the page is, px. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What can be pressed and is smaller than a finger, by its text. */
export function small(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) visit(element.shadowRoot);
        const pressed = element.matches("button, select, summary, .check, .option, input:not([type=checkbox], [type=radio])");
        // Of what only a screen reader meets, the size is nobody's concern.
        if (!pressed || element.closest(".sr")) continue;
        const { width, height } = element.getBoundingClientRect();
        const label = element.getAttribute("aria-label") ?? element.textContent.trim();
        if (width > 1 && (height < 43.5 || width < 39.5)) found.push(`${label} ${Math.round(width)}x${Math.round(height)}`);
      }
    };
    visit(document);
    return found;
  });
}

/**
 * What a mouse presses and is smaller than 24 px (WCAG 2.5.8), by its text, but for what that rule leaves out: links in a
 * sentence, and what has no other within a circle of 24 px around its middle.
 */
export function tiny(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const LEAST = 24;
    interface Target {
      readonly text: string;
      readonly box: DOMRect;
    }
    const targets: Target[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!element.matches("button, select, summary, a[href], input, textarea, [role=slider], [role=option]") || element.closest(".sr")) continue;
        // A click on its label is a click on it.
        const label = element instanceof HTMLInputElement ? element.closest("label") : null;
        const box = (label ?? element).getBoundingClientRect();
        const inSentence = element.localName === "a" && getComputedStyle(element).display === "inline";
        if (box.width <= 2 || !element.checkVisibility() || inSentence) continue;
        targets.push({ text: element.getAttribute("aria-label") ?? (label ?? element).textContent.trim().slice(0, 40), box });
      }
    };
    visit(document);
    const isSmall = ({ box }: Target): boolean => box.width < LEAST - 0.5 || box.height < LEAST - 0.5;
    const middle = ({ box }: Target): [number, number] => [box.x + box.width / 2, box.y + box.height / 2];
    const crowds = (small: Target, other: Target): boolean => {
      const [x, y] = middle(small);
      if (isSmall(other)) {
        const [otherX, otherY] = middle(other);
        return Math.hypot(x - otherX, y - otherY) < LEAST;
      }
      const { left, right, top, bottom } = other.box;
      return Math.hypot(x - Math.min(Math.max(x, left), right), y - Math.min(Math.max(y, top), bottom)) < LEAST / 2;
    };
    return targets
      .filter((one) => isSmall(one) && targets.some((other) => other !== one && crowds(one, other)))
      .map(({ text, box }) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`);
  });
}

/** No answer is awaited, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.locator("[aria-busy=true]:visible").count()).toBe(0);
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
}

/** The view, in this state, passes all of it, but the axe rules in `besides`. */
export async function audit(page: Page, state: string, besides: readonly string[] = []): Promise<void> {
  await settled(page);
  expect(await findings(page, besides), state).toEqual([]);
  expect(await sideways(page), state).toBe(0);
  expect(await ((page.viewportSize()?.width ?? 0) < PHONE ? small(page) : tiny(page)), state).toEqual([]);
}
