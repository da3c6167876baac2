// The records behind a number: which question counts, and what is shown meanwhile.

import { beforeEach, describe, expect, it } from "vitest";
import { RecordsSession } from "../../../web/src/elements/funnel/records-session.js";
import { recordsCsv, recordsJson } from "../../../web/src/export/record-files.js";
import type { FunnelDefinition, RecordsRequest } from "../../../web/src/types/index.js";

const definition: FunnelDefinition = { stages: [] };
const number = { definition, at: { stage: "a" }, title: "Reached a" };
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let answers: ((value: unknown) => void)[];
let refusals: ((error: Error) => void)[];
let requests: unknown[];
let session: RecordsSession;
const engine = {
  query: (request: unknown) =>
    new Promise<never>((resolve, reject) => {
      requests.push(request);
      answers.push(resolve as (value: unknown) => void);
      refusals.push(reject);
    }),
};

beforeEach(() => {
  answers = [];
  refusals = [];
  requests = [];
  session = new RecordsSession(() => undefined);
});

describe("the records of a number", () => {
  it("are asked a page at a time", async () => {
    session.open(engine, number);
    expect(requests).toEqual([{ report: "records", definition, at: { stage: "a" }, limit: 100, offset: 0 }]);
    answers[0]?.({ total: 250, rows: [] });
    await settled();
    session.page(100);
    expect(requests[1]).toMatchObject({ offset: 100 });
    expect(session.busy).toBe(true);
    expect(session.answer).toMatchObject({ total: 250 });
  });

  it("drop the answer to an earlier question", async () => {
    session.open(engine, number);
    session.page(100);
    answers[1]?.({ total: 2 });
    answers[0]?.({ total: 1 });
    await settled();
    expect(session.answer).toEqual({ total: 2 });
    expect(session.busy).toBe(false);
  });

  it("keep the list while one record is explained", async () => {
    session.open(engine, number);
    answers[0]?.({ total: 1 });
    await settled();
    session.explain("x");
    answers[1]?.({ record: "x" });
    await settled();
    expect(session.explained).toEqual({ record: "x" });
    session.back();
    expect([session.record, session.answer]).toEqual([null, { total: 1 }]);
    expect(requests).toHaveLength(2);
  });

  it("say what failed, and nothing after they were closed", async () => {
    session.open(engine, number);
    refusals[0]?.(Object.assign(new Error("no"), { code: "bad-request", path: "at" }));
    await settled();
    expect(session.problem).toEqual({ code: "bad-request", path: "at", message: "no" });
    session.page(0);
    session.close();
    answers[1]?.({ total: 9 });
    await settled();
    expect([session.answer, session.problem, session.opened]).toEqual([null, null, null]);
  });
});

describe("a file of records", () => {
  const request: RecordsRequest = { report: "records", definition, at: {} };

  it("as CSV is the engine's pages one after the other", async () => {
    const asked: number[] = [];
    const csv = await recordsCsv(
      {
        queryText: (text) => {
          const { offset = 0, as } = JSON.parse(text) as RecordsRequest;
          expect(as).toBe("csv");
          asked.push(offset);
          return Promise.resolve(JSON.stringify({ csv: `page ${offset}\r\n`, next: offset < 100_000 ? offset + 50_000 : null }));
        },
      },
      request,
    );
    expect(asked).toEqual([0, 50_000, 100_000]);
    // The text of a blob comes without the mark that spreadsheets look for.
    expect(await csv.text()).toBe("page 0\r\npage 50000\r\npage 100000\r\n");
    expect(csv.size).toBe("page 0\r\npage 50000\r\npage 100000\r\n".length + 3);
  });

  it.each([0, 1, 50_000, 50_001])("as JSON holds %i records once each", async (total) => {
    const json = await recordsJson(
      {
        queryText: (text) => {
          const { offset = 0, limit = 0 } = JSON.parse(text) as RecordsRequest;
          const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, n) => ({ record: offset + n }));
          return Promise.resolve(JSON.stringify({ total, rows }));
        },
      },
      request,
    );
    const rows = JSON.parse(await json.text()) as { record: number }[];
    expect(rows.map(({ record }) => record)).toEqual(Array.from({ length: total }, (_, n) => n));
  });
});
