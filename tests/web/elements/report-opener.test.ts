// Files that are promised to a report, and what else is opened before they come.

import { expect, it } from "vitest";
import { ReportOpener, type OpenerHost } from "../../../web/src/elements/report/report-opener.js";
import { inputOfFiles } from "../../../web/src/elements/report/sources.js";

function opener(look: OpenerHost["look"] = () => null): { opener: ReportOpener; opened: string[]; problems: string[] } {
  const opened: string[] = [];
  const problems: string[] = [];
  const host = {
    keeps: () => false,
    look,
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

it("opens over a report what can be read, and not what is refused or waits for a form", async () => {
  let found: "readable" | "form" | "refused" = "refused";
  const { opener: files, opened } = opener(() => Promise.resolve(found));
  for (found of ["refused", "form", "readable"] as const) {
    files.picked({ files: [file(found)], handles: [] });
    await Promise.resolve();
  }
  expect(opened).toEqual(["readable"]);
});

it("opens no more what was looked at while something else was opened", async () => {
  const { opener: files, opened } = opener(() => Promise.resolve("readable"));
  files.picked({ files: [file("a")], handles: [] });
  files.open(inputOfFiles([file("b")]));
  await Promise.resolve();
  expect(opened).toEqual(["b"]);
});

it("says of what it looks at whether something else was opened meanwhile", () => {
  const current: (() => boolean)[] = [];
  const { opener: files } = opener((_, isCurrent) => {
    current.push(isCurrent);
    return Promise.resolve("refused");
  });
  files.picked({ files: [file("a")], handles: [] });
  expect(current.map((is) => is())).toEqual([true]);
  files.picked({ files: [file("b")], handles: [] });
  expect(current.map((is) => is())).toEqual([false, true]);
  files.open(inputOfFiles([file("c")]));
  expect(current.map((is) => is())).toEqual([false, false]);
});
