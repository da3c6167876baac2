import { describe, expect, it } from "vitest";
import { brokenText, sizeText } from "../../../web/src/elements/found/found-words.js";
import { fileKindText } from "../../../web/src/elements/shared/file-kind-words.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import { hasLosses, hasRemarks, isBroken, isPartial, readNames, unmappedWords } from "../../../web/src/source-state.js";
import type { LoadSummary, SourceSummary } from "../../../web/src/types/index.js";

const source = (more: Partial<SourceSummary>): SourceSummary =>
  ({ name: "a.csv", bytes: 2048, rows: 0, decidedBy: "mapping", unrecognised: { types: [], keys: [] }, ...more }) as SourceSummary;
const error = { code: "bad-source", message: "damaged gzip data" };

describe("a file that is no export", () => {
  it.each([
    ["a PNG image: choose the export", "This is a PNG image.", "C'est une image PNG."],
    ["photo.html: an HTML page: save", "This is an HTML page", "C'est une page HTML"],
    ["binary data: choose", "This is binary data", "Ce sont des données binaires"],
  ])("is named in the reader's language: %s", (message, english, french) => {
    expect(fileKindText(createLocalizer("en"), message)).toContain(english);
    expect(fileKindText(createLocalizer("fr"), message)).toContain(french);
  });

  it("is not found in other messages", () => {
    expect(fileKindText(createLocalizer("en"), "a zip file: unpack it")).toBeNull();
  });
});

const unfit = "(7 no-contact), read as twilio; line 1: '{}'";

describe("what became of a source", () => {
  it("counts it as read where it gave the report something", () => {
    const sources = [
      source({ name: "empty.csv", rows: 0, kept: 0 }),
      source({ name: "whole.csv", rows: 3, kept: 3 }),
      source({ name: "broken.gz", rows: 2, kept: 2, error }),
      source({ name: "photo.png", rows: 0, kept: 0, error }),
      source({ name: "unfit.csv", rows: 2, kept: 0, error: { code: "unusable-input", message: "none of the records" } }),
    ];
    expect(readNames({ sources })).toEqual(["whole.csv", "broken.gz"]);
  });

  it("counts it as read where it was, and none gave anything", () => {
    const sources = [source({ name: "test-mode.json", rows: 1, kept: 0 }), source({ name: "photo.png", kept: 0, error })];
    expect(readNames({ sources })).toEqual(["test-mode.json"]);
  });

  it("is remarked on where the engine says how it was read, which is no loss", () => {
    const load = (warnings: string[]): LoadSummary =>
      ({ sources: [source({ rows: 3, kept: 3, skipped: {}, warnings })] }) as unknown as LoadSummary;
    expect([hasRemarks(load([])), hasLosses(load([]))]).toEqual([false, false]);
    const titled = load(["above the header, passed over: 'Report'"]);
    expect([hasRemarks(titled), hasLosses(titled)]).toEqual([true, false]);
  });

  it.each([
    ["a file that is none", source({ error }), false, "could not be read: damaged gzip data"],
    [
      "a file that breaks off",
      source({ error, rows: 1200 }),
      true,
      "could be read only in part, to row 1,200 (byte 2,048), then it is broken: damaged gzip data",
    ],
    [
      "a file of which no row fits",
      source({ error: { code: "unusable-input", message: `none of the records can be used ${unfit}` }, rows: 7, kept: 0, skipped: { "no-contact": 6, "not-json": 1 } }),
      false,
      "was read to its end, and none of its 7 rows can be used (6 no contact, 1 not JSON)",
    ],
    [
      "a file whose one row does not fit",
      source({ error: { code: "unusable-input", message: `none of the records can be used ${unfit}` }, rows: 1, kept: 0, skipped: { "no-time": 1 } }),
      false,
      "was read to its end, and its one row cannot be used (1 no time)",
    ],
    [
      "a list that is not closed",
      source({ cutOff: true, rows: 7 }),
      true,
      "is cut off: its last list is not closed, after row 7 (byte 2,048)",
    ],
  ])("tells of %s how far it was read", (_, summary, partial, text) => {
    expect(isBroken(summary)).toBe(true);
    expect(isPartial(summary)).toBe(partial);
    expect(brokenText(createLocalizer("en"), summary)).toBe(text);
  });

  it.each([
    ["en", { error: { ...error, message: "" } }, "could not be read"],
    ["fr", { error: { ...error, message: "" } }, "n'a pas pu être lu"],
    ["en", { error: { ...error, message: "" }, rows: 1200 }, "could be read only in part, to row 1,200 (byte 2,048), then it is broken"],
    ["en", { error: { code: "unusable-input", message: "" }, rows: 7, kept: 0 }, "was read to its end, and none of its 7 rows can be used"],
  ] as const)("does without the reason where a file of aggregates has none (%s, %j)", (language, summary, text) => {
    expect(brokenText(createLocalizer(language), source(summary))).toBe(text);
  });

  it("says nothing of a whole file", () => {
    expect(isBroken(source({ rows: 5 }))).toBe(false);
    expect(brokenText(createLocalizer("en"), source({ rows: 5 }))).toBe("");
  });

  it("says where a size is that after unpacking", () => {
    expect(sizeText(createLocalizer("en"), source({}))).not.toMatch(/unpacked/);
    for (const name of ["a.ndjson.gz", "export.zip/may/a.csv", "A.CSV.GZ"]) {
      expect(sizeText(createLocalizer("en"), source({ name })), name).toMatch(/ unpacked$/);
    }
  });

  it("adds up the event words that mappings do not name, and no others", () => {
    const of = (...values: [string, number][]): SourceSummary["unrecognised"] => ({
      types: values.map(([value, count]) => ({ value, count })),
      keys: [],
    });
    const sources = [
      source({ unrecognised: of(["Achat", 2], ["Ouvert", 3]) }),
      source({ decidedBy: "guess", unrecognised: of(["Achat", 4]) }),
      source({ decidedBy: "signature", unrecognised: of(["own", 9]) }),
    ];
    expect(unmappedWords({ sources } as unknown as LoadSummary)).toEqual([
      { value: "Achat", count: 6 },
      { value: "Ouvert", count: 3 },
    ]);
  });
});
