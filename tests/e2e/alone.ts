// A page of somebody else's: nothing on it but what a test puts there, and the package as one module.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll } from "vitest";
import { contentSecurityPolicy } from "../../scripts/lib/serve.mjs";
import { useStage, type OpenStage } from "./browser.js";
import { ndjson } from "./journey-data.js";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** A client and its engine stand at `client` of the window, the events that come at `heard`. */
const SCRIPT = `
import { createClient } from "./inline.js";
window.client = createClient();
window.heard = [];
for (const type of ["ready", "progress", "error", "select", "definition", "cards", "toggle", "sort", "search", "columns", "open", "back", "csv", "files", "cancel", "sample"]) {
  document.addEventListener("parcours-" + type, ({ target, detail }) => window.heard.push({ type, from: target.localName, detail }));
}
await customElements.whenDefined("parcours-builder");
document.body.dataset.there = "";
`;

/** An empty page for a file's tests, as useStage() gives ours. */
export function useAlone(): OpenStage {
  const folder = mkdtempSync(join(tmpdir(), "parcours-alone-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const html = '<!doctype html><html lang="en"><title>Alone</title><link rel="icon" href="data:,"><body><main></main><script type="module" src="alone.js"></script></body></html>';
  const [first = "", ...others] = ndjson.trim().split("\n");
  const stage = useStage(
    {
      "alone.html": write("alone.html", html),
      "alone.js": write("alone.js", SCRIPT),
      "inline.js": join(dist, "inline.js"),
      "data/journey.ndjson": write("journey.ndjson", ndjson),
      "data/first.ndjson": write("first.ndjson", first),
      "data/others.ndjson": write("others.ndjson", others.join("\n")),
    },
    // The one module starts its worker from a blob.
    contentSecurityPolicy.replace("worker-src 'self'", "worker-src 'self' blob:"),
  );
  return {
    async open(options) {
      const opened = await stage.open({ ...options, path: "alone.html" });
      await opened.page.locator("body[data-there]").waitFor({ state: "attached" });
      return opened;
    },
  };
}

/** Null takes it away. */
export async function attribute(page: Page, tag: string, name: string, value: string | null): Promise<void> {
  await page.locator(tag).evaluate((element, [key, text]) => {
    if (text === null) element.removeAttribute(key);
    else element.setAttribute(key, text);
  }, [name, value] as const);
}

/** Gives the element of this tag these properties. */
export async function set(page: Page, tag: string, properties: Record<string, unknown>): Promise<void> {
  await page.locator(tag).evaluate((element, given) => void Object.assign(element, given), properties);
}

/** Puts an element with these attributes and properties on the page; a second one beside it. */
export async function put(page: Page, tag: string, attributes: Record<string, string> = {}, properties: Record<string, unknown> = {}): Promise<void> {
  await page.evaluate(
    ([name, given, set]) => {
      const element = document.createElement(name);
      for (const [attribute, value] of Object.entries(given)) element.setAttribute(attribute, value);
      Object.assign(element, set);
      document.querySelector("main")?.append(element);
    },
    [tag, attributes, properties] as const,
  );
}

/** Puts these elements on the page, under a heading, all with the page's own client as their engine. */
export async function share(page: Page, elements: Readonly<Record<string, Record<string, unknown>>>, lang = "en"): Promise<void> {
  await page.evaluate(
    ([given, language]) => {
      document.documentElement.lang = language;
      const heading = document.createElement("h1");
      heading.textContent = "Parcours";
      const parts = Object.entries(given).map(([tag, properties]) =>
        Object.assign(document.createElement(tag), { engine: (window as unknown as { client: unknown }).client }, properties),
      );
      document.querySelector("main")?.append(heading, ...parts);
    },
    [elements, lang] as const,
  );
}

/** The page's own client reads these events, beside what it has. */
export async function loadMore(page: Page, events: readonly object[]): Promise<void> {
  await page.evaluate((given) => (window as unknown as { client: { load(data: object): Promise<unknown> } }).client.load(given), events);
}

/** What the page's own client answers, after it has read the journey. */
export async function answerTo(page: Page, request: object): Promise<unknown> {
  return page.evaluate(async (asked) => {
    const { client } = window as unknown as { client: { load(from: Response): Promise<unknown>; query(request: object): Promise<unknown> } };
    const shared = window as unknown as { loaded?: Promise<unknown> };
    shared.loaded ??= fetch("data/journey.ndjson").then((response) => client.load(response));
    await shared.loaded;
    return client.query(asked);
  }, request);
}

interface Heard {
  readonly type: string;
  readonly from: string;
  readonly detail: unknown;
}

/** Details of the events of this type so far. */
export async function heard(page: Page, type: string): Promise<unknown[]> {
  const all = await page.evaluate(() => (window as unknown as { heard: Heard[] }).heard.map(({ type, from, detail }) => ({ type, from, detail })));
  return all.filter((event) => event.type === type).map(({ detail }) => detail);
}
