import { describe, expect, it } from "vitest";
import { LatestQuestion, type Wanted } from "../../../web/src/elements/shared/latest-question.js";
import type { OrdersRequest } from "../../../web/src/types/index.js";

const asking = (search: string): OrdersRequest => ({ report: "orders", search });
const make = (): LatestQuestion<OrdersRequest> => new LatestQuestion(() => undefined);

/** An engine whose questions are answered one by one, by hand. */
function byHand(): { asked: string[]; engine: Wanted<OrdersRequest>["engine"]; answer(fails?: boolean): Promise<void> } {
  const asked: string[] = [];
  const waiting: ((fails: boolean) => void)[] = [];
  const query = ({ search = "" }: OrdersRequest): Promise<unknown> =>
    new Promise((resolve, reject) => {
      asked.push(search);
      waiting.push((fails) => {
        if (fails) reject(new Error(search));
        else resolve({ report: "orders", of: search });
      });
    });
  return {
    asked,
    engine: { query } as unknown as Wanted<OrdersRequest>["engine"],
    async answer(fails = false) {
      waiting.shift()?.(fails);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe("a question asked while somebody looks", () => {
  it("is asked once while nothing changes, and only while somebody looks", async () => {
    const { asked, engine, answer } = byHand();
    const session = make();
    session.want(null);
    expect(asked).toEqual([]);
    for (let turn = 0; turn < 3; turn += 1) session.want({ engine, data: 1, request: asking("a") });
    await answer();
    session.want({ engine, data: 1, request: asking("a") });
    expect(asked).toEqual(["a"]);
    expect(session.answer).toMatchObject({ of: "a" });
    expect(session.stale).toBe(false);
  });

  it("asks only the latest of many changes, and keeps the last answer until then", async () => {
    const { asked, engine, answer } = byHand();
    const session = make();
    for (const name of ["a", "b", "c"]) session.want({ engine, data: 1, request: asking(name) });
    await answer();
    expect(session.answer).toMatchObject({ of: "a" });
    expect(session.stale).toBe(true);
    await answer();
    expect(asked).toEqual(["a", "c"]);
    expect(session.answer).toMatchObject({ of: "c" });
  });

  it("never shows what was said of other data", async () => {
    const { engine, answer } = byHand();
    const session = make();
    session.want({ engine, data: 1, request: asking("a") });
    session.want({ engine, data: 2, request: asking("a") });
    await answer();
    expect(session.answer).toBeNull();
    await answer();
    expect(session.answer).toMatchObject({ of: "a" });
    session.want({ engine, data: 3, request: asking("a") });
    expect(session.answer).toBeNull();
  });

  it("tells why there is no answer, and does not ask again", async () => {
    const { asked, engine, answer } = byHand();
    const session = make();
    session.want({ engine, data: 1, request: asking("a") });
    await answer(true);
    expect(session.problem?.message).toContain("a");
    session.want({ engine, data: 1, request: asking("a") });
    expect(asked).toEqual(["a"]);
  });
});
