// What a load is doing, as data: start -> loading -> ready | failed | unknown, with cancel and restart.
//
// Pure: time is an argument (milliseconds of any one clock), nothing is fetched. A finished load
// that a later one replaces stays shown until the later one succeeds or fails.

import type { LoadProgress, LoadSummary, Preview } from "../types/index.js";
import type { Problem } from "./problem.js";

export interface LoadProblem extends Problem {
  /** Of which files, with what the engine remarked on each, where that is known. */
  readonly files?: readonly { readonly name: string; readonly warnings: readonly string[] }[];
}

export type LoadState =
  | { readonly kind: "start"; readonly notice?: "cancelled" }
  | {
      readonly kind: "loading";
      readonly names: readonly string[];
      readonly startedMs: number;
      readonly nowMs: number;
      readonly progress: LoadProgress | null;
    }
  | { readonly kind: "ready"; readonly summary: LoadSummary }
  | { readonly kind: "failed"; readonly problem: LoadProblem }
  /** A file of unknown shape: the reader says what is what. */
  | { readonly kind: "unknown"; readonly proposal: Preview };

export type LoadEvent =
  | { readonly type: "began"; readonly names: readonly string[]; readonly nowMs: number }
  | { readonly type: "progressed"; readonly progress: LoadProgress; readonly nowMs: number }
  | { readonly type: "finished"; readonly summary: LoadSummary }
  | { readonly type: "failed"; readonly problem: LoadProblem }
  | { readonly type: "unknown"; readonly proposal: Preview }
  /** To the report that was left for a form. */
  | { readonly type: "returned"; readonly summary: LoadSummary }
  | { readonly type: "cancelled" }
  | { readonly type: "cleared" };

export const START: LoadState = { kind: "start" };

/** Progress and endings that arrive when nothing is loading (after a cancel) change nothing. */
export function nextLoad(state: LoadState, event: LoadEvent): LoadState {
  switch (event.type) {
    case "began":
      return {
        kind: "loading",
        names: event.names,
        startedMs: event.nowMs,
        nowMs: event.nowMs,
        progress: null,
      };
    case "progressed":
      return state.kind === "loading"
        ? { ...state, progress: event.progress, nowMs: event.nowMs }
        : state;
    case "finished":
      return state.kind === "loading" ? { kind: "ready", summary: event.summary } : state;
    case "returned":
      return { kind: "ready", summary: event.summary };
    case "cancelled":
      return state.kind === "loading" ? { kind: "start", notice: "cancelled" } : state;
    case "failed":
      return { kind: "failed", problem: event.problem };
    case "unknown":
      return { kind: "unknown", proposal: event.proposal };
    case "cleared":
      return START;
  }
}

export interface LoadEstimate {
  /** 0..1, or null while the total is not known. */
  readonly fraction: number | null;
  readonly eventsPerSecond: number | null;
  /** Milliseconds to the end of reading, or null while there is too little to tell. */
  readonly leftMs: number | null;
}

/** Rates need a moment: before this much time a guess says nothing. */
const MIN_ELAPSED_MS = 250;

export function estimate(state: LoadState): LoadEstimate {
  if (state.kind !== "loading" || !state.progress) {
    return { fraction: null, eventsPerSecond: null, leftMs: null };
  }
  const { bytes, totalBytes, kept, phase } = state.progress;
  const elapsedMs = state.nowMs - state.startedMs;
  const fraction = totalBytes && totalBytes > 0 ? Math.min(1, bytes / totalBytes) : null;
  const settled = elapsedMs >= MIN_ELAPSED_MS;
  const reading = phase === "reading";
  return {
    fraction,
    eventsPerSecond: settled ? (kept / elapsedMs) * 1000 : null,
    leftMs:
      settled && reading && fraction !== null && fraction > 0
        ? (elapsedMs * (1 - fraction)) / fraction
        : null,
  };
}
