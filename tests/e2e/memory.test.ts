// Fifty loads one after the other, with every view opened after each: what the page holds stays what it was after the
// tenth. Counted after a collection: the page's own heap, its nodes and listeners, its workers; and, where the
// system tells it (Linux), the memory of the whole process, in which the engine's lies.

import { existsSync, readFileSync } from "node:fs";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settled } from "./audit.js";
import { showTab, startStage, type Stage } from "./browser.js";
import { largeNdjson, ndjson } from "./journey-data.js";

const LOADS = 50;
/** By then caches are full and code is compiled. */
const WARM = 10;
const MEGABYTE = 1e6;

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});

afterAll(async () => {
  await stage.close();
});

interface Held {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly workers: number;
  /** Resident bytes of the process that shows the page; null where the system does not tell. */
  readonly resident: number | null;
}

async function held(page: Page, session: CDPSession): Promise<Held> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return {
    heap: of("JSHeapUsedSize"),
    nodes: of("Nodes"),
    listeners: of("JSEventListeners"),
    workers: page.workers().length,
    resident: await residentBytes(page),
  };
}

async function residentBytes(page: Page): Promise<number | null> {
  if (!existsSync("/proc/self/smaps_rollup")) return null;
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = (await browser?.send("SystemInfo.getProcessInfo")) ?? { processInfo: [] };
  await browser?.detach();
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(/^Rss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${id}/smaps_rollup`, "utf8"))?.[1] ?? 0));
  return Math.max(0, ...sizes) * 1024;
}

it("stays flat over fifty loads", async () => {
  const { page, complaints, close } = await stage.open({ reducedMotion: "reduce" });
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  // Two megabytes of events beside the journey, so that a load which is not let go of is seen.
  const data = `${ndjson}${largeNdjson(2).toString()}`;
  await page.evaluate((text) => Object.assign(window, { data: text }), data);
  let warm: Held | null = null;
  for (let load = 1; load <= LOADS; load += 1) {
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const report = document.querySelector("parcours-report") as HTMLElement & { open(files: readonly File[]): void };
          report.addEventListener("parcours-ready", () => resolve(), { once: true });
          report.open([new File([(window as unknown as { data: string }).data], "journey.ndjson")]);
        }),
    );
    for (const tab of ["messages", "funnel", "data", "performance"] as const) {
      await showTab(page, tab);
      await page.locator(`#tab-${tab}[aria-selected=true]`).waitFor();
      await settled(page);
    }
    if (load === WARM) warm = await held(page, session);
  }
  const last = await held(page, session);
  if (!warm) throw new Error("never warm");
  expect(last.workers).toBe(1);
  expect(last.nodes - warm.nodes).toBeLessThan(200);
  expect(last.listeners - warm.listeners).toBeLessThan(50);
  expect(last.heap - warm.heap).toBeLessThan(MEGABYTE);
  if (last.resident === null || warm.resident === null) process.stdout.write("The memory of the process is not told on this system: not compared.\n");
  else expect(last.resident - warm.resident).toBeLessThan(40 * MEGABYTE);
  expect(complaints).toEqual([]);
  await close();
}, 300_000);
