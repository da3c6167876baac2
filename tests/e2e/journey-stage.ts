// A page beside which the small journey stands as a file, and compressed as the sample.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll } from "vitest";
import { useStage, type OpenStage } from "./browser.js";
import { ndjson } from "./journey-data.js";

export function useJourneyStage(): OpenStage {
  const folder = mkdtempSync(join(tmpdir(), "parcours-"));
  const journey = join(folder, "journey.ndjson");
  writeFileSync(journey, ndjson);
  const sample = join(folder, "sample.ndjson.gz");
  writeFileSync(sample, gzipSync(ndjson));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return useStage({ "data/journey.ndjson": journey, "sample/sample.ndjson.gz": sample });
}
