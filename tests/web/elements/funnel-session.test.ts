// The funnel's session: what it asks, in which order, and what it shows meanwhile.

import { beforeEach, describe, expect, it } from "vitest";
import { FunnelSession } from "../../../web/src/elements/funnel/funnel-session.js";
import { addStage, EMPTY_FUNNEL } from "../../../web/src/state/funnel/edit.js";
import type { CatalogAnswer, FunnelDefinition } from "../../../web/src/types/index.js";

interface Asked {
  readonly request: { report: string; definition?: FunnelDefinition; parts?: readonly string[]; event?: string };
  answer(value: unknown): Promise<void>;
  refuse(error: object): Promise<void>;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const catalog = {} as CatalogAnswer;
const two = addStage(addStage(EMPTY_FUNNEL, { event: "a" }), { event: "b" });
const windowOf = (days: number): FunnelDefinition => ({ ...two, window: { total: `P${days}D` } });

let asked: Asked[];
let session: FunnelSession;
let told: string[];

const engine = {
  query: (request: unknown) =>
    new Promise<never>((resolve, reject) => {
      asked.push({
        request: request as Asked["request"],
        answer: (value) => {
          resolve(value as never);
          return settled();
        },
        refuse: (error) => {
          reject(Object.assign(new Error("refused"), error));
          return settled();
        },
      });
    }),
};
const last = (): Asked => {
  const found = asked.at(-1);
  if (!found) throw new Error("nothing was asked");
  return found;
};
const reports = (): string[] => asked.map(({ request }) => request.event ?? request.definition?.window?.total ?? request.report);

beforeEach(() => {
  asked = [];
  told = [];
  session = new FunnelSession({
    onChange: () => undefined,
    onDefinition: ({ definition }) => told.push(String(definition.stages.length)),
    onFailure: ({ code }) => told.push(code),
  });
  session.setData(engine, catalog, null);
});

describe("a funnel's session", () => {
  it("asks for the funnel, then for what each step matches, one at a time", async () => {
    session.open(two, null);
    expect(reports()).toEqual(["funnel"]);
    await last().answer({ entered: 3 });
    expect(session.answer).toEqual({ entered: 3 });
    expect(reports()).toEqual(["funnel", "a"]);
    await last().answer({ matching: { events: 7, contacts: 2 } });
    await last().answer({ matching: { events: 1, contacts: 1 } });
    expect(reports()).toEqual(["funnel", "a", "b"]);
    expect(session.estimates({ event: "a" })).toEqual({ events: 7, contacts: 2 });
    expect(session.estimates({ event: "new" })).toBeUndefined();
  });

  it("asks the latest of many changes, not each of them", async () => {
    session.open(windowOf(1), null);
    for (const days of [2, 3, 4, 5]) session.edit(windowOf(days), "window");
    expect(reports()).toEqual(["P1D"]);
    await last().answer({ entered: 1 });
    expect(session.stale).toBe(true);
    expect(reports()).toEqual(["P1D", "P5D"]);
    await last().answer({ entered: 5 });
    expect(session.stale).toBe(false);
    expect(session.answered?.window).toEqual({ total: "P5D" });
    expect(session.answered?.trend).toBe("day");
    session.undo();
    expect(session.definition.window).toEqual({ total: "P1D" });
  });

  it("asks for nothing that cannot be a funnel, and keeps the result from before", async () => {
    session.open(two, null);
    await last().answer({ entered: 3 });
    session.edit(addStage(EMPTY_FUNNEL, { event: "a" }));
    await last().answer({ matching: { events: 0, contacts: 0 } });
    expect(asked.filter(({ request }) => request.report === "funnel").length).toBe(1);
    expect(session.stale).toBe(true);
    expect(session.answer).toEqual({ entered: 3 });
  });

  it("asks once paused only after it goes on", async () => {
    session.setPaused(true);
    session.open(two, null);
    await last().answer({ matching: { events: 0, contacts: 0 } });
    await last().answer({ matching: { events: 0, contacts: 0 } });
    expect(reports()).toEqual(["a", "b"]);
    session.setPaused(false);
    expect(reports().at(-1)).toBe("funnel");
  });

  it("keeps what the engine refused, until something changes", async () => {
    session.open(two, null);
    await last().refuse({ code: "bad-definition", path: "definition.window.total", message: "no" });
    expect(session.problems.map(({ path }) => path)).toEqual(["definition.window.total"]);
    expect(told).toEqual([]);
    session.edit(windowOf(2));
    await last().answer({ matching: {} });
    await last().answer({ entered: 1 });
    expect(session.problems).toEqual([]);
  });

  it("tells of a failure that is not the definition's", async () => {
    session.open(two, null);
    await last().refuse({ code: "engine-restarted", path: "", message: "" });
    expect(told).toEqual(["engine-restarted"]);
  });

  it("tells why paths were refused, and waits for them no longer", async () => {
    session.open(two, null);
    await last().answer({ entered: 1 });
    session.setWantsPaths(true);
    while (last().request.report !== "funnel") await last().answer({ matching: {} });
    await last().refuse({ code: "engine-restarted", path: "", message: "" });
    expect(told).toEqual(["engine-restarted"]);
    expect(session.paths).toBeNull();
    expect(session.problems.length).toBe(1);
    expect(session.stale).toBe(false);
  });

  it("saves what is shown whole with the range it was asked for", async () => {
    const january = { from: "2026-01-01", to: "2026-01-31" };
    session.open(two, null);
    await last().answer({ entered: 1 });
    session.setData(engine, catalog, january);
    void session.whole();
    expect(last().request.definition?.range).toBeUndefined();
  });

  it("knows the range of what is shown, whatever is chosen while it is paused", async () => {
    const january = { from: "2026-01-01", to: "2026-01-31" };
    session.open(two, null);
    session.setData(engine, catalog, january);
    for (const question of asked) await question.answer({});
    expect(session.answeredRange).toEqual(january);
    session.setPaused(true);
    session.setData(engine, catalog, { from: "2026-03-01", to: "2026-03-31" });
    expect(session.answeredRange).toEqual(january);
  });

  it("drops answers from data that is no longer there", async () => {
    session.open(two, null);
    const old = last();
    session.setData(engine, {} as CatalogAnswer, null);
    await old.answer({ entered: 99 });
    expect(session.answer).toBeNull();
    expect(reports()).toEqual(["funnel", "funnel"]);
  });

  it("asks for paths with steps told apart while they are shown", async () => {
    const several: FunnelDefinition = {
      stages: [{ id: "a", steps: [{ event: "a" }, { event: "x" }] }, { id: "b", steps: [{ event: "b" }] }],
    };
    session.setWantsPaths(true);
    session.open(several, null);
    await last().answer({ entered: 1 });
    expect(last().request.definition?.stages[0]?.breakdown).toEqual({ by: "type", top: 5 });
    await last().answer({ entered: 2 });
    expect(session.paths).toEqual({ entered: 2 });
    expect(session.answer).toEqual({ entered: 1 });
  });

  it("asks for paths only where they are shown, and is stale until they are there", async () => {
    session.open(two, null);
    expect(last().request.parts).toEqual(["times", "trend", "revenue"]);
    await last().answer({ entered: 1 });
    expect(session.stale).toBe(false);
    session.setWantsPaths(true);
    expect(session.stale).toBe(true);
    await last().answer({ matching: {} });
    expect(last().request.parts).toBeUndefined();
    await last().answer({ entered: 1, paths: [] });
    expect(session.stale).toBe(false);
    expect(session.paths).toEqual({ entered: 1, paths: [] });
    session.edit(windowOf(2));
    await last().answer({ matching: {} });
    const before = asked.length;
    expect(last().request.parts).toBeUndefined();
    await last().answer({ entered: 2, paths: [] });
    expect(asked.length).toBe(before);
    expect(session.paths).toEqual(session.answer);
    expect(session.stale).toBe(false);
  });

  it("asks an engine that answers what it was made with for all of it", () => {
    session.setData({ ...engine, frozen: true }, catalog, null);
    session.open(two, null);
    expect(last().request.parts).toBeUndefined();
  });

  it("has the whole of the answer that is shown for whoever takes it away", async () => {
    expect(await session.whole()).toBeNull();
    session.open(two, null);
    await last().answer({ entered: 1 });
    await last().answer({ matching: {} });
    await last().answer({ matching: {} });
    session.edit(windowOf(2));
    const whole = session.whole();
    expect(last().request).toEqual({ report: "funnel", definition: { trend: "day", ...two } });
    await last().answer({ entered: 1, paths: [] });
    expect(await whole).toEqual({ entered: 1, paths: [] });
  });

  it("tells the definition that the reader made, not the one it was given", () => {
    session.open(two, null);
    session.edit(addStage(two, { event: "c" }));
    session.undo();
    session.redo();
    expect(told).toEqual(["3", "2", "3"]);
  });

  it("takes back its own definition without a fresh start", () => {
    session.open(two, null);
    session.edit(addStage(two, { event: "c" }));
    session.open(structuredClone(session.definition), null);
    expect(session.canUndo).toBe(true);
  });
});
