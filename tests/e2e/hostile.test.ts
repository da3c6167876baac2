// Data written by somebody who means harm: every text that a file, a link or a form can set is markup, a script's
// address or a pattern of ours. In every view it is text: no element, no link, no violation of the policy, and no
// request but for the page's own files.

import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { settled } from "./audit.js";
import { choose, showTab, startStage, type PageUnderTest, type Stage } from "./browser.js";
import { unknownRecords } from "./journey-data.js";

const MARKUP = "<img src=x onerror=window.ran=1>";
const BREAKOUT = `"><script>window.ran=1</script>{count}`;
const SCRIPT = "javascript:window.ran=1";

const base = { contact: `${MARKUP}@mail.example`, message: MARKUP, journey: MARKUP, delivery: "1" };

/** As long as a name can be, with nothing to break it at. */
const LONG = "x".repeat(900);

const hostile = [
  {
    journey: MARKUP,
    name: BREAKOUT,
    status: "active",
    messages: [{ message: MARKUP, name: `${MARKUP} {count}`, channel: "email" }],
  },
  { contact: base.contact, properties: { [MARKUP]: SCRIPT, country: MARKUP }, lists: [MARKUP, SCRIPT] },
  ...["sent", "delivered", "opened"].map((type, index) => ({ ...base, time: 1767258000 + index * 60, type: `email.${type}` })),
  { ...base, time: 1767259000, type: "email.clicked", url: SCRIPT },
  { contact: base.contact, time: 1767259500, type: "order_placed", order: BREAKOUT, total: "9", currency: "EUR" },
  { contact: SCRIPT, time: 1767260000, type: MARKUP, properties: { [SCRIPT]: MARKUP, plan: BREAKOUT } },
  { contact: SCRIPT, time: 1767260000, type: "page_view", url: SCRIPT, properties: { plan: BREAKOUT } },
  { contact: SCRIPT, time: 1767261000, type: "form_submitted", properties: { plan: MARKUP } },
  { contact: "=cmd()", time: 1767262000, type: "order_placed", order: MARKUP, total: "1", currency: "<b>" },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join("");

/** Names without a blank, and of nothing but one. */
const odd = [
  { journey: LONG, name: LONG, status: "active", messages: [{ message: LONG, name: LONG, channel: "email" }, { message: "", name: "", channel: "email" }] },
  { contact: `${LONG}@mail.example`, properties: { [LONG]: LONG, country: "" }, lists: [LONG, ""] },
  ...["", LONG].flatMap((message) =>
    ["sent", "delivered", "opened", "clicked"].map((type, index) => ({
      contact: `${LONG}@mail.example`, message, journey: message, delivery: `d${message}`, time: 1767258000 + index * 60, type: `email.${type}`,
      ...(type === "clicked" ? { url: message && `https://x.example/${message}` } : {}),
    })),
  ),
  { contact: `${LONG}@mail.example`, time: 1767259500, type: LONG, properties: { [LONG]: LONG, plan: LONG } },
  { contact: `${LONG}@mail.example`, time: 1767259600, type: "page_view", url: `https://x.example/${LONG}`, properties: { plan: "" } },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join("");

let stage: Stage;
let opened: PageUnderTest;
let requests: string[];

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage.close();
});

beforeEach(async () => {
  opened = await stage.open({ viewport: { width: 1280, height: 900 } });
  await opened.page.waitForLoadState("networkidle");
  requests = [];
  opened.page.on("request", (request) => requests.push(`${request.method()} ${request.url()}`));
});

afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  // Parts of the page that few need are fetched when they are needed: files of its own, by their names alone.
  const own = new RegExp(`^GET ${opened.url}(assets/[\\w-]+\\.(js|css|wasm|svg)|icon\\.svg)$`, "u");
  expect(requests.filter((request) => !own.test(request) && !request.startsWith("GET blob:"))).toEqual([]);
  await opened.close();
});

/** Nothing in the page is made of data but text. */
async function harmless(page: Page, view: string): Promise<void> {
  await settled(page);
  const made = await page.evaluate(() => {
    const found: string[] = [];
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) visit(element.shadowRoot);
        const runs = element.matches("img, script:not([src]), iframe, object, embed, base, form[action], [srcdoc], [style*=url]");
        const leads = ["href", "xlink:href", "src", "action", "formaction"].some((name) =>
          /^\s*(?:javascript|data|https?):/iu.test(element.getAttribute(name) ?? ""),
        );
        const listens = element.getAttributeNames().some((name) => name.startsWith("on"));
        if (runs || leads || listens) found.push(element.outerHTML.slice(0, 120));
      }
    };
    visit(document);
    return found;
  });
  const ours = new RegExp(`^<(?:script type="module" crossorigin="" src|link )`, "u");
  expect(made.filter((element) => !ours.test(element)), view).toEqual([]);
  expect(await page.evaluate(() => "ran" in window), view).toBe(false);
}

async function load(data: string): Promise<void> {
  // A name with what a file may be called, not only with what we would call one.
  await choose(opened.page, { [`${MARKUP} {name}.ndjson`]: data });
  await opened.page.locator("parcours-cards .card").first().waitFor();
}

it("is text in performance, in filters, and in what was found", async () => {
  const { page } = opened;
  await load(`${MARKUP}\n${hostile}`);
  for (const part of ["parcours-orders", "parcours-attribution"]) await page.locator(`${part} summary`).first().click();
  await page.locator("parcours-orders .order summary").first().click();
  await page.locator("parcours-orders .orders").getByText(BREAKOUT).waitFor();
  await page.locator("parcours-attribution table").waitFor();
  await harmless(page, "performance and orders");
  await page.getByRole("button", { name: "Filters" }).click();
  for (const group of await page.locator("parcours-selection details summary").all()) await group.click();
  await page.getByRole("checkbox", { name: MARKUP }).first().check();
  await harmless(page, "filters");
  await page.keyboard.press("Escape");
  await harmless(page, "filtered");
  await showTab(page, "data");
  await page.locator("parcours-found .columns").waitFor();
  for (const details of await page.locator("parcours-found details summary").all()) await details.click();
  const found = await page.locator("parcours-found .columns").innerText();
  expect(found).toContain(BREAKOUT);
  expect(found).toContain(MARKUP);
  await harmless(page, "data");
});

it("is text among the messages, their links and their recipients", async () => {
  const { page } = opened;
  await load(hostile);
  await showTab(page, "messages");
  await page.getByText(`${MARKUP} {count}`).first().waitFor();
  await harmless(page, "messages");
  await page.locator("parcours-messages .open:visible").first().click();
  await page.locator("parcours-recipients .space .contact").first().waitFor();
  await page.locator("parcours-message .links").getByText(SCRIPT).waitFor();
  await harmless(page, "message");
});

it("is text in the funnel's stages, filters, paths, records and explanations, and in what is saved", async () => {
  const { page } = opened;
  await load(hostile);
  await showTab(page, "funnel");
  const definition = {
    name: BREAKOUT,
    window: { total: "P30D" },
    breakdown: { by: "plan" },
    stages: [
      { id: "a", name: MARKUP, steps: [{ event: MARKUP }, { event: "page_view", where: [["plan", "eq", BREAKOUT]] }] },
      { id: "b", name: SCRIPT, breakdown: { by: "plan" }, steps: [{ event: "form_submitted", where: [[MARKUP, "ne", SCRIPT]] }] },
    ],
  };
  await page.locator("parcours-report").evaluate((report, given) => Object.assign(report, { definition: given }), definition);
  await page.locator("parcours-funnel h2").getByText(BREAKOUT).waitFor();
  await page.locator("parcours-funnel .rosetta > summary").click();
  await page.locator("parcours-funnel .counts-otherwise").waitFor();
  await harmless(page, "funnel");
  for (const view of ["paths", "times", "trend", "values"]) {
    await page.locator(`parcours-funnel [data-view=${view}]`).click();
    await harmless(page, view);
  }
  await page.locator("parcours-builder .step .icon-button").first().click();
  await harmless(page, "builder");
  await page.locator("parcours-funnel [data-view=bars]").click();
  await page.locator("parcours-funnel .records button").first().click();
  await page.locator("parcours-funnel .records-drawer button.record").first().click();
  await page.locator("parcours-funnel .explained").waitFor();
  await harmless(page, "explanation");
  await page.keyboard.press("Escape");
  await page.locator("parcours-funnel #download > summary").click();
  const saved = page.waitForEvent("download");
  await page.locator("parcours-funnel #download button").nth(2).click();
  const picture = readFileSync(await (await saved).path(), "utf8");
  const tags = [...picture.matchAll(/<(\w+)/gu)].map(([, tag]) => tag);
  expect([...new Set(tags)].filter((tag) => !["svg", "title", "g", "path", "rect", "text"].includes(tag ?? ""))).toEqual([]);
});

it("is text in the form for unknown columns, in a refusal, and in a funnel that a link brought", async () => {
  const { page } = opened;
  await choose(page, { [`${MARKUP}.ndjson`]: unknownRecords({ user_id: MARKUP, event: SCRIPT, [MARKUP]: BREAKOUT }) });
  await page.locator("parcours-mapping table").waitFor();
  await harmless(page, "mapping");
  await page.locator("parcours-mapping footer button").first().click();
  await choose(page, { [`${MARKUP}.pdf`]: `${MARKUP}\n${SCRIPT}\n` });
  await page.locator(".notice.bad").waitFor();
  await harmless(page, "refused");
  const linked = { name: MARKUP, stages: [{ id: "a", steps: [{ event: MARKUP }] }, { id: "b", steps: [{ event: SCRIPT }] }] };
  const fragment = Buffer.from(JSON.stringify(linked)).toString("base64url");
  await page.evaluate((value) => {
    location.hash = `funnel=${value}`;
  }, fragment);
  await page.reload();
  await page.waitForLoadState("networkidle");
  requests = [];
  await choose(page, { "journey.ndjson": hostile });
  await page.locator("parcours-funnel h2").getByText(MARKUP).waitFor();
  await harmless(page, "linked funnel");
});

it.each([390, 1280])("scrolls no view sideways at %d px, clamps long names, and shows empty ones", async (width) => {
  const { page } = opened;
  await page.setViewportSize({ width, height: 900 });
  await choose(page, { [`${LONG.slice(0, 200)}.ndjson`]: odd });
  await page.locator("parcours-cards .card").first().waitFor();
  const fits = async (view: string): Promise<void> => {
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBe(width);
  };
  await fits("performance");
  await showTab(page, "messages");
  const opener = page.locator("parcours-messages .open:visible");
  await opener.filter({ hasText: "(empty)" }).waitFor();
  const heights = await opener.evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(100);
  await fits("messages");
  await opener.filter({ hasText: LONG }).click();
  await page.locator("parcours-message h1").waitFor();
  await fits("message");
  await showTab(page, "funnel");
  await page.locator("parcours-funnel #name").waitFor();
  await fits("funnel");
  await showTab(page, "data");
  await page.locator("parcours-found .columns").waitFor();
  await fits("data");
});

it("cannot make the page read from an address of another server, or run one", async () => {
  const { page, url } = opened;
  for (const src of [SCRIPT, "https://elsewhere.example/data.ndjson", "data:text/plain,{}"]) {
    await page.goto(`${url}?src=${encodeURIComponent(src)}`);
    await page.locator("#files").waitFor({ state: "attached" });
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => "ran" in window), src).toBe(false);
  }
  requests = [];
});
