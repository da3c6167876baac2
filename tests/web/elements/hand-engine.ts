// A report's session over an engine that answers by hand.

import { ReportSession, type ReportEngine } from "../../../web/src/elements/report/report-session.js";
import type { LoadInput } from "../../../web/src/sources/source.js";
import type { LoadProblem } from "../../../web/src/state/load-state.js";
import type { LoadSummary, ReportRequest } from "../../../web/src/types/index.js";

export const summary: LoadSummary = { sources: [], events: 3, contacts: 2, duplicates: 0, identity: {
    joinedIds: 0,
    joinedContacts: 0,
    joinedEvents: 0,
    anonymousContacts: 0,
    anonymousEvents: 0,
  },
  memoryBytes: 0 };
export const catalog = {
  report: "catalog",
  events: 3,
  contacts: 2,
  from: "2026-01-01T00:00:00Z",
  to: "2026-01-31T00:00:00Z",
  types: [{ type: "email.sent" }, { type: "email.opened" }, { type: "email.clicked" }],
  journeys: [{ journey: "j", name: "J", status: "active", messages: [] }],
  properties: [],
};

interface Pending {
  readonly request: ReportRequest;
  answer(value: unknown): void;
  fail(error: unknown): void;
}

/** Loads wait for `finishLoad`; queries wait in `asked` until they are answered. */
export class HandEngine {
  readonly asked: Pending[] = [];
  resets = 0;
  summary = summary;
  /** What the last load was given. */
  loaded: unknown;
  finishLoad: () => void = () => undefined;
  failLoad: (error: unknown) => void = () => undefined;

  readonly door = {
    load: (input: unknown, options: { signal?: AbortSignal }) =>
      new Promise((resolve, reject) => {
        this.loaded = input;
        this.finishLoad = () => resolve(this.summary);
        this.failLoad = reject;
        options.signal?.addEventListener("abort", () => reject(options.signal?.reason as Error));
      }),
    query: (request: ReportRequest) =>
      new Promise((resolve, reject) => {
        this.asked.push({ request, answer: resolve, fail: reject });
      }),
    reset: () => {
      this.resets += 1;
      return Promise.resolve();
    },
  } as unknown as ReportEngine;

  names(): string[] {
    return this.asked.map(({ request }) => request.report);
  }

  last(report: string): Pending {
    const found = this.asked.filter(({ request }) => request.report === report).at(-1);
    if (!found) throw new Error(`${report} was not asked`);
    return found;
  }
}

/** Lets every promise that can settle do so. */
export const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

export function start(preview?: ReportEngine["preview"]): { engine: HandEngine; session: ReportSession; problems: LoadProblem[] } {
  const engine = new HandEngine();
  const problems: LoadProblem[] = [];
  const session = new ReportSession(preview ? Object.assign(engine.door, { preview }) : engine.door, {
    onChange: () => undefined,
    onProgress: () => undefined,
    onProblem: (problem) => problems.push(problem),
    onReady: () => undefined,
    now: () => 0,
    parts: () => Promise.resolve(),
  });
  return { engine, session, problems };
}

/** All is read; what the report begins with is asked and not yet answered. */
export async function load({ engine, session }: Pick<ReturnType<typeof start>, "engine" | "session">, data: LoadInput = []): Promise<void> {
  void session.loader.open({ input: data, names: ["a.ndjson"] });
  await settled();
  engine.finishLoad();
  await settled();
}

export async function ready(preview?: ReportEngine["preview"], data?: LoadInput): Promise<ReturnType<typeof start>> {
  const started = start(preview);
  await load(started, data);
  started.engine.last("catalog").answer(catalog);
  await settled();
  return started;
}
