import { describe, expect, it } from "vitest";
import { foundBanner } from "../../../web/src/elements/report/found-banner.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import type { LoadSummary } from "../../../web/src/types/index.js";
import { texts } from "./template-texts.js";

const nothing = (): void => undefined;
const whole = {
  format: "parcours", decidedBy: "signature", rows: 3, kept: 3, ignored: 0, bytes: 1, warnings: [], skipped: {},
  unrecognised: { types: [], keys: [] }, skippedSamples: [],
};
const unknown = { ...whole, format: "", decidedBy: "nothing", rows: 0, kept: 0, error: { code: "unusable-input", message: "unknown format; the records have the keys a, b, c" } };

function said(summary: object, language = "en"): string[] {
  return texts(
    foundBanner(createLocalizer(language), {
      summary: summary as LoadSummary,
      doctor: { findings: [] } as never,
      orders: false, mapped: [], doubtful: [], unopened: null,
      onDates: nothing, onForms: nothing, onAgain: nothing, onMore: nothing, onClose: nothing,
    }),
  );
}

describe("the banner of a report", () => {
  it("cuts the first row that was skipped between two characters", () => {
    const excerpt = `${"x".repeat(59)}\u{1f600}\u{1f600}`;
    const source = { ...whole, name: "a.csv", rows: 2, kept: 1, skipped: { "no-time": 1 }, skippedSamples: [{ line: 2, offset: 1, reason: "no-time", excerpt }] };
    expect(said({ sources: [source] })).toContain(`Line 2: ${"x".repeat(59)}`);
  });

  it("counts files in no known format, whose rows are in no figure, and names one of a known form of which no row can be used", () => {
    const unfit = { ...whole, name: "unfit.csv", rows: 2, kept: 0, skipped: { "no-time": 2 }, error: { code: "unusable-input", message: "no row can be used" } };
    const sources = [{ ...whole, name: "known.ndjson" }, { ...unknown, name: "odd.csv" }, unfit];
    const proposals = ["odd.csv", "unfit.csv"].map((name) => ({ summary: { name } }));
    const told = said({ sources, proposals });
    expect(told).toContain("1 file is in no known format: its rows are not in the report");
    expect(told.join(" ")).toContain("unfit.csv was read to its end, and none of its 2 rows can be used");
    expect(told.join(" ")).not.toContain("odd.csv");
    expect(told).toContain("Say what is what in 2 files");
    const both = said({ sources: [sources[0], { ...unknown, name: "a.csv" }, { ...unknown, name: "b.csv" }], proposals: ["a.csv", "b.csv"].map((name) => ({ summary: { name } })) }, "fr");
    expect(both).toContain("2 fichiers d'un format inconnu\u202f: leurs lignes ne sont pas dans le rapport");
  });
});
