// What is refused, and with which exit status.

import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "./command-line.js";
import { definition } from "./fixtures.js";

const { folder, parcours, plain, funnel, cards } = commandLine();

const fails = async (status: number, args: readonly string[], stderr: RegExp): Promise<void> => {
  const result = await parcours(args, { stdin: "" });
  expect(result.stdout).toBe("");
  expect(result.stderr).toMatch(stderr);
  expect(result.status).toBe(status);
};

const wrongUse: [string, string[], RegExp][] = [
  ["no command", [], /expected a command/],
  ["an unknown command", ["explode", plain], /explode: unknown command/],
  ["a command of a later version", ["replay", funnel, plain], /unknown command/],
  ["explain without a record", ["explain", funnel, plain], /explain: expected --record/],
  ["an unknown state", ["records", funnel, plain, "--state", "lost"], /--state: found lost, expected reached,/],
  ["two forms at once", ["records", funnel, plain, "--csv", "--json"], /--csv: not together with --json/],
  ["tables and a page at once", ["report", plain, "--csv", "t", "--html", "p"], /--csv: not together with --html/],
  ["a command that is nearly one", ["reprot", plain], /reprot: unknown command; did you mean report\?/],
  ["an option that is nearly one", ["report", plain, "--htlm", "x"], /--htlm: unknown option; did you mean --html\?/],
  ["an unknown option", ["report", plain, "--colour"], /--colour: unknown option\nSee: parcours report --help/],
  ["an option without its value", ["report", plain, "--format"], /--format/],
  ["no files", ["report"], /expected FILES/],
  ["a definition without files", ["funnel", funnel], /expected DEFINITION FILES/],
  ["no definition", ["funnel"], /expected DEFINITION/],
  ["a missing word, in French", ["query", "--lang", "fr"], /query : REQUÊTE FICHIERS attendu/],
  ["an unknown language", ["report", plain, "--lang", "de"], /found de, expected en, fr/],
  ["an unknown zone", ["report", plain, "--time-zone", "Mars"], /--time-zone: found Mars/],
  ["an option of another command", ["query", cards, plain, "--from", "2026-01-01"], /--from/],
  ["standard input twice", ["report", "-", "-"], /only once/],
  ["an unknown format", ["report", plain, "--format", "telex"], /^parcours: --format: .*telex.*\nSee: parcours report --help/],
  ["a mistaken day", ["report", plain, "--from", "soon"], /^parcours: --from: /],
  ["a mistaken day of a funnel", ["funnel", funnel, plain, "--from", "soon"], /^parcours: --from: /],
  ["a mistaken day of a page", ["report", plain, "--to", "2026-02-30", "--html", "x.html"], /^parcours: --to: /],
  ["a stage that the funnel does not have", ["records", funnel, plain, "--stage", "paid"], /^parcours: --stage: 'paid'/],
  ["a state of optional stages", ["records", funnel, plain, "--stage", "sent", "--state", "skipped"], /^parcours: --state: /],
];
test.each(wrongUse)("%s exits 2", async (_, args, stderr) => {
  await fails(2, args, stderr);
});

const bad = {
  definition: folder.file("bad.json", '{"stages":[{"id":"a","steps":[{"event":"x"}]}],"wnd":1}'),
  notJson: folder.file("not.json", "{"),
  request: folder.file("request.json", '{"report":"nothing"}'),
  text: folder.file("text.ndjson", "these are\nonly words\n"),
  zip: folder.file("a.zip", "PK\u0003\u0004"),
  empty: join(folder.path, "nothing"),
};
folder.file("nothing/readme.txt", "no export");
const badWrapped = folder.file("bad-wrapped.json", '{"definition":{"stages":[{"id":"a","steps":[{"event":"x"}]}],"wnd":1}}');
const wrapped = folder.file("of-records.json", JSON.stringify({ report: "records", definition }));
const unusable: [string, string[], RegExp][] = [
  ["a file that is not there", ["report", "absent.ndjson"], /absent\.ndjson: no such file/],
  ["a pattern without a match", ["report", join(folder.path, "*.tsv")], /no file matches/],
  ["a folder without exports", ["report", bad.empty], /no export in this folder/],
  ["a file without events", ["report", bad.text], /text\.ndjson: .*expected/s],
  ["a damaged zip archive", ["report", bad.zip], /a\.zip: cannot be read: damaged zip/],
  ["a mistaken definition", ["funnel", bad.definition, plain], /bad\.json: stages: .*\n[^\n]*bad\.json: wnd: /s],
  ["a mistaken definition in a request", ["funnel", badWrapped, plain], /bad-wrapped\.json: definition\.stages: .*\n[^\n]*bad-wrapped\.json: definition\.wnd: /s],
  ["a definition that is no JSON", ["funnel", bad.notJson, plain], /not\.json: not JSON/],
  ["a mistaken request", ["query", bad.request, plain], /request\.json: report: /],
  ["a record that the data does not have", ["explain", funnel, plain, "--record", "x"], /^parcours: --record: .*'x'/],
  ["a definition in a request for another report", ["funnel", wrapped, plain], /of-records\.json: a request for "records"/],
  ["a page in a folder that is not there", ["report", plain, "--html", join(bad.empty, "no/x.html")], /x\.html: the folder for it/],
  ["a mistaken definition, in French", ["funnel", bad.definition, plain, "--lang", "fr"], /bad\.json: stages\s: 1 étape\s; 2 au moins\n/],
  ["a mistaken mapping", ["report", plain, "--mapping", cards], /cards\.json: report: unknown.*\n.*cards\.json: contact: missing/],
];
test.each(unusable)("%s exits 1", async (_, args, stderr) => {
  await fails(1, args, stderr);
});

test("a mistake in a definition is told before the files are read", async () => {
  const gone = folder.file("cut.zip", "PK\u0003\u0004");
  await fails(1, ["funnel", bad.definition, gone], /^(?!.*cut\.zip).*bad\.json: wnd: /s);
});
