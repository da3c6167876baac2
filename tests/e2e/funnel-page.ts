// What the funnel's tests share: the page with the small journey, on the funnel's tab.

import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { choose, showTab, type OpenStage, type PageUnderTest } from "./browser.js";
import { ndjson } from "./journey-data.js";

export async function openFunnel(
  stage: OpenStage,
  options: BrowserContextOptions & { path?: string; data?: string } = {},
): Promise<PageUnderTest> {
  const { data = ndjson, ...rest } = options;
  const opened = await stage.open({ viewport: { width: 1280, height: 900 }, ...rest });
  await choose(opened.page, { "journey.ndjson": data });
  await opened.page.locator("#tab-funnel").waitFor();
  await showTab(opened.page, "funnel");
  await opened.page.locator("parcours-funnel .tile").first().waitFor();
  return opened;
}

/** Stage names and counts as the result shows them. */
export async function result(page: Page): Promise<string[]> {
  const stages = page.locator("parcours-funnel .slots:not(.feet) .slot, parcours-funnel .list .line");
  return (await stages.all()).reduce<Promise<string[]>>(async (before, stage) => {
    const list = await before;
    const name = await stage.locator(".stage-name span").last().innerText();
    return [...list, `${name} ${await stage.locator(".records").innerText()}`];
  }, Promise.resolve([]));
}

/** The builder's stages, each with its steps. */
export function built(page: Page): Promise<string[]> {
  return page.locator("parcours-builder .stage").evaluateAll((stages) =>
    stages.map((stage) => {
      const name = stage.querySelector<HTMLTextAreaElement>(".stage-name > textarea")?.value ?? "";
      const steps = [...stage.querySelectorAll(".step-name span[title]")].map((step) => step.textContent.trim());
      return `${name}: ${steps.join(", ")}`;
    }),
  );
}

export function builder(page: Page): Locator {
  return page.locator("parcours-builder");
}
