import { expect, it } from "vitest";
import { accepts } from "../../../web/src/elements/drop/accepts.js";

it.each([
  ["", "a.bin", "", true],
  [" , ", "a.bin", "", true],
  [".csv", "A.CSV", "", true],
  [".csv,.json", "a.ndjson", "", false],
  [".ndjson", "a.ndjson.gz", "", false],
  ["text/csv", "a", "text/csv", true],
  ["text/*", "a", "TEXT/CSV", true],
  ["text/*", "a.csv", "", false],
  ["application/json, .CSV", "b.csv", "application/vnd.ms-excel", true],
])("accept %j takes %s of type %j: %s", (accept, name, type, taken) => {
  expect(accepts(accept, { name, type })).toBe(taken);
});
