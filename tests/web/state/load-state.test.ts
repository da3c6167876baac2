import { describe, expect, it } from "vitest";
import { estimate, nextLoad, START, type LoadState } from "../../../web/src/state/load-state.js";
import type { LoadProgress, LoadSummary } from "../../../web/src/types/index.js";

const progress = (bytes: number, kept: number, more: Partial<LoadProgress> = {}): LoadProgress => ({
  phase: "reading",
  source: 0,
  sources: 1,
  name: "a.ndjson",
  bytes,
  totalBytes: 1000,
  rows: kept,
  kept,
  ...more,
});
const summary: LoadSummary = { sources: [], events: 1, contacts: 1, duplicates: 0, identity: {
    joinedIds: 0,
    joinedContacts: 0,
    joinedEvents: 0,
    anonymousContacts: 0,
    anonymousEvents: 0,
  },
  memoryBytes: 0 };
const loading = nextLoad(START, { type: "began", names: ["a.ndjson"], nowMs: 1000 });
const at = (nowMs: number, given: LoadProgress): LoadState =>
  nextLoad(loading, { type: "progressed", progress: given, nowMs });

describe("a load", () => {
  it("goes from start through loading to ready", () => {
    expect(loading.kind).toBe("loading");
    expect(nextLoad(at(2000, progress(10, 1)), { type: "finished", summary })).toEqual({ kind: "ready", summary });
  });

  it("goes back to the start when it is cancelled, and says so", () => {
    expect(nextLoad(loading, { type: "cancelled" })).toEqual({ kind: "start", notice: "cancelled" });
  });

  it("ignores what arrives after a cancel", () => {
    const cancelled = nextLoad(loading, { type: "cancelled" });
    expect(nextLoad(cancelled, { type: "progressed", progress: progress(1, 1), nowMs: 1 })).toBe(cancelled);
    expect(nextLoad(cancelled, { type: "finished", summary })).toBe(cancelled);
  });

  it("may fail while it shows a report: the engine was restarted", () => {
    const ready = nextLoad(loading, { type: "finished", summary });
    const problem = { code: "engine-restarted", path: "", message: "" };
    expect(nextLoad(ready, { type: "failed", problem })).toEqual({ kind: "failed", problem });
  });
});

describe("the estimate", () => {
  it("tells the rate and the time left from what was read so far", () => {
    expect(estimate(at(3000, progress(250, 500)))).toEqual({
      fraction: 0.25,
      eventsPerSecond: 250,
      leftMs: 6000,
    });
  });

  it("says nothing before a moment has passed", () => {
    const early = estimate(at(1100, progress(250, 500)));
    expect(early.eventsPerSecond).toBeNull();
    expect(early.leftMs).toBeNull();
  });

  it("knows no end where the size is not told", () => {
    const endless = estimate(at(3000, progress(250, 500, { totalBytes: null })));
    expect(endless).toEqual({ fraction: null, eventsPerSecond: 250, leftMs: null });
  });

  it("promises no time while events are sorted", () => {
    expect(estimate(at(3000, progress(1000, 500, { phase: "sealing" }))).leftMs).toBeNull();
  });
});
