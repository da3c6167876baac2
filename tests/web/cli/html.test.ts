// `parcours report --html`.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "./command-line.js";

const { folder, parcours } = commandLine();

test("writes the report as one file of aggregates, and nothing to standard output", async () => {
  const events = folder.file("of-somebody/html.ndjson", `${JSON.stringify({ contact: "a@mail.example", time: 1767258000, type: "email.sent", message: "m" })}\n`);
  const target = join(folder.path, "report.html");
  const unknown = folder.file("of-somebody/unknown.ndjson", `${JSON.stringify({ qui: "b@mail.example", quoi: "x" })}\n`);
  const { status, stdout, stderr } = await parcours(["report", "--html", target, "--lang", "fr", events]);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
  const text = readFileSync(target, "utf8");
  expect(text).toContain('<html lang="fr">');
  expect(text).toContain('"report":"cards"');
  expect(text).not.toMatch(/@mail\.example|of-somebody/u);
  await parcours(["report", "--html", target, events, unknown]);
  expect(readFileSync(target, "utf8")).not.toMatch(/@mail\.example|of-somebody/u);
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
