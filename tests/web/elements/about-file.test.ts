// What a report that is a file says of itself.

import { describe, expect, it } from "vitest";
import { aboutFile } from "../../../web/src/elements/report/about-file.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import type { LoadSummary, SourceSummary } from "../../../web/src/types/index.js";
import { texts } from "./template-texts.js";

const source = (name: string, more: Partial<SourceSummary> = {}): SourceSummary =>
  ({ name, bytes: 2048, rows: 3, kept: 3, warnings: [], skipped: {}, ...more }) as SourceSummary;
const error = { code: "bad-source", message: "" };

function said(language: string, ...sources: SourceSummary[]): string {
  const about = { madeAt: "2026-02-01T00:00:00Z", recipients: false };
  return texts(aboutFile(createLocalizer(language), about, { sources } as unknown as LoadSummary)).join(" ");
}

describe("a report that is a file", () => {
  it("says what it misses of its files", () => {
    const text = said(
      "en",
      source("half.ndjson", { rows: 9, skipped: { "bad-json": 6 } }),
      source("console.csv", { rows: 0, kept: 0, error }),
      source("broken.gz", { error }),
      source("empty.csv", { rows: 0, kept: 0 }),
    );
    expect(text).toContain("6 rows skipped");
    expect(text).toMatch(/console\.csv could not be read(?!:)/u);
    expect(text).toContain("empty.csv: no event in the file.");
    expect(text).toContain("This report is only a part: broken.gz, read to row 3 (byte 2,048), then broken");
  });

  it("says nothing of the kind of whole files", () => {
    expect(said("en", source("a.csv"))).not.toMatch(/skipped|could not|part/u);
  });

  it("says what it holds and what it does not", () => {
    expect(said("en", source("a.csv"))).toContain("of links and values of properties only those that at least five contacts have. It holds no contact and no row of the data.");
    expect(said("fr", source("a.csv"))).toContain("Il ne contient aucun contact ni aucune ligne des données.");
  });

  it("names three of its files and counts the others", () => {
    const files = ["a", "b", "c", "d", "e"].map((name) => source(name));
    expect(said("en", ...files)).toContain("from a, b, c, and 2 more. This file");
    expect(said("fr", ...files)).toContain("à partir de a, b, c et 2 autres. Ce fichier");
    expect(said("fr", ...files.slice(0, 4))).toContain("à partir de a, b, c et 1 autre. Ce fichier");
  });
});
