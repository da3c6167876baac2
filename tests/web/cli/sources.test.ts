// What a command reads: files, folders, patterns, archives, pipes; and files that cannot be used.

import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LoadSummary } from "../../../web/src/types/index.js";
import { zipOf } from "../client/archive.js";
import { commandLine } from "./command-line.js";
import { events, zippedEvents } from "./fixtures.js";

const { folder, parcours, answered, plain, zipped, cards } = commandLine();

test("files, gzip, folders, patterns and standard input give the same answer", async () => {
  const expected = await answered(["query", cards, plain]);
  for (const words of [zipped, join(folder.path, "day"), join(folder.path, "d*/*.ndjson")]) {
    expect(await answered(["query", cards, words])).toBe(expected);
  }
  expect(await answered(["query", cards, "-"], { stdin: events })).toBe(expected);
  expect(await answered(["query", cards, "-"], { stdin: zippedEvents })).toBe(expected);
});

test("a named pipe is opened once, and read whole", async ({ skip }) => {
  const pipe = join(folder.path, "pipe");
  const { error, status } = spawnSync("mkfifo", [pipe]);
  if (error || status !== 0) skip("there is no mkfifo here");
  const [answer] = await Promise.all([answered(["query", cards, pipe]), writeFile(pipe, events)]);
  expect(answer).toBe(await answered(["query", cards, plain]));
});

test("a zip archive is read like the folder that it holds", async () => {
  const zip = folder.file("export.zip", await zipOf({ "day/events.ndjson": events, "a.html": "x" }));
  const { status, stdout, stderr } = await parcours(["query", cards, zip]);
  expect(stdout).toBe(await answered(["query", cards, plain]));
  expect({ status, stderr }).toEqual({ status: 0, stderr: `parcours: ${zip}: left out as no exports: 1\n` });
  const stdin = await zipOf({ "events.ndjson.gz": zippedEvents });
  expect(await answered(["query", cards, "-"], { stdin })).toBe(stdout);
});

test("CSV is read like any other form", async () => {
  const csv = folder.file("csv/events.csv", "contact;time;type\nx;2026-01-01;page_view\n");
  const { load } = JSON.parse(await answered(["inspect", csv, "--json"])) as { load: LoadSummary };
  expect(load).toMatchObject({ events: 1, sources: [{ format: "parcours", csv: { delimiter: ";" } }] });
});

test("a file that cannot be used beside others is named; the answer is theirs, the status 1", async () => {
  const words = folder.file("words.txt", "these are\nonly words\n");
  const { status, stdout, stderr } = await parcours(["query", cards, plain, words]);
  expect(stdout).toBe(await answered(["query", cards, plain]));
  expect(status).toBe(1);
  expect(stderr).toMatch(/^parcours: .*words\.txt: .*expected/);
});

test.each(["[]", '{"events":[]}', '{"data":[],"has_more":false}'])("a list without an event is no answer, but beside others: %s", async (text) => {
  const none = folder.file("none.json", text);
  expect(await parcours(["report", none])).toEqual({ status: 1, stdout: "", stderr: `parcours: ${none}: no event in the file\n` });
  const beside = await parcours(["report", plain, none]);
  expect({ ...beside, stdout: "" }).toEqual({ status: 0, stdout: "", stderr: `parcours: warning: ${none}: no event in the file\n` });
  expect(beside.stdout).toContain(`${none}: no event in the file`);
});

test("so are words that lead to no file", async () => {
  const absent = join(folder.path, "absent.ndjson");
  const links = join(folder.path, "links");
  mkdirSync(links);
  symlinkSync("gone", join(links, "link.ndjson"));
  const { status, stdout, stderr } = await parcours(["query", cards, absent, plain, links]);
  expect(stdout).toBe(await answered(["query", cards, plain]));
  expect({ status, lines: stderr.split("\n") }).toEqual({
    status: 1,
    lines: [`parcours: ${absent}: no such file or folder`, expect.stringMatching(/ENOENT.*link\.ndjson/) as string, ""],
  });
  const none = await parcours(["query", cards, absent, links]);
  expect(none).toEqual({ status: 1, stdout: "", stderr });
});

test("a Mailchimp account export is read without its aggregates", async () => {
  const files = {
    "aggregate_activity/bounces/324b_news_bounces.csv": "Email Address,First Name,Bounce Type\na@b.example,,hard\n",
    "granular_activity/opens/324b_news_opens.csv": "Timestamp,IP,Email\n2021-09-01 12:00:01,192.0.2.1,a@b.example\n",
  };
  const zip = folder.file("mailchimp.zip", await zipOf(files));
  for (const [name, content] of Object.entries(files)) folder.file(`mailchimp/${name}`, content);
  for (const word of [zip, join(folder.path, "mailchimp")]) {
    const { status, stdout, stderr } = await parcours(["query", cards, word]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: `parcours: ${word}: left out as no exports: 1\n` });
    expect(stdout).toMatch(/^\{/);
  }
});

test("several files are one data set", async () => {
  const [first = "", ...rest] = events.split("\n");
  const halves = [first, rest.join("\n")].map((half, index) => folder.file(`half${index}`, half));
  expect(await answered(["query", cards, ...halves])).toBe(
    await answered(["query", cards, plain]),
  );
});
