// The command line's parts that need no engine: tables, bars, patterns, words, progress.

import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { commands, languageOf, optionsOf, readArguments } from "../../../web/src/cli/arguments.js";
import { fileNames } from "../../../web/src/cli/csv-files.js";
import { emptyFiles } from "../../../web/src/cli/empty-files.js";
import { findFiles } from "../../../web/src/cli/files.js";
import { nearName } from "../../../web/src/cli/near-name.js";
import { patternOf } from "../../../web/src/cli/pattern.js";
import { progressLine } from "../../../web/src/cli/progress.js";
import { bar, shorten, shortenStart, table } from "../../../web/src/cli/table.js";
import { wordsOf } from "../../../web/src/cli/text.js";
import { cliEn } from "../../../web/src/i18n/cli-en.js";
import { cliFr } from "../../../web/src/i18n/cli-fr.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import { testFolder } from "./fixtures.js";

describe("table", () => {
  test("columns are as wide as their widest cell, numbers stand to the right", () => {
    const columns = [{ title: "Name" }, { title: "N", align: "right" }] as const;
    expect(table(columns, [["a", "1,000"], ["longer"]])).toEqual([
      "Name        N",
      "──────  ─────",
      "a       1,000",
      "longer",
    ]);
  });

  test("wide characters take two cells, combining marks none", () => {
    const columns = [{ title: "" }, { title: "" }];
    expect(table(columns, [["日本", "|"], ["e\u0301", "|"], ["abcd", "|"]])).toEqual([
      "日本  |",
      "e\u0301     |",
      "abcd  |",
    ]);
  });

  test("a table that is wider than there is room for is parted, its first column in each part", () => {
    const columns = ["Name", "One", "Two", "Three"].map((title) => ({ title }));
    expect(table(columns, [["a", "1", "2", "3"]], 13)).toEqual([
      "Name  One",
      "────  ───",
      "a     1",
      "",
      "Name  Two",
      "────  ───",
      "a     2",
      "",
      "Name  Three",
      "────  ─────",
      "a     3",
    ]);
    expect(table(columns, [["a", "1", "2", "3"]], 14)[0]).toBe("Name  One  Two");
    expect(table(columns, [], 21)[0]).toBe("Name  One  Two  Three");
    // Without titles nobody could tell the parts apart; and one column stands beside the first, however narrow it is.
    expect(table([{ title: "" }, { title: "" }], [["long text", "more"]], 4)).toEqual(["long text  more"]);
    expect(table(columns, [], 1)[0]).toBe("Name  One");
  });

  test("of a table that is wider the last column, where it is text, is broken into lines first", () => {
    const columns = [{ title: "Name" }, { title: "N", align: "right" }, { title: "What" }] as const;
    const rows = [["a", "1", "one two three four five"], ["b", "2", "six"], ["c", "3", "abcdefghijklmnopqrstuvwxyz"]];
    expect(table(columns, rows, 30)).toEqual([
      "Name  N  What",
      "────  ─  ─────────────────────",
      "a     1  one two three four",
      "         five",
      "b     2  six",
      "c     3  abcdefghijklmnopqrstu",
      "         vwxyz",
    ]);
    expect(table(columns, rows, 35)[1]).toBe("────  ─  ──────────────────────────");
    // Where it would be too narrow it stands in a part of its own; without titles it cannot.
    expect(table(columns, rows, 28).slice(5, 9)).toEqual(["", "Name  What", "────  ──────────────────────", "a     one two three four"]);
    expect(table([{ title: "" }, { title: "" }], [["a", "one two three four five"]], 24)).toEqual(["a  one two three four", "   five"]);
  });

  test("control characters and text direction marks become blanks", () => {
    expect(table([{ title: "" }], [["a\u001b[2J\r\n\u202eb"]])).toEqual(["a [2J   b"]);
  });
});

test("a path keeps its end", () => {
  expect(shortenStart("exports/march.ndjson", 13)).toBe("…march.ndjson");
  expect(shortenStart("日本.csv", 7)).toBe("…本.csv");
  expect(shortenStart("a\n.csv", 20)).toBe("a .csv");
});

test("a table may have more rows than a call has arguments", () => {
  const rows = Array.from({ length: 200_000 }, () => ["a"]);
  expect(table([{ title: "" }], [...rows, ["longest"]]).at(-1)).toBe("longest");
});

test("files that were read to their end without a record are empty", () => {
  const read = { name: "a.csv", rows: 3, warnings: ["read as Windows-1252"] };
  const none = { name: "b.json", rows: 0, warnings: [] };
  const blank = { name: "c.csv", rows: 0, warnings: ["the file is empty"] };
  const broken = { ...blank, error: { code: "bad-source", message: "cut off" } } as const;
  expect(emptyFiles([read, none, blank, broken], wordsOf("en"))).toEqual([
    { name: "b.json", message: "no event in the file" },
    { name: "c.csv", message: "the file is empty" },
  ]);
  expect(emptyFiles([none], wordsOf("fr"))[0]?.message).toMatch(/^aucun événement dans le fichier/u);
});

test("files are named after ids, safely and each by a name of its own", () => {
  const names = fileNames();
  const ids = ["welcome-1", "../../etc/passwd", "a b", "a/b", "A B", "été", "", "..", "x".repeat(300), "日".repeat(300), `x${"𐌰".repeat(99)}`];
  expect(ids.map(names)).toEqual([
    "welcome-1", "_.._etc_passwd", "a_b", "a_b-2", "A_B-3", "été", "_", "_-2", "x".repeat(200), "日".repeat(66), `x${"𐌰".repeat(49)}`,
  ]);
});

test("no file is called as a device is on Windows", () => {
  const names = fileNames();
  expect(["CON", "con", "nul.welcome", "Lpt1", "com¹", "console", "contact.con", "COM10"].map(names)).toEqual([
    "CON_", "con_-2", "nul_.welcome", "Lpt1_", "com¹_", "console", "contact.con", "COM10",
  ]);
});

test.each([
  ["abcd", 4, "abcd"],
  ["abcde", 4, "abc…"],
  ["日本語", 4, "日…"],
  ["a\nb", 4, "a b"],
])("%j in at most %d cells is %j", (text, cells, expected) => {
  expect(shorten(text, cells)).toBe(expected);
});

test.each([
  [0, ""],
  [0.0001, "▏"],
  [0.5, "██"],
  [0.6, "██▍"],
  [1, "████"],
])("a bar of the share %d in four cells", (share, expected) => {
  expect(bar(share, 4)).toBe(expected);
});

test.each([
  ["*.json", ".", ["a.json"], ["a.jsonl", "d/a.json"]],
  ["d/**/x?.gz", "d", ["x1.gz", "a/b/x2.gz"], ["x.gz", "a/y1.gz"]],
  ["/d/**", "/d", ["a", "a/b"], []],
  ["a+b(1)*/c", ".", ["a+b(1)x/c"], ["aab1/c"]],
])("the pattern %s", (pattern, base, hits, misses) => {
  const found = patternOf(pattern);
  expect(found.base).toBe(base);
  for (const path of hits) expect(found.matches(path), path).toBe(true);
  for (const path of misses) expect(found.matches(path), path).toBe(false);
});

describe("files", () => {
  const folder = testFolder();
  afterAll(() => folder.remove());

  test("a folder gives its exports by name, at any depth, and tells what it left out", async () => {
    for (const name of ["b.json", "a/c.ndjson.gz", "a/B.CSV", "notes.txt", ".hidden.json"]) {
      folder.file(name, "");
    }
    const { paths, leftOut } = await findFiles([folder.path], cliEn);
    expect(paths.map((path) => path.slice(folder.path.length + 1))).toEqual([
      "a/B.CSV",
      "a/c.ndjson.gz",
      "b.json",
    ]);
    expect(leftOut).toEqual([{ folder: folder.path, count: 1 }]);
  });

  test("a file that is named may have any name, and words keep their order", async () => {
    const [notes, first] = [folder.file("notes.txt", ""), folder.file("b.json", "")];
    expect((await findFiles([notes, "-", first], cliEn)).paths).toEqual([notes, "-", first]);
  });
});

describe("words that lead to no file", () => {
  test("are told, and the others are read", async () => {
    const folder = testFolder();
    const file = folder.file("day/a.json", "");
    folder.file("none/readme.txt", "");
    const [absent, empty, pattern] = ["absent.json", "none", "*.tsv"].map((name) => join(folder.path, name));
    const found = await findFiles([absent ?? "", empty ?? "", file, pattern ?? ""], cliEn);
    expect(found).toEqual({
      paths: [file],
      leftOut: [],
      problems: [`${absent}: no such file or folder`, `${empty}: no export in this folder`, `${pattern}: no file matches`],
    });
    folder.remove();
  });

  test("a link that leads nowhere stands for a file", async () => {
    const folder = testFolder();
    symlinkSync("gone", join(folder.path, "link.json"));
    expect((await findFiles([folder.path], cliEn)).paths).toEqual([join(folder.path, "link.json")]);
    folder.remove();
  });
});

describe("words", () => {
  test("options stand before, between and after the files", () => {
    const words = ["--json", "report", "a", "--format=sendgrid", "b", "--time-zone", "Europe/Paris"];
    expect(readArguments(words, cliEn)).toMatchObject({
      kind: "run",
      line: {
        command: "report",
        files: ["a", "b"],
        json: true,
        format: "sendgrid",
        timeZone: "Europe/Paris",
      },
    });
  });

  test.each([
    [["--lang", "fr"], {}, "fr"],
    [["--lang=en"], { LANG: "fr_FR" }, "en"],
    [["--lang", "de"], {}, undefined],
    [[], { LC_ALL: "C", LANG: "fr_FR" }, "en"],
    [[], { LANG: "fr_CA.UTF-8" }, "fr"],
    [[], { LANG: "fr" }, "fr"],
    [[], {}, "en"],
  ] as const)("the language of %j in %j is %s", (args, environment, expected) => {
    expect(languageOf(args, environment)).toBe(expected);
  });

  test.each([["en", cliEn], ["fr", cliFr]] as const)("help names the options that a command takes (%s)", (_, { help }) => {
    for (const command of commands) {
      const named = new Set(help[command].match(/--[a-z-]+/g));
      expect([...named].sort(), command).toEqual([...optionsOf(command)].sort());
    }
  });

  test("the first help names the same commands and options in both languages", () => {
    const named = ({ help }: typeof cliEn): string[] => help.main.match(/--[a-z-]+|^ {2}[a-z]+/gm) ?? [];
    expect(named(cliFr)).toEqual(named(cliEn));
    expect(named(cliEn)).toEqual(expect.arrayContaining([...commands.map((command) => `  ${command}`), "--version", "--help"]));
  });
});

test.each([
  ["htlm", ["json", "html"], "html"],
  ["mesage", ["name", "message"], "message"],
  ["STATE", ["stage", "state"], "state"],
  ["colour", ["html", "json"], undefined],
  ["x", ["to", "a"], "a"],
  ["", ["a"], "a"],
])("near %j of %j is %j", (name, names, near) => {
  expect(nearName(name, names)).toBe(near);
});

describe("progress", () => {
  const seen = (isTerminal: boolean, totalBytes: number | null): string => {
    let written = "";
    const output = { isTerminal, write: (text: string) => void (written += text) };
    const line = progressLine(output, createLocalizer("en"));
    const counts = { source: 0, sources: 1, name: "a\u001b.gz", rows: 1200, kept: 1200 };
    line.show({ phase: "reading", ...counts, bytes: 500, totalBytes });
    line.show({ phase: "sealing", ...counts, bytes: 1000, totalBytes });
    line.clear();
    return written;
  };

  test("one line on a terminal, gone in the end", () => {
    const clear = "\r\u001b[2K";
    const [nothing, reading, sealing, last] = seen(true, 1000).split(clear);
    expect([nothing, last]).toEqual(["", ""]);
    expect(reading).toMatch(/^50\.0% .*1,200 events +a \.gz$/);
    expect(sealing).toMatch(/order/);
  });

  test("no share where the size is not known", () => {
    expect(seen(true, null)).not.toContain("%");
  });

  test("does not wrap", () => {
    let written = "";
    const line = progressLine({ isTerminal: true, columns: 20, write: (text) => void (written += text) }, createLocalizer("en"));
    line.show({ phase: "reading", source: 0, sources: 1, name: "a-long-name.ndjson", rows: 1, kept: 1, bytes: 5, totalBytes: 10 });
    expect(written).toBe("\r\u001b[2K50.0%  5 bytes  1 …");
  });

  test("nothing where it is no terminal", () => {
    expect(seen(false, 1000)).toBe("");
  });
});
