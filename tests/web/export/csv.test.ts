import { describe, expect, it } from "vitest";
import { type CsvRequest, csvParts, LONG_PAGE } from "../../../web/src/export/csv.js";
import { fileName } from "../../../web/src/export/save.js";

describe("CSV", () => {
  it("is asked for piece by piece, from the first row, and joined behind the mark of UTF-8", async () => {
    const asked: unknown[] = [];
    const engine = {
      queryText: (text: string) => {
        const request = JSON.parse(text) as { offset: number };
        asked.push(request);
        const { offset } = request;
        const next = offset < 4 ? offset + 2 : null;
        return Promise.resolve(JSON.stringify({ csv: `rows from ${offset}\r\n`, next }));
      },
    };
    const parts = await csvParts(engine, { report: "messages", sort: "-sends", limit: 0, offset: 3 });
    expect(parts.join("")).toBe("\ufeffrows from 0\r\nrows from 2\r\nrows from 4\r\n");
    expect(asked[0]).toEqual({ report: "messages", sort: "-sends", offset: 0, as: "csv" });
  });

  it.each([
    { report: "records", definition: { stages: [] }, stage: "s" },
    { report: "recipients", message: "m" },
    { report: "instances", metric: "sends" },
  ] as CsvRequest[])("of a list that is searched and sorted for every page is asked for in few: $report", async (request) => {
    const asked: { limit?: number }[] = [];
    const engine = {
      queryText: (text: string) => {
        asked.push(JSON.parse(text) as { limit?: number });
        return Promise.resolve(JSON.stringify({ csv: "", next: null }));
      },
    };
    await csvParts(engine, request);
    expect(asked.map(({ limit }) => limit)).toEqual([LONG_PAGE]);
  });
});

describe("a file's name", () => {
  it.each([
    [["Onboarding", "", "messages"], "Onboarding-messages.csv"],
    [["a/b\\c:d", "../x"], "a-b-c-d-..-x.csv"],
    [["..", "  "], "parcours.csv"],
    [["Été 2026"], "Été-2026.csv"],
  ])("of %j is %s", (parts, expected) => {
    expect(fileName(parts, "csv")).toBe(expected);
  });
});
