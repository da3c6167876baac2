// Files that are promised to a report, and what else is opened before they come.

import { describe, expect, it } from "vitest";
import { ReportOpener, type OpenerHost } from "../../../web/src/elements/report/report-opener.js";
import { inputOfFiles, inputOfUrls } from "../../../web/src/elements/report/sources.js";

function opener(look: OpenerHost["look"] = () => null, keeps = false): { opener: ReportOpener; opened: string[]; problems: string[] } {
  const opened: string[] = [];
  const problems: string[] = [];
  const host = {
    keeps: () => keeps,
    look,
    onOpen: ({ names }: { names: readonly string[] }) => void opened.push(...names),
    onAdd: ({ names }: { names: readonly string[] }) => void opened.push(...names.map((name) => `+${name}`)),
    onProblem: ({ code, message }: { code: string; message: string }) => void problems.push(`${code}: ${message}`),
    onChange: () => undefined,
    onCopy: () => undefined,
  };
  return { opener: new ReportOpener(host), opened, problems };
}

type Looked = Awaited<NonNullable<ReturnType<OpenerHost["look"]>>>;

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
  const forms: string[] = [];
  let found: Looked = "refused";
  const { opener: files, opened } = opener(() => Promise.resolve(found));
  for (const [name, look] of [["a", "refused"], ["b", { openForm: () => void forms.push("b") }], ["c", "readable"]] as const) {
    found = look;
    files.picked({ files: [file(name)], handles: [] });
    await Promise.resolve();
  }
  expect(opened).toEqual(["c"]);
  expect(forms).toEqual(["b"]);
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

describe("files over the reader's own", () => {
  const over = async (look: Looked = "readable"): Promise<ReturnType<typeof opener>> => {
    let open = false;
    const all = opener(() => (open ? Promise.resolve(look) : null));
    all.opener.picked({ files: [file("own")], handles: [] });
    open = true;
    all.opener.picked({ files: [file("more")], handles: [] }, { asks: true });
    await Promise.resolve();
    return all;
  };

  it.each([
    ["beside them", "add", ["own", "+more"]],
    ["instead of them", "replace", ["own", "more"]],
    ["not at all", "leave", ["own"]],
  ] as const)("are opened %s, as the reader says", async (_, choice, expected) => {
    const { opener: files, opened } = await over();
    expect(files.coming?.names).toEqual(["more"]);
    expect(opened).toEqual(["own"]);
    files.coming?.[choice]();
    expect(opened).toEqual(expected);
    expect(files.coming).toBeNull();
  });

  it("are asked about before their form is opened, which those beside others have later", async () => {
    const forms: string[] = [];
    const form = { openForm: () => void forms.push("form") };
    const instead = await over(form);
    expect(forms).toEqual([]);
    instead.opener.coming?.replace();
    expect(forms).toEqual(["form"]);
    const beside = await over(form);
    beside.opener.coming?.add();
    expect(forms).toEqual(["form"]);
    expect(beside.opened).toEqual(["own", "+more"]);
  });

  it("wait no more where something else is opened", async () => {
    const { opener: files, opened } = await over();
    files.open(inputOfFiles([file("else")]));
    expect(files.coming).toBeNull();
    expect(opened).toEqual(["own", "else"]);
  });

  it("are opened without a question where what is open is no file of the reader's, or none was asked for", async () => {
    const { opener: files, opened } = opener(() => Promise.resolve("readable"));
    files.open(inputOfUrls(["sample.ndjson"], "https://a.example/"));
    files.picked({ files: [file("a")], handles: [] }, { asks: true });
    await Promise.resolve();
    files.picked({ files: [file("b")], handles: [] });
    await Promise.resolve();
    expect(opened).toEqual(["sample.ndjson", "a", "b"]);
  });
});

describe("leaving the page", () => {
  it("loses files of the reader's own, and nothing that an address has", () => {
    const { opener: files } = opener();
    expect(files.unkept).toBe(false);
    files.picked({ files: [file("a")], handles: [] });
    expect(files.unkept).toBe(true);
    files.open(inputOfUrls(["sample.ndjson"], "https://a.example/"));
    expect(files.unkept).toBe(false);
  });

  it("loses none that one click opens again", () => {
    const { opener: files } = opener(() => null, true);
    files.picked({ files: [file("a")], handles: [{} as FileSystemFileHandle] });
    expect(files.unkept).toBe(false);
  });
});
