// What an element that stands alone asks of an engine that answers by hand: what when, and which answers count.

import { describe, expect, it } from "vitest";
import { PartSession, setSharedAnswers } from "../../../web/src/elements/shared/part-session.js";
import type { PartEngine } from "../../../web/src/elements/shared/shared-answers.js";
import { SharedAnswers } from "../../../web/src/elements/shared/shared-answers.js";
import { EVERYTHING } from "../../../web/src/state/selection.js";
import type { ReportRequest } from "../../../web/src/types/index.js";

setSharedAnswers((engine) => SharedAnswers.join(engine));

interface Pending {
  readonly request: ReportRequest;
  answer(value: unknown): void;
  fail(error: unknown): void;
}

/** Questions wait in `asked` until they are answered. */
class HandEngine extends EventTarget {
  readonly asked: Pending[] = [];
  listeners = 0;

  query(request: ReportRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.asked.push({ request, answer: resolve, fail: reject });
    });
  }

  override addEventListener(type: string, listener: EventListener): void {
    this.listeners += 1;
    super.addEventListener(type, listener);
  }

  override removeEventListener(type: string, listener: EventListener): void {
    this.listeners -= 1;
    super.removeEventListener(type, listener);
  }

  get names(): string[] {
    return this.asked.map(({ request }) => request.report);
  }

  /** The last question that was asked. */
  get last(): Pending {
    const last = this.asked.at(-1);
    if (!last) throw new Error("nothing was asked");
    return last;
  }
}

const catalog = { report: "catalog", events: 3, contacts: 2, from: "2026-01-01T00:00:00Z", to: "2026-01-31T09:00:00Z", types: [], journeys: [], properties: [] };
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

/** A session that is refreshed whenever it changes, as by an element, and its engine once it has said what it holds. */
async function started(holds: object = catalog): Promise<{ engine: HandEngine; session: PartSession }> {
  const engine = new HandEngine();
  const session: PartSession = new PartSession(
    engine as unknown as PartEngine,
    () => session.refresh(),
    (asking) => asking.askCards(),
  );
  session.refresh();
  engine.last.answer(holds);
  await turns();
  return { engine, session };
}

describe("a part that asks for itself", () => {
  it("asks for the catalog first, and counts the selection's days by it", async () => {
    const { engine, session } = await started();
    session.selection = { ...EVERYTHING, range: { kind: "last", days: 7 } };
    session.refresh();
    expect(engine.names).toEqual(["catalog", "cards", "cards"]);
    expect(engine.last.request).toMatchObject({ range: { from: "2026-01-25", to: "2026-01-31" }, compare: "previous", trend: "day" });
    session.refresh();
    expect(engine.asked).toHaveLength(3);
    session.timeZone = "Pacific/Auckland";
    session.refresh();
    expect(engine.last.request).toMatchObject({ range: { timeZone: "Pacific/Auckland" } });
  });

  it("keeps the last answer until the next is there, and drops one that comes too late", async () => {
    const { engine, session } = await started();
    engine.last.answer({ of: "everything" });
    await turns();
    session.selection = { ...EVERYTHING, journey: "first" };
    session.refresh();
    const first = engine.last;
    session.selection = { ...EVERYTHING, journey: "second" };
    session.refresh();
    expect(session.answers.cards).toMatchObject({ busy: true, answer: { of: "everything" } });
    engine.last.answer({ of: "second" });
    first.answer({ of: "first" });
    await turns();
    expect(session.answers.cards).toMatchObject({ busy: false, answer: { of: "second" } });
  });

  it("asks all again once the data is another one, with the last answers until then", async () => {
    const { engine, session } = await started();
    const before = engine.last;
    before.answer({ of: "before" });
    await turns();
    engine.dispatchEvent(new Event("change"));
    expect(engine.names).toEqual(["catalog", "cards", "catalog"]);
    expect(session.answers.cards.answer).toEqual({ of: "before" });
    expect(session.known(session.answers.cards).busy).toBe(true);
    engine.last.answer({ ...catalog, events: 4 });
    await turns();
    expect(engine.names).toEqual(["catalog", "cards", "catalog", "cards"]);
    engine.last.answer({ of: "after" });
    await turns();
    expect(session.answers.cards.answer).toEqual({ of: "after" });
  });

  it("drops what was answered from the data before", async () => {
    const { engine, session } = await started();
    const before = engine.last;
    engine.dispatchEvent(new Event("change"));
    before.answer({ of: "before" });
    await turns();
    expect(session.answers.cards.answer).toBeNull();
  });

  it("asks nothing else of an engine without data, and says so", async () => {
    const { engine, session } = await started({ ...catalog, events: 0, contacts: 0, from: null, to: null });
    expect(session.empty).toBe(true);
    expect(engine.names).toEqual(["catalog"]);
    engine.dispatchEvent(new Event("change"));
    expect(session.empty).toBe(false);
    engine.last.answer(catalog);
    await turns();
    expect(session.empty).toBe(false);
    expect(engine.names).toEqual(["catalog", "catalog", "cards"]);
    engine.last.answer({ of: "data" });
    await turns();
    // Of data that was forgotten nothing stays.
    engine.dispatchEvent(new Event("change"));
    engine.last.answer({ ...catalog, events: 0, contacts: 0 });
    await turns();
    expect(session.answers.cards.answer).toBeNull();
  });

  it("tells why there is no catalog, or no answer, and asks neither again by itself", async () => {
    const { engine, session } = await started();
    engine.last.fail(Object.assign(new Error("no such zone"), { code: "bad-request", path: "range.timeZone" }));
    await turns();
    session.refresh();
    expect(engine.asked).toHaveLength(2);
    expect(session.known(session.answers.cards)).toEqual({ busy: false, problem: { code: "bad-request", path: "range.timeZone", message: "no such zone" } });
    engine.dispatchEvent(new Event("change"));
    engine.last.fail(Object.assign(new Error("gone"), { code: "engine-restarted" }));
    await turns();
    expect(session.known(session.answers.cards).problem).toMatchObject({ code: "engine-restarted" });
    expect(engine.asked).toHaveLength(3);
  });

  it("begins the open message's recipients anew with the data, by the same search", async () => {
    const { engine, session } = await started();
    session.askMessages("m");
    session.recipients.look = { search: "c@", state: null, sort: "sentAt" };
    session.askMessages("m");
    const before = engine.names.filter((name) => name === "recipients").length;
    engine.dispatchEvent(new Event("change"));
    engine.last.answer(catalog);
    await turns();
    session.askMessages("m");
    expect(engine.names.filter((name) => name === "recipients")).toHaveLength(before + 1);
    expect(engine.last.request).toMatchObject({ report: "recipients", message: "m", search: "c@" });
    session.leaveMessage();
    expect(session.recipients.look.search).toBe("");
  });

  it("listens to its engine until it ends, and needs none that tells of changes", async () => {
    const { engine, session } = await started();
    expect(engine.listeners).toBeGreaterThan(0);
    session.end();
    expect(engine.listeners).toBe(0);
    const silent = new PartSession({ query: () => new Promise(() => undefined) } as unknown as PartEngine, () => undefined, () => undefined);
    silent.refresh();
    silent.end();
    expect(silent.answers.catalog.busy).toBe(true);
  });
});

describe("parts that share an engine", () => {
  /** Another one beside the first, which asks for the cards as well. */
  const beside = (engine: HandEngine): PartSession => {
    const session: PartSession = new PartSession(
      engine as unknown as PartEngine,
      () => session.refresh(),
      (asking) => asking.askCards(),
    );
    session.refresh();
    return session;
  };

  it("ask once what is under way or answered already", async () => {
    const { engine, session } = await started();
    const other = beside(engine);
    await turns();
    expect(engine.names).toEqual(["catalog", "cards"]);
    engine.last.answer({ of: "both" });
    await turns();
    expect([session, other, beside(engine)].map(({ answers }) => answers.cards.answer)).toEqual([{ of: "both" }, { of: "both" }, null]);
    await turns();
    other.selection = { ...EVERYTHING, journey: "its own" };
    other.refresh();
    expect(engine.names).toEqual(["catalog", "cards", "cards"]);
    expect(engine.last.request).toMatchObject({ journey: "its own" });
  });

  it("ask once again when the data is another one, in whatever order they hear of it", async () => {
    const { engine, session } = await started();
    const other = beside(engine);
    engine.last.answer({ of: "before" });
    await turns();
    engine.dispatchEvent(new Event("change"));
    engine.last.answer({ ...catalog, events: 4 });
    await turns();
    expect(engine.names).toEqual(["catalog", "cards", "catalog", "cards"]);
    engine.last.answer({ of: "after" });
    await turns();
    for (const { answers } of [session, other]) expect(answers.cards.answer).toEqual({ of: "after" });
  });

  it("ask again what was refused, and what nobody was there to hear of", async () => {
    const { engine, session } = await started();
    engine.last.fail(Object.assign(new Error("gone"), { code: "engine-restarted" }));
    await turns();
    const other = beside(engine);
    await turns();
    expect(engine.names).toEqual(["catalog", "cards", "cards"]);
    engine.last.answer({ of: "the second time" });
    for (const part of [session, other]) part.end();
    beside(engine);
    expect(engine.names).toEqual(["catalog", "cards", "cards", "catalog"]);
  });

  it("keep a handful of answers", async () => {
    const { engine, session } = await started();
    const choose = (journey: string): void => {
      session.selection = { ...EVERYTHING, journey };
      session.refresh();
    };
    for (let journey = 0; journey < 40; journey += 1) choose(`${journey}`);
    const { length } = engine.asked;
    choose("39");
    choose("38");
    expect(engine.asked).toHaveLength(length);
    choose("0");
    expect(engine.asked).toHaveLength(length + 1);
  });
});
