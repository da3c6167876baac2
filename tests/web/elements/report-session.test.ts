// The session over an engine that answers by hand: what is asked when, and which answers count.

import { describe, expect, it } from "vitest";
import type { Preview } from "../../../web/src/types/index.js";
import { catalog, load, ready, settled, start, summary } from "./hand-engine.js";

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

  it("is followed where others give it other data, or take all of it", async () => {
    const { engine, session } = await ready();
    void session.showHeld();
    await settled();
    // Until it is known what there is, the report stays.
    expect(session.load.kind).toBe("ready");
    engine.last("catalog").answer({ ...catalog, events: 9 });
    engine.last("doctor").answer({ ...doctor, events: 9 });
    await settled();
    expect(session.load).toMatchObject({ kind: "ready", summary: { events: 9, sources: [] } });
    void session.showHeld();
    await settled();
    engine.last("catalog").answer({ ...catalog, events: 0, contacts: 0 });
    engine.last("doctor").answer({ ...doctor, events: 0, contacts: 0 });
    await settled();
    expect(session.load.kind).toBe("start");
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
