import { describe, expect, it } from "vitest";
import { emptyFilesTexts } from "../../../web/src/elements/found/empty-files.js";
import { affectedText, brokenText, formatText } from "../../../web/src/elements/found/found-words.js";
import { remarkText as warningText } from "../../../web/src/elements/found/doubt-words.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import type { SourceSummary } from "../../../web/src/types/index.js";

const [en, fr] = [createLocalizer("en-GB"), createLocalizer("fr")];
const header = "a header and no row: 'contact,time,type '";
const dates =
  "time: 26 dates such as '02/06/2024 10:15' are read with the month first, which nothing in the first records tells; say dateOrder \"dmy\" if that is wrong";

describe("what the engine remarked on a file", () => {
  it.each([
    ["the file is empty", "the file is empty. Expected: a row or a JSON object for every event."],
    ["no event in the file", "no event in the file. Expected: a row or a JSON object for every event."],
    [header, "a header (contact,time,type) and not one row below it. Expected: a row for every event."],
    [dates, "26 dates such as 02/06/2024 10:15 are read with the month first; nothing in the first rows tells whether that is right"],
    [
      "revenue: 1 amounts such as '1,234' are read with a decimal point, which nothing in the first records tells; say decimal \",\" if that is wrong",
      "1 amount such as 1,234 is read with a decimal point; nothing in the first rows tells whether that is right",
    ],
    ["above the header, passed over: 'Export of events' 'Confidential'", "above the header, passed over: 'Export of events' 'Confidential'"],
    ["read as Windows-1252, because it is not UTF-8", "read as Windows-1252, because it is not UTF-8"],
    ["something new", "something new"],
  ])("is told in words: %s", (warning, text) => {
    expect(warningText(en, warning)).toEqual({ text, translated: true });
  });

  it("is marked as English where there are no words for it", () => {
    expect(warningText(fr, dates).text).toMatch(/^26 dates comme 02\/06\/2024 10:15 sont lues le mois d'abord/u);
    expect(warningText(fr, "above the header, passed over: 'Export'")).toEqual({
      text: "au-dessus de l'en-tête, laissé de côté\u202f: 'Export'",
      translated: true,
    });
    expect(warningText(fr, "something new")).toEqual({ text: "something new", translated: false });
  });
});

describe("files with nothing in them", () => {
  it("are told of together where they are alike", () => {
    const empty = Array.from({ length: 8 }, (_, index) => ({ name: `${index}.csv`, warnings: ["the file is empty"] }));
    expect(emptyFilesTexts(en, [...empty, { name: "h.csv", warnings: [header] }])).toEqual([
      "0.csv, 1.csv, 2.csv, 3.csv, 4.csv and 5.csv …: the file is empty. Expected: a row or a JSON object for every event.",
      "h.csv: a header (contact,time,type) and not one row below it. Expected: a row for every event.",
    ]);
  });
});

describe("a file of no known form", () => {
  const source = { rows: 0, bytes: 9, error: { code: "unusable-input", message: "unknown format; the records have the keys a" } };

  it("is told of in the reader's language", () => {
    const told = (words: typeof en): string => brokenText(words, source as unknown as SourceSummary);
    expect(told(fr)).toBe("n'a aucun format connu ici");
    expect(told(en)).toBe("could not be read: unknown format; the records have the keys a");
  });
});

describe("a format", () => {
  it("is told by its name for people, a mapping in words", () => {
    expect(formatText(fr, { format: "shopify-csv", formatTitle: "Shopify orders (CSV)" })).toBe("Shopify orders (CSV)");
    expect(formatText(fr, { format: "mapping" })).toBe("selon une correspondance des champs");
    expect(formatText(en, { format: "" })).toBe("");
  });
});

describe("what a finding touches", () => {
  it("is no metric of orders where the data has none", () => {
    const affects = ["sends", "orders", "orderRate", "funnel"];
    expect(affectedText(en, affects)).toBe("Touches: Total sends, Orders, Order rate and the funnel.");
    expect(affectedText(en, affects, false)).toBe("Touches: Total sends and the funnel.");
    expect(affectedText(en, ["orders"], false)).toBe("");
  });
});
