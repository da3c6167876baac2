// The session over an engine that answers by hand: what is asked when, and which answers count.

import { describe, expect, it } from "vitest";
import {
  ReportSession,
  type ReportEngine,
} from "../../../web/src/elements/report/report-session.js";
import type { LoadInput } from "../../../web/src/sources/source.js";
import type { LoadProblem } from "../../../web/src/state/load-state.js";
import type { LoadSummary, Preview, ReportRequest } from "../../../web/src/types/index.js";

const summary: LoadSummary = { sources: [], events: 3, contacts: 2, duplicates: 0, identity: {
    joinedIds: 0,
    joinedContacts: 0,
    joinedEvents: 0,
    anonymousContacts: 0,
    anonymousEvents: 0,
  },
  memoryBytes: 0 };
const catalog = {
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
class HandEngine {
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
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

function start(preview?: ReportEngine["preview"]): { engine: HandEngine; session: ReportSession; problems: LoadProblem[] } {
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
async function load({ engine, session }: Pick<ReturnType<typeof start>, "engine" | "session">, data: LoadInput = []): Promise<void> {
  void session.loader.open({ input: data, names: ["a.ndjson"] });
  await settled();
  engine.finishLoad();
  await settled();
}

async function ready(preview?: ReportEngine["preview"], data?: LoadInput): Promise<ReturnType<typeof start>> {
  const started = start(preview);
  await load(started, data);
  started.engine.last("catalog").answer(catalog);
  await settled();
  return started;
}

describe("the first of a report", () => {
  it("is shown with its catalog, not before", async () => {
    const { engine, session } = start();
    await load({ engine, session });
    expect(session.load.kind).toBe("loading");
    engine.last("catalog").answer(catalog);
    await settled();
    expect(session.load.kind).toBe("ready");
    expect(engine.names()).toEqual(["catalog", "cards", "doctor"]);
  });

  it("leaves nothing in the engine where it is cancelled for want of the catalog alone", async () => {
    const { engine, session } = start();
    await load({ engine, session });
    session.loader.cancel();
    engine.last("catalog").answer(catalog);
    await settled();
    expect(session.load).toEqual({ kind: "start", notice: "cancelled" });
    expect(engine.resets).toBe(1);
    expect(engine.names()).toEqual(["catalog"]);
  });

  it("says so where the engine dies over the catalog", async () => {
    const { engine, session, problems } = start();
    await load({ engine, session });
    engine.last("catalog").fail(Object.assign(new Error("died"), { code: "engine-restarted", path: "" }));
    await settled();
    expect(session.load.kind).toBe("failed");
    expect(problems.map(({ code }) => code)).toEqual(["engine-restarted"]);
  });
});

describe("dates that can be read in two ways", () => {
  const dates = (decidedBy: "given" | "sample" | "assumed") => ({ order: "mdy", decidedBy, ambiguous: 2, other: 0 }) as const;
  const source = (name: string, own: object): LoadSummary["sources"][number] => ({ name, ...own }) as never;

  async function read(data: LoadInput, sources: LoadSummary["sources"]): Promise<ReturnType<typeof start>> {
    const started = start();
    started.engine.summary = { ...summary, sources };
    await load(started, data);
    started.engine.last("catalog").answer(catalog);
    await settled();
    return started;
  }

  it("are told of where nothing decided, and once of an archive as a whole", async () => {
    const data = [new File([], "all.zip"), new File([], "b.csv"), new File([], "c.csv")];
    const { engine, session } = await read(data, [
      source("all.zip/a.csv", { dates: dates("assumed") }),
      source("all.zip/b.csv", { dates: dates("assumed") }),
      source("b.csv", { dates: dates("sample") }),
      source("c.csv", {}),
    ]);
    expect(session.loader.doubtfulDates).toEqual([{ name: "all.zip", count: 4, order: "mdy" }]);
    void session.loader.readDates("all.zip", "dmy");
    await settled();
    expect(engine.loaded).toEqual([{ data: data[0], name: "all.zip", dateOrder: "dmy" }, data[1], data[2]]);
    expect(session.forms.mapped).toEqual([]);
  });

  it("are told of a file that was mapped by itself, whose mapping then says the other way", async () => {
    const data = [new File([], "a.csv")];
    const { engine, session } = await read(data, [source("a.csv", { dates: dates("assumed") })]);
    const mapping = { contact: "who", time: "when", type: "what" };
    session.loader.told.tell("a.csv", { mapping });
    expect(session.loader.doubtfulDates).toEqual([{ name: "a.csv", count: 2, order: "mdy" }]);
    void session.loader.readDates("a.csv", "dmy");
    await settled();
    expect(engine.loaded).toEqual([{ data: data[0], name: "a.csv", mapping: { ...mapping, dateOrder: "dmy" } }]);
    // The way back is offered as well.
    engine.summary = { ...summary, sources: [source("a.csv", { dates: { ...dates("given"), order: "dmy" } })] };
    engine.finishLoad();
    await settled();
    engine.last("catalog").answer(catalog);
    await settled();
    expect(session.loader.doubtfulDates).toEqual([{ name: "a.csv", count: 2, order: "dmy" }]);
  });

  it("stay told of a file where others are read beside it", async () => {
    const [own, more] = [new File([], "a.csv"), new File([], "b.csv")];
    const { engine, session } = await read([own], [source("a.csv", { dates: dates("assumed") })]);
    session.loader.told.tell("a.csv", { dateOrder: "dmy" });
    void session.loader.add({ names: ["b.csv"], input: [more] });
    await settled();
    expect(engine.loaded).toEqual([{ data: own, name: "a.csv", dateOrder: "dmy" }, more]);
    expect(session.load.kind).toBe("loading");
  });

  it("are not told of where a file cannot be read again", async () => {
    const response = new Response("");
    const { session } = await read(response, [source("source 1", { dates: dates("assumed") })]);
    expect(session.loader.doubtfulDates).toEqual([]);
  });
});

describe("an engine that is shared", () => {
  const doctor = { report: "doctor", events: 3, contacts: 2, duplicates: 0, findings: [], identity: summary.identity };

  it("is shown as it is where it holds data, and emptied for other files", async () => {
    const { engine, session } = start();
    void session.showHeld();
    await settled();
    expect(session.load.kind).toBe("start");
    engine.last("catalog").answer(catalog);
    engine.last("doctor").answer(doctor);
    await settled();
    expect(session.load).toMatchObject({ kind: "ready", summary: { events: 3, contacts: 2, sources: [] } });
    expect(engine.names()).toEqual(["catalog", "doctor", "cards"]);
    void session.loader.open({ input: [], names: ["b"] });
    await settled();
    expect(engine.resets).toBe(1);
  });

  it("leaves the start where it is empty, and the files that are opened meanwhile", async () => {
    const { engine, session } = start();
    void session.showHeld();
    await settled();
    engine.last("catalog").answer({ ...catalog, events: 0, contacts: 0 });
    engine.last("doctor").answer({ ...doctor, events: 0, contacts: 0 });
    await settled();
    expect(session.load.kind).toBe("start");
    void session.showHeld();
    await settled();
    void session.loader.open({ input: [], names: ["a"] });
    await settled();
    engine.last("doctor").answer(doctor);
    await settled();
    expect(session.load.kind).toBe("loading");
  });

  it("is not looked at while files are read into it", async () => {
    const { engine, session } = start();
    void session.loader.open({ input: [], names: ["a"] });
    void session.showHeld();
    await settled();
    engine.finishLoad();
    await settled();
    engine.last("catalog").answer(catalog);
    await settled();
    expect(session.load.kind).toBe("ready");
  });
});

describe("files with nothing in them", () => {
  const blank = { name: "blank.csv", rows: 0, warnings: ["the file is empty"] } as unknown as LoadSummary["sources"][number];
  const full = { name: "full.csv", rows: 3, warnings: [] } as unknown as LoadSummary["sources"][number];

  it.each([
    [[blank], "failed"],
    [[blank, full], "ready"],
    [[{ ...full, name: "none.json", rows: 0 }, full], "ready"],
    [[], "ready"],
  ] as const)("are no report where there is nothing else (%#)", async (sources, kind) => {
    const { engine, session, problems } = start();
    engine.summary = { ...summary, sources };
    await load({ engine, session });
    if (kind === "ready") engine.last("catalog").answer(catalog);
    await settled();
    expect(session.load.kind).toBe(kind);
    const files = [{ name: "blank.csv", warnings: ["the file is empty"] }];
    const problem = { code: "empty-input", path: "", message: "blank.csv: the file is empty", files };
    expect(problems).toEqual(kind === "failed" ? [problem] : []);
  });
});

describe("a list without an event", () => {
  it("is refused, and so said", async () => {
    const { engine, session, problems } = start();
    const sources = [{ name: "none.json", rows: 0, warnings: [] }] as unknown as LoadSummary["sources"];
    engine.summary = { ...summary, sources };
    await load({ engine, session });
    await settled();
    expect(session.load.kind).toBe("failed");
    const files = [{ name: "none.json", warnings: ["no event in the file"] }];
    expect(problems).toEqual([{ code: "empty-input", path: "", message: "none.json: no event in the file", files }]);
  });
});

describe("forms of files of unknown shape beside others", () => {
  const proposal = (name: string): Preview => ({ summary: { name } }) as unknown as Preview;
  const mapping = { contact: "c", time: "t", type: "e" };

  it("come one after the other, and all is read once", async () => {
    const { session } = await ready();
    session.forms.open([proposal("a.csv"), proposal("b.csv")]);
    expect(session.load).toMatchObject({ kind: "unknown", proposal: { summary: { name: "a.csv" } } });
    await session.forms.fill(mapping);
    expect(session.load).toMatchObject({ kind: "unknown", proposal: { summary: { name: "b.csv" } } });
    void session.forms.fill(mapping);
    await settled();
    expect(session.load.kind).toBe("loading");
    expect(session.forms.mapped).toEqual(["a.csv", "b.csv"]);
  });

  it("tell what is what in a file of an archive, by its path in it", async () => {
    const { engine, session } = start();
    const zip = new File([], "all.zip");
    const looked: unknown[] = [];
    Object.assign(engine.door, { preview: (...given: unknown[]) => Promise.resolve(looked.push(given)) });
    await load({ engine, session }, [zip]);
    engine.last("catalog").answer(catalog);
    await settled();
    session.forms.open([proposal("all.zip/in/a.csv")]);
    await session.forms.show(mapping);
    expect(looked).toEqual([[zip, { name: "all.zip", file: "in/a.csv", mapping }]]);
    void session.forms.fill(mapping);
    await settled();
    expect(engine.loaded).toEqual([{ data: zip, name: "all.zip", files: { "in/a.csv": { mapping } } }]);
  });

  it("lead back to the report where they are left", async () => {
    const { engine, session } = await ready();
    session.forms.open([proposal("a.csv"), proposal("b.csv")]);
    await session.forms.leave();
    expect(session.load).toMatchObject({ kind: "unknown", proposal: { summary: { name: "b.csv" } } });
    await session.forms.leave();
    expect(session.load).toMatchObject({ kind: "ready" });
    expect(engine.resets).toBe(0);
  });

  it("say so where one cannot be opened again, and leave the report as it is", async () => {
    const moved = Object.assign(new Error("the file was moved"), { code: "bad-source", path: "" });
    const { engine, session, problems } = await ready(() => Promise.reject(moved), new File([], "a.csv"));
    session.forms.open([proposal("a.csv")]);
    void session.forms.fill(mapping);
    await settled();
    engine.finishLoad();
    await settled();
    engine.last("catalog").answer(catalog);
    await settled();
    await session.forms.reopen("a.csv");
    expect(session.load.kind).toBe("ready");
    expect(session.forms.unopened).toEqual({ code: "bad-source", path: "", message: "the file was moved" });
    expect(problems).toEqual([session.forms.unopened]);
  });

  it("count where one was filled in before the last was left", async () => {
    const { session } = await ready();
    session.forms.open([proposal("a.csv"), proposal("b.csv")]);
    await session.forms.fill(mapping);
    void session.forms.leave();
    await settled();
    expect(session.load.kind).toBe("loading");
  });
});

describe("a session", () => {
  it("asks only what the open tab shows", async () => {
    const { engine, session } = await ready();
    expect(engine.names().sort()).toEqual(["cards", "catalog", "doctor"]);
    session.dispatch({ type: "tab", tab: "messages" });
    expect(engine.names()).toContain("messages");
    expect(engine.names()).not.toContain("funnel");
  });

  it("asks nothing twice", async () => {
    const { engine, session } = await ready();
    session.dispatch({ type: "tab", tab: "messages" });
    session.dispatch({ type: "tab", tab: "performance" });
    session.dispatch({ type: "tab", tab: "messages" });
    expect(engine.names().filter((name) => name === "messages")).toHaveLength(1);
  });

  it("drops an answer that arrives after the question changed", async () => {
    const { engine, session } = await ready();
    const first = engine.last("cards");
    session.dispatch({ type: "journey", journey: "j" });
    const second = engine.last("cards");
    second.answer({ report: "cards", of: "j" });
    await settled();
    first.answer({ report: "cards", of: "all" });
    await settled();
    expect(session.answers.cards.answer).toEqual({ report: "cards", of: "j" });
  });

  it("keeps the last answer until the next is there", async () => {
    const { engine, session } = await ready();
    engine.last("cards").answer({ report: "cards", of: "all" });
    await settled();
    session.dispatch({ type: "journey", journey: "j" });
    expect(session.answers.cards).toMatchObject({ busy: true, answer: { of: "all" } });
  });

  it("opens with the tab asked for, and leaves the reader's own choice", async () => {
    const { engine, session } = start();
    session.wantedTab = "funnel";
    await load({ engine, session });
    expect(session.view.tab).toBe("funnel");
    // Chosen while the catalog of a large load is still awaited.
    session.dispatch({ type: "tab", tab: "messages" });
    engine.last("catalog").answer(catalog);
    await settled();
    expect(session.view.tab).toBe("messages");
  });

  it("opens with the first ready-made funnel that the data can fill", async () => {
    const { session } = await ready();
    await expect.poll(() => session.view.sample).toBe("engagement");
  });

  it("opens with the wanted journey where the data holds it", async () => {
    const { engine, session } = start();
    session.wantedJourney = "j";
    await load({ engine, session });
    engine.last("catalog").answer(catalog);
    await settled();
    expect(session.view.selection.journey).toBe("j");
    expect(engine.last("cards").request).toMatchObject({ journey: "j" });
  });

  it("empties the engine before the next files, not before the first", async () => {
    const { engine, session } = await ready();
    expect(engine.resets).toBe(0);
    void session.loader.open({ input: [], names: ["b"] });
    await settled();
    expect(engine.resets).toBe(1);
  });

  it("shows a form over the report, of what is read once it is filled in, and goes back to the report", async () => {
    const { engine, session } = await ready();
    const view = session.view;
    const proposal = { summary: { name: "b.csv" } } as Preview;
    session.forms.openOver({ input: [], names: ["b.csv"] }, proposal);
    expect(session.load).toEqual({ kind: "unknown", proposal });
    await session.forms.leave();
    expect(session.load).toMatchObject({ kind: "ready", summary });
    expect(session.view).toBe(view);
    expect(engine.resets).toBe(0);
    session.forms.openOver({ input: [], names: ["b.csv"] }, proposal);
    void session.forms.fill({ contact: "who" } as never);
    await settled();
    expect(engine.resets).toBe(1);
    expect(session.load).toMatchObject({ kind: "loading", names: ["b.csv"] });
  });

  it("goes back to the start on cancel and hears nothing more of that load", async () => {
    const { engine, session, problems } = start();
    void session.loader.open({ input: [], names: ["a"] });
    await settled();
    session.loader.cancel();
    engine.finishLoad();
    await settled();
    expect(session.load).toEqual({ kind: "start", notice: "cancelled" });
    expect(problems).toEqual([]);
  });

  it("reports a load that failed with code, path and message", async () => {
    const { engine, session, problems } = start();
    void session.loader.open({ input: [], names: ["a"] });
    await settled();
    engine.failLoad(Object.assign(new Error("no events"), { code: "unusable-input", path: "" }));
    await settled();
    expect(problems).toEqual([{ code: "unusable-input", path: "", message: "no events" }]);
    expect(session.load.kind).toBe("failed");
  });

  it("keeps the report when one question fails", async () => {
    const { engine, session } = await ready();
    engine.last("cards").fail(Object.assign(new Error("no"), { code: "bad-request", path: "range" }));
    await settled();
    expect(session.load.kind).toBe("ready");
    expect(session.answers.cards.problem).toEqual({ code: "bad-request", path: "range", message: "no" });
  });

  it("says that the engine was restarted, and needs no emptying after", async () => {
    const { engine, session } = await ready();
    engine.last("cards").fail(Object.assign(new Error("gone"), { code: "engine-restarted" }));
    await settled();
    expect(session.load).toMatchObject({ kind: "failed", problem: { code: "engine-restarted" } });
    void session.loader.open({ input: [], names: ["b"] });
    await settled();
    expect(engine.resets).toBe(0);
  });

  it("forgets everything on clear", async () => {
    const { engine, session } = await ready();
    await session.loader.clear();
    expect(session.load.kind).toBe("start");
    expect(session.answers.catalog.answer).toBeNull();
    expect(engine.resets).toBe(1);
  });

  it("is clear where the engine is gone and cannot be emptied", async () => {
    const { engine, session } = await ready();
    engine.door.reset = () => Promise.reject(new Error("gone"));
    await expect(session.loader.clear()).resolves.toBeUndefined();
    expect(session.load.kind).toBe("start");
  });
});
