// `parcours report --html`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "./command-line.js";

const { folder, parcours, answered, plain } = commandLine();

test("writes the report as one file of aggregates, and nothing to standard output", async () => {
  const events = folder.file("of-somebody/html.ndjson", `${JSON.stringify({ contact: "a@mail.example", time: 1767258000, type: "email.sent", message: "m" })}\n`);
  const target = join(folder.path, "report.html");
  const unknown = folder.file("of-somebody/unknown.ndjson", `${JSON.stringify({ qui: "b@mail.example", quoi: "x" })}\n`);
  const { status, stdout, stderr } = await parcours(["report", "--html", target, "--lang", "fr", events]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  expect(stderr).toMatch(/^parcours: .*report\.html : fichier écrit, \d+\s[kM]o, des comptes et des taux seulement\n$/);
  const text = readFileSync(target, "utf8");
  expect(text).toContain('<html lang="fr">');
  expect(text).toContain('"report":"cards"');
  expect(text).not.toMatch(/@mail\.example|of-somebody/u);
  await parcours(["report", "--html", target, events, unknown]);
  expect(readFileSync(target, "utf8")).not.toMatch(/@mail\.example|of-somebody/u);
});

test("is named after the files that gave it events", async () => {
  const events = folder.file("given.ndjson", `${JSON.stringify({ contact: "a", time: 1767258000, type: "page_view" })}\n`);
  const [empty, image] = [folder.file("nothing.csv", ""), folder.file("photo.csv", "\u0089PNG\r\n\u001a\n")];
  const { stdout } = await parcours(["report", "--html", "-", empty, events, image]);
  expect(stdout).toMatch(/<title>given\.ndjson( |<)/u);
});

test("warns of a journey that the data does not hold", async () => {
  const { status, stderr } = await parcours(["report", "--html", "-", plain, "--journey", "k"]);
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: "parcours: warning: --journey: the data holds no journey 'k'; did you mean 'j'?\n",
  });
});

test("takes one journey at most", async () => {
  const { status, stderr } = await parcours(["report", "--html", "x.html", "--journey", "a", "--journey", "b", "y"]);
  expect(status).toBe(2);
  expect(stderr).toContain("--html takes one --journey");
});

test.each([
  [["--html", "x.html", "--json"], "--html: not together with --json"],
  [["--recipients"], "report --recipients: expected --html"],
])("refuses %j", async (words, said) => {
  const { status, stderr } = await parcours(["report", ...words, "y", "--lang", "en"]);
  expect(status).toBe(2);
  expect(stderr).toContain(said);
});

test("says what it replaced, and that recipients are in it", async () => {
  const target = folder.file("old.html", "<!DOCTYPE html>");
  const { stderr } = await parcours(["report", "--html", target, "--recipients", plain]);
  expect(stderr).toMatch(/^parcours: replaced .*old\.html: \d+ [kM]B, with every recipient, which is personal data\n$/);
  expect(readFileSync(target, "utf8")).toContain("a@b.example");
});

test("an export that was taken for the report's name stays", async () => {
  const target = folder.file("export.ndjson", "{}\n");
  const { status, stderr } = await parcours(["report", "--html", target, plain]);
  expect({ status, stderr }).toEqual({ status: 1, stderr: `parcours: ${target}: exists and is no HTML page; it was not replaced\n` });
  expect(readFileSync(target, "utf8")).toBe("{}\n");
});

test("- is standard output", async () => {
  expect(await answered(["report", "--html", "-", plain])).toMatch(/^<!doctype html>\n<html lang="en">/);
});
