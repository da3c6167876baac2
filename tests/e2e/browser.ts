// The built page in a headless Chromium, with everything that must not happen written down: console
// errors, policy violations, requests to other origins.

import { fileURLToPath } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { serve } from "../../scripts/lib/serve.mjs";

const app = process.env.PARCOURS_APP ?? fileURLToPath(new URL("../../dist/app", import.meta.url));

export interface PageUnderTest {
  readonly page: Page;
  readonly url: string;
  /** What must stay empty: errors, violations, foreign requests, in the order they came. A test that expects one takes it out. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface Stage {
  open(options?: BrowserContextOptions & { path?: string }): Promise<PageUnderTest>;
  close(): Promise<void>;
}

/** `policy`: the strictest that the page runs under, unless told. */
export async function startStage(files: Record<string, string> = {}, policy?: string): Promise<Stage> {
  const server = await serve({ folder: app, files, ...(policy === undefined ? {} : { policy }) });
  const browser = await launch();
  return {
    async open({ path = "", ...options } = {}) {
      const context = await browser.newContext({ locale: "en-GB", ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      await watch(page, server.url, complaints);
      await page.goto(server.url + path);
      return { page, url: server.url, complaints, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

export type OpenStage = Pick<Stage, "open">;

/** The stage of a file's tests. After each test, the pages that it opened have nothing to complain of, and are closed. */
export function useStage(files: Record<string, string> = {}, policy?: string): OpenStage {
  let stage: Stage;
  const opened: PageUnderTest[] = [];
  beforeAll(async () => {
    stage = await startStage(files, policy);
  });
  afterAll(() => stage.close());
  afterEach(async () => {
    const pages = opened.splice(0);
    for (const page of pages) await page.close();
    for (const { complaints } of pages) expect(complaints).toEqual([]);
  });
  return {
    async open(options) {
      const page = await stage.open(options);
      opened.push(page);
      return page;
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

async function watch(page: Page, origin: string, complaints: string[]): Promise<void> {
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // The page asks whether a sample stands beside it; there may be none.
    const asked = message.location().url.includes("/sample/");
    if (message.type() === "error" && !asked) complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("blob:")) complaints.push(`request: ${url}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      // Reaches the test as a console error.
      throw new Error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
}

/** Chooses files in the start view, from memory. */
export async function choose(page: Page, files: Record<string, string | Buffer>): Promise<void> {
  await page.locator("#files").setInputFiles(
    Object.entries(files).map(([name, content]) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(content),
    })),
  );
}

/** Opens other files over those that are shown, instead of them. */
export async function chooseInstead(page: Page, files: Record<string, string>): Promise<void> {
  await page.locator("#other-files").setInputFiles(Object.entries(files).map(([name, content]) => ({ name, mimeType: "", buffer: Buffer.from(content) })));
  await page.getByRole("button", { name: "Open instead" }).click();
}

export async function showTab(
  page: Page,
  tab: "performance" | "messages" | "funnel" | "data",
): Promise<void> {
  await page.locator(`#tab-${tab}`).click();
}

/** The text of a card: name, value, detail. */
export function card(page: Page, name: string): Promise<string> {
  const found = page
    .locator("parcours-cards .card")
    .filter({ has: page.getByRole("heading", { name, exact: true }) });
  return found.innerText();
}
