import { describe, expect, it } from "vitest";
import { foundBanner } from "../../../web/src/elements/report/found-banner.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import { texts } from "./template-texts.js";

describe("the banner of a report", () => {
  it("cuts the first row that was skipped between two characters", () => {
    const excerpt = `${"x".repeat(59)}\u{1f600}\u{1f600}`;
    const source = {
      name: "a.csv", format: "parcours", rows: 2, kept: 1, ignored: 0, bytes: 1, warnings: [], skipped: { "no-time": 1 },
      unrecognised: { types: [], keys: [] }, skippedSamples: [{ line: 2, offset: 1, reason: "no-time", excerpt }],
    };
    const nothing = (): void => undefined;
    const banner = foundBanner(createLocalizer("en"), {
      summary: { sources: [source] } as never,
      doctor: { findings: [] } as never,
      orders: false, mapped: [], doubtful: [], unopened: null,
      onDates: nothing, onForms: nothing, onAgain: nothing, onMore: nothing, onClose: nothing,
    });
    expect(texts(banner)).toContain(`Line 2: ${"x".repeat(59)}`);
  });
});
