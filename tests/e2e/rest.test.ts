// The page while engine-rest.wasm is on its way, and when it never comes.

import type { Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { card, choose, showTab, startStage, type PageUnderTest, type Stage } from "./browser.js";
import { result } from "./funnel-page.js";
import { ndjson } from "./journey-data.js";

let stage: Stage;
let opened: PageUnderTest;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage.close();
});

afterEach(async () => {
  await opened.close();
});

/** The page, whose requests for the rest `answer` takes, counted from 1. */
async function openWith(answer: (route: Route, request: number) => Promise<void>): Promise<void> {
  // A service worker would ask for all files, too.
  opened = await stage.open({ serviceWorkers: "block" });
  let requests = 0;
  await opened.page.route(/engine-rest[^/]*\.wasm$/u, (route) => answer(route, ++requests));
  await opened.page.reload();
  await choose(opened.page, { "journey.ndjson": ndjson });
}

it("shows the first report while the rest is on its way, and waits for it where it is needed", async () => {
  let asked = (): void => undefined;
  const needed = new Promise<void>((resolve) => (asked = resolve));
  let send = (): void => undefined;
  const sent = new Promise<void>((resolve) => (send = resolve));
  await openWith(async (route, request) => {
    // The first request, in the background, is never answered; the second is one that a call waits for.
    if (request === 1) return;
    asked();
    await sent;
    await route.continue();
  });
  const { page } = opened;
  await page.locator("parcours-cards .card").first().waitFor();
  expect(await card(page, "Total sends")).toContain("6");
  await needed;
  await showTab(page, "funnel");
  send();
  await page.locator("parcours-funnel .tile").first().waitFor();
  expect(await result(page)).not.toEqual([]);
  expect(opened.complaints).toEqual([]);
});

it("says that the engine stopped where the rest cannot be had", async () => {
  await openWith((route) => route.fulfill({ status: 404 }));
  await opened.page.getByText("The engine stopped and was started again").first().waitFor();
  expect(opened.complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);
});
