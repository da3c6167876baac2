// Where on the command line a problem comes from.

import { expect, test } from "vitest";
import type { CommandLine } from "../../../web/src/cli/arguments.js";
import { placeOf } from "../../../web/src/cli/problem-place.js";

const bad = (path: string, said: string): { code: "bad-request"; path: string; message: string } => ({
  code: "bad-request",
  path,
  message: said,
});
const funnel = { command: "funnel", document: "funnel.json", journeys: [] as readonly string[] } as CommandLine;

test.each([
  ["a day", { ...funnel, from: "soon" }, bad("definition.range.from", "definition.range.from: 'soon' is no day"), "--from", "--from: 'soon' is no day"],
  ["a day of a report", { command: "report", to: "soon" }, bad("range.to", "'soon' is no day"), "--to", "'soon' is no day"],
  ["a day before another", { command: "report", from: "2026-02-01", to: "2026-01-01" }, bad("range.to", "range.to: '2026-01-01' is before 'from'; expected"), "--to", "--to: '2026-01-01' is before --from; expected"],
  ["a format", { command: "query", format: "telex" }, bad("format", "format: unknown format 'telex'"), "--format", "--format: unknown format 'telex'"],
  ["a stage", { ...funnel, command: "records", stage: "x" }, bad("at.stage", "'x' is no stage"), "--stage", "'x' is no stage"],
])("%s is named by its option, and is wrong usage", (_, line, problem, path, message) => {
  const placed = placeOf(problem, line as CommandLine);
  expect(placed).toEqual({ problem: { code: "bad-request", path, message }, file: undefined, isUsage: true });
});

test("a record or a journey is named by its option, but the data tells that it is not there", () => {
  const line = { ...funnel, command: "explain", record: "x" } as CommandLine;
  expect(placeOf(bad("record", "no event has it"), line)).toMatchObject({ problem: { path: "--record" }, isUsage: false });
  const report = { command: "report", journeys: ["x"] } as unknown as CommandLine;
  expect(placeOf(bad("journey", "the data holds no journey 'x'"), report)).toMatchObject({ problem: { path: "--journey" }, isUsage: false });
});

test.each([
  ["a definition", funnel, bad("definition.wnd", "definition.wnd: unknown"), "wnd", "wnd: unknown", "funnel.json"],
  ["a day of a definition", funnel, bad("definition.range.from", "no day"), "range.from", "no day", "funnel.json"],
  ["a mapping", { command: "report", mapping: "m.json" }, bad("mapping.mesage", "mapping.mesage: unknown"), "mesage", "mesage: unknown", "m.json"],
  ["a whole mapping", { command: "report", mapping: "m.json" }, bad("mapping", "mapping: expected an object"), "", "expected an object", "m.json"],
  ["a request", { command: "query", document: "r.json" }, bad("definition.wnd", "definition.wnd: unknown"), "definition.wnd", "definition.wnd: unknown", "r.json"],
])("%s is named by its file, and the place in it", (_, line, problem, path, message, file) => {
  const placed = placeOf(problem, line as CommandLine);
  expect(placed).toEqual({ problem: { code: "bad-request", path, message }, file, isUsage: false });
});

test("of a definition in a request, the place in the request", () => {
  const problem = bad("definition.wnd", "definition.wnd: unknown");
  expect(placeOf(problem, funnel, true)).toEqual({ problem, file: "funnel.json", isUsage: false });
});

test("a file of events names itself", () => {
  const problem = { code: "unusable-input", path: "", message: "a.csv: unknown format" } as const;
  expect(placeOf(problem, { command: "query", document: "r.json" } as CommandLine)).toEqual({ problem, file: undefined, isUsage: false });
});
