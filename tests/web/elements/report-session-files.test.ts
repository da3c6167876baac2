// What a session does with files that need a word: dates in two ways, nothing in them, forms.

import { describe, expect, it } from "vitest";
import type { LoadInput } from "../../../web/src/sources/source.js";
import type { LoadSummary, Preview } from "../../../web/src/types/index.js";
import { catalog, load, ready, settled, start, summary } from "./hand-engine.js";

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
