// Files that are promised to a report, and what else is opened before they come.

import { expect, it } from "vitest";
import { ReportOpener } from "../../../web/src/elements/report/report-opener.js";
import { inputOfFiles } from "../../../web/src/elements/report/sources.js";

function opener(): { opener: ReportOpener; opened: string[]; problems: string[] } {
  const opened: string[] = [];
  const problems: string[] = [];
  const host = {
    keeps: () => false,
    onOpen: ({ names }: { names: readonly string[] }) => void opened.push(...names),
    onProblem: ({ code, message }: { code: string; message: string }) => void problems.push(`${code}: ${message}`),
    onChange: () => undefined,
    onCopy: () => undefined,
  };
  return { opener: new ReportOpener(host), opened, problems };
}

const file = (name: string): File => new File(["x"], name);

it("opens what comes, and says what did not", async () => {
  const { opener: files, opened, problems } = opener();
  expect(await files.promised(Promise.resolve([file("a")]))).toBe(true);
  expect(await files.promised(Promise.resolve([]))).toBe(false);
  expect(await files.promised(Promise.reject(new Error("it was moved")))).toBe(false);
  expect(opened).toEqual(["a"]);
  expect(problems).toEqual(["bad-source: it was moved"]);
});

it.each([
  ["something else was opened", (files: ReportOpener) => files.open(inputOfFiles([file("b")])), ["b"]],
  ["the report was taken out of the page", (files: ReportOpener) => files.ignore(), []],
])("does and says nothing any more where meanwhile %s", async (_, meanwhile, expected) => {
  const { opener: files, opened, problems } = opener();
  const coming = files.promised(Promise.resolve([file("a")]));
  const failing = files.promised(Promise.reject(new Error("it was moved")));
  meanwhile(files);
  expect(await Promise.all([coming, failing])).toEqual([false, false]);
  expect(opened).toEqual(expected);
  expect(problems).toEqual([]);
});
