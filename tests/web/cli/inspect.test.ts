// `parcours inspect`, of known formats, by a mapping, and of unknown shapes.

import { join } from "node:path";
import { expect, test } from "vitest";
import type { LoadSummary, Preview } from "../../../web/src/types/index.js";
import { zipOf } from "../client/archive.js";
import { sharedFile } from "../shared-data.js";
import { commandLine } from "./command-line.js";

const { folder, parcours, answered, plain, flawed, funnel, cards } = commandLine();

test("inspect tells format, rows, types, properties", async () => {
  const text = await answered(["inspect", flawed]);
  expect(text).toMatch(/email\.sent +E-mail +4/);
  const json = JSON.parse((await parcours(["inspect", flawed, "--json"])).stdout) as Record<string, object>;
  expect(Object.keys(json)).toEqual(["load", "catalog", "doctor"]);
  const [source] = (json.load as LoadSummary).sources;
  expect(source).toMatchObject({ name: flawed, format: "parcours", skipped: { "not-json": 1 } });
  expect(source?.rows).toBe((source?.kept ?? 0) + 1);
});

test("says of test records that they are left out", async () => {
  const row = { contact: "a", time: "2026-01-01", type: "page_view" };
  const tested = folder.file("tested.ndjson", `${JSON.stringify({ ...row, livemode: false })}\n`);
  const said = `${tested}: 1 row left out on purpose: a test record, or of a kind that its format leaves out`;
  expect(await answered(["inspect", tested])).toContain(said);
  expect(await answered(["report", tested])).toContain(said);
  expect(await answered(["report", tested])).not.toContain("Nothing unusual was found");
  // Elsewhere where it is why there is nothing to answer from, and not beside what the file gave.
  expect(await parcours(["query", cards, tested])).toMatchObject({ status: 0, stderr: `parcours: warning: ${said}\n` });
  const mixed = folder.file("mixed.ndjson", [row, { ...row, livemode: false }].map((one) => `${JSON.stringify(one)}\n`).join(""));
  await answered(["query", cards, mixed]);
});

test("inspect proposes a mapping for a file of a known form of which no row can be used", async () => {
  const posted = { email: "a@mail.example", timestamp: "soon", event: "open", sg_event_id: "1", at: "2026-01-05T10:00:00Z" };
  const file = folder.file("posted.json", JSON.stringify([posted]));
  const text = await answered(["inspect", file]);
  expect(text).toMatch(/^No row can be used as SendGrid: .*posted\.json\n═/);
  expect(text).toContain(JSON.stringify({ format: "sendgrid", time: "at" }, undefined, 2));
  expect(text).toContain("What it does not name is read as SendGrid.");
  expect(text).not.toMatch(/no-time/);
  expect(await answered(["inspect", file, "--lang", "fr"])).toMatch(/^Aucune ligne ne peut servir comme SendGrid : /);
  const refused = (await parcours(["query", cards, file])).stderr;
  expect(refused).toMatch(/\(1 no time\), read as sendgrid/);
  expect(refused).toMatch(/parcours inspect .*posted\.json; or read it by the guess: --mapping guess/);
  expect((await parcours(["query", cards, file, "--lang", "fr"])).stderr).toMatch(/\(1 sans date\)/);
});

test("what is proposed over a known form gives the report of that form", async () => {
  const sent = (time: string): string =>
    [
      { email: "a@mail.example", event: "processed", sg_message_id: "m1.filter", sg_event_id: "1", category: ["may"], [time]: 1767600000 },
      { email: "a@mail.example", event: "bounce", type: "blocked", reason: "550", sg_message_id: "m1.filter", sg_event_id: "2", [time]: 1767600005 },
      { email: "a@mail.example", event: "bounce", type: "blocked", reason: "550", sg_message_id: "m1.filter", sg_event_id: "2", [time]: 1767600005 },
      { email: "a@mail.example", event: "open", sg_machine_open: true, sg_message_id: "m1.filter", sg_event_id: "3", [time]: 1767600009 },
    ].map((row) => `${JSON.stringify(row)}\n`).join("");
  const [own, other] = [folder.file("own.ndjson", sent("timestamp")), folder.file("other.ndjson", sent("sent_on"))];
  const { proposal } = JSON.parse(await answered(["inspect", other, "--json"])) as { proposal: Preview };
  expect(proposal).toMatchObject({ mapping: { format: "sendgrid", time: "sent_on" }, enough: true, confidence: { time: 0.92 } });
  const mapping = folder.file("over.json", JSON.stringify(proposal.mapping));
  const expected = await answered(["query", cards, own]);
  expect(await answered(["query", cards, other, "--mapping", mapping])).toBe(expected);
  const guessed = await parcours(["query", cards, other, "--mapping", "guess"]);
  expect(guessed).toMatchObject({ status: 0, stdout: expected });
  expect(guessed.stderr).toMatch(/the mapping was guessed: time from 'sent_on' \(92 %\)\n$/u);
});

test("says for which files a guess was not needed", async () => {
  const { status, stderr } = await parcours(["query", cards, plain, "--mapping", "guess"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "parcours: --mapping guess was not needed for files of a known format: Parcours (1)\n" });
});

test("says of an export that it lacks pages, unless its last one is there", async () => {
  const page = (n: number, hasMore: boolean): string => JSON.stringify({ events: [{ contact: `c${n}`, time: "2026-01-01", type: "page_view" }], hasMore });
  const [first, last] = [folder.file("pages/2.json", page(1, true)), folder.file("pages/1.json", page(2, false))];
  const told = "the last page says by 'hasMore' that there are more: they are not in the files";
  expect(await answered(["inspect", first])).toContain(`2.json: ${told}`);
  expect((await parcours(["query", cards, first])).stderr).toContain(told);
  expect((await parcours(["query", cards, first, "--lang", "fr"])).stderr).toContain("la dernière page dit par 'hasMore'");
  expect(await answered(["inspect", first, last])).not.toContain("last page");
});

test("counts the rows of CSV beside the events that they tell", async () => {
  const csv = folder.file("rows.csv", "Recipient,Email Campaign ID,Sent,Delivered,Opened,Clicked,Sent At\na@b.example,12,true,true,true,false,2026-01-05 10:21\nb@b.example,12,true,true,true,false,2026-01-05 10:22\n");
  expect(await answered(["inspect", csv])).toMatch(/File +Format +Size +Rows +Events told +Kept[^]*rows\.csv +HubSpot e-mail \(CSV\) +\S+ \S+ +2 +6 +6 /u);
  expect(await answered(["inspect", plain])).not.toContain("Events told");
});

test("inspect proposes a mapping for a file of unknown shape, which the others refuse", async () => {
  const shape = { user_id: "u", event: "view", timestamp: "2024-03-13 10:21:14" };
  const file = folder.file("shape.ndjson", `${JSON.stringify(shape)}\n`);
  const text = await answered(["inspect", file]);
  expect(text).toMatch(/^Unknown format: .*shape\.ndjson\n═/);
  expect(text).toMatch(/"contact": "user_id"/);
  expect(text).toMatch(/contact +user_id +84\.0%/);
  expect(text).toMatch(/u +2024-03-13T10:21:14Z +view/);
  const french = await answered(["inspect", file, "--lang", "fr"]);
  expect(french).toMatch(/^Format inconnu/);
  const json = JSON.parse(await answered(["inspect", file, "--json"])) as { proposal: Preview };
  expect(json.proposal.enough).toBe(true);
  const refused = await parcours(["query", cards, file]);
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toMatch(/unknown format/);
  expect(refused.stderr).toMatch(/parcours inspect .*shape\.ndjson.*--mapping guess/);
  expect(await answered(["inspect", file, "--mapping", "guess"])).toMatch(/view +1/);
});

test("inspect says of a file of unknown shape which dates can be read in two ways", async () => {
  const file = folder.file("dates.csv", "email,date,action\na@b.example,5/4/2026,Sent\nb@b.example,6/4/2026,Sent\n");
  expect(await answered(["inspect", file])).toMatch(/2 dates such as '5\/4\/2026' .*--date-order dmy/);
  expect(await answered(["inspect", file, "--date-order", "dmy"])).not.toMatch(/dates such as/);
  // So does any other command that reads it by the guess, on standard error.
  const { status, stdout, stderr } = await parcours(["query", cards, file, "--mapping", "guess"]);
  expect({ status, answered: stdout.startsWith("{") }).toEqual({ status: 0, answered: true });
  expect(stderr).toMatch(/^parcours: warning: [^\n]*dates\.csv: date: 2 dates such as [^\n]*--date-order dmy/mu);
});

test("inspect tells what each column of a table says, and --mapping guess reads it so", async () => {
  const rows = ["email;campagne;date envoi;ouvert;cliqué", "a@x.example;Mai;13/05/2026 10:00;oui;non", "b@x.example;Mai;13/05/2026 10:00;non;non"];
  const file = folder.file("columns.csv", rows.join("\n"));
  const text = await answered(["inspect", file]);
  expect(text).toContain('"cliqué": "email.clicked"');
  expect(text).toMatch(/^ *email\.sent +date envoi *$/mu);
  expect(text).toMatch(/^cliqué .*email\.clicked *$/mu);
  expect(text).toContain("as it is with --mapping guess");
  const { proposal } = JSON.parse(await answered(["inspect", file, "--json"])) as { proposal: Preview };
  const events = { "date envoi": "email.sent", "ouvert": "email.opened", "cliqué": "email.clicked" };
  expect(proposal).toMatchObject({ mapping: { contact: "email", time: "date envoi", message: "campagne", events }, enough: true, confidence: { events: 1 } });
  const guessed = await parcours(["query", cards, file, "--mapping", "guess"]);
  expect(guessed.stderr).toContain("email.sent from 'date envoi' (100 %), email.opened from 'ouvert' (100 %)");
  const mapping = folder.file("columns.json", JSON.stringify({ contact: "email", time: "date envoi", dateOrder: "dmy", message: "campagne", events }));
  const { value } = JSON.parse(await answered(["query", cards, file, "--mapping", mapping])) as { value?: unknown };
  expect(JSON.stringify(value ?? JSON.parse(guessed.stdout))).toContain('"openRate":{"value":0.5');
  const wrong = folder.file("wrong.json", JSON.stringify({ contact: "email", events: { ouvert: 1 } }));
  expect((await parcours(["query", cards, file, "--mapping", wrong])).stderr).toContain("events.ouvert: 1; expected a text");
});

test("what a guess read as what, and how sure it is, is told once, whatever the answer is written as", async () => {
  const file = folder.file("guessed.csv", "user_id,event,timestamp\nu,view,2026-01-05 10:21:14\nv,view,2026-01-06 10:21:14\n");
  const told = /guessed\.csv: the mapping was guessed: contact from 'user_id' \(84 %\), time from 'timestamp' \(100 %\), type from 'event' \(84 %\)/gu;
  const both = async (...args: string[]): Promise<{ stdout: number; stderr: number }> => {
    const { status, stdout, stderr } = await parcours([...args, file, "--mapping", "guess"]);
    expect(status).toBe(0);
    return { stdout: stdout.match(told)?.length ?? 0, stderr: stderr.match(told)?.length ?? 0 };
  };
  const tables = join(folder.path, "tables");
  expect(await both("report", "--csv", tables)).toEqual({ stdout: 0, stderr: 1 });
  expect(await both("records", funnel, "--csv")).toEqual({ stdout: 0, stderr: 1 });
  for (const command of ["report", "inspect"]) {
    expect(await both(command)).toEqual({ stdout: 1, stderr: 0 });
    const json = await both(command, "--json");
    expect(json.stderr).toBe(1);
  }
});

test("inspect says of a file of unknown shape which rows its preview leaves out", async () => {
  const file = folder.file("ragged.csv", "user_id,event,timestamp\nu,view,2024-03-13 10:21:14\nv,view,2024-03-13 10:21:14\nu,view,2024-03-14 10:21:14,x\n");
  expect(await answered(["inspect", file])).toMatch(/ragged\.csv: 1 row was skipped \(more or fewer cells than the header: 1\)/);
});

test("of several files of unknown shape inspect proposes for the first, and of an archive for what it holds", async () => {
  const shape = "user_id,event,timestamp\nu,view,2024-03-13 10:21:14\n";
  const zip = folder.file("shapes.zip", await zipOf({ "a/one.csv": shape, "a/two.csv": shape }));
  const inspected = await parcours(["inspect", zip]);
  expect(inspected.status).toBe(1);
  expect(inspected.stdout).toMatch(/^Unknown format: .*shapes\.zip\/a\/one\.csv\n/);
  expect(inspected.stderr).toMatch(/^parcours: [^\n]*shapes\.zip\/a\/two\.csv: unknown format[^\n]*\n$/);
  const refused = await parcours(["query", cards, zip]);
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toMatch(/parcours inspect [^\n]*shapes\.zip;/);
});

test("of very many keys inspect lists forty, first those that could be a field", async () => {
  const keys = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`key_${index}`, { nested: { deep: index % 2 === 0 } }]));
  const file = folder.file("keys.ndjson", ["u", "v"].map((id) => `${JSON.stringify({ ...keys, user_id: id, event: "view", timestamp: "2026-01-05 10:21:14" })}\n`).join(""));
  const text = await answered(["inspect", file]);
  const [, table = ""] = text.split(/\nKeys\n═+\n/u);
  expect(table.split("\n").slice(2, 6).map((line) => line.split(" ")[0])).toEqual(["user_id", "event", "timestamp", "key_0.nested.deep"]);
  expect(table).toMatch(/\nkey_36\.nested\.deep [^\n]*\nKeys not listed: 23\n/u);
});

test("what was assumed of a file is told on standard error where the answer does not tell of files", async () => {
  const file = folder.file("typo.ndjson", '{"who":"a","when":"2026-01-05T00:00:00Z","what":"view","mail":"m"}\n');
  const mapping = folder.file("typo.json", '{"contact":"who","time":"when","type":"what","message":"mial"}');
  const told = `parcours: warning: ${file}: mapping: no record has the key 'mial' (did you mean 'mail'?)\n`;
  expect(await parcours(["query", cards, file, "--mapping", mapping])).toMatchObject({ status: 0, stderr: told });
});

test("what is skipped is told on standard error where the answer does not tell of files", async () => {
  const skipped = `parcours: warning: ${flawed}: 1 row was skipped (not JSON: 1)\n`;
  for (const command of [["funnel", funnel], ["records", funnel, "--csv"], ["query", cards], ["report", "--json"], ["inspect", "--json"]]) {
    expect(await parcours([...command, flawed])).toMatchObject({ status: 0, stderr: skipped });
  }
  expect(await parcours(["report", flawed])).toMatchObject({ status: 0, stderr: "" });
});

test("a guess that is refused is not advised", async () => {
  const file = folder.file("unsure.csv", "a,b\n1,2\n3,4\n");
  for (const options of [[], ["--mapping", "guess"]]) {
    const { status, stderr } = await parcours(["query", cards, file, ...options]);
    expect({ status, advice: stderr.split("\n").at(-2) }).toEqual({
      status: 1,
      advice: `See what it could be: parcours inspect ${file}`,
    });
  }
});

test("warnings and kinds in French", async () => {
  const { stderr } = await parcours(["report", plain, "--journey", "k", "--lang", "fr"]);
  expect(stderr).toMatch(/^parcours: avertissement : --journey : les données n'ont pas de parcours «\sk\s»\s; vouliez-vous dire «\sj\s»\s\?\n$/);
  const file = folder.file("kinds.csv", "email,date,action,n\na@b.example,5/4/2026,Sent,1\n");
  const text = await answered(["inspect", file, "--lang", "fr"]);
  expect(text).toMatch(/date : 1 date comme 5\/4\/2026 est lue le mois d'abord/);
  expect(text).toMatch(/email +texte +1/);
});

test("a mapping reads any flat shape", async () => {
  const rows = folder.file("rows.json", '[{"who":"x","at":1767254400,"what":"seen"}]');
  const mapping = { name: "rows", contact: "who", time: "at", type: "what" };
  const mapped = ["--mapping", folder.file("mapping.json", JSON.stringify(mapping))];
  const json = await answered(["inspect", rows, "--json", ...mapped]);
  expect(JSON.parse(json)).toMatchObject({ catalog: { types: [{ type: "seen", events: 1 }] } });
});

test("what stands in the data cannot steer the terminal", async () => {
  const event = { contact: "a", time: "2026-01-01", type: "\u001b[2Jcleared\r\nline" };
  const file = folder.file("escape.ndjson", JSON.stringify(event));
  const text = await answered(["inspect", file]);
  expect(text).toContain("[2Jcleared  line");
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
});

const sendgrid = sharedFile("fixtures/formats/sendgrid/docs_event_webhook_all_types.json");
test.skipIf(sendgrid === undefined)("SendGrid's webhook is recognised", async () => {
  const json = JSON.parse(await answered(["inspect", sendgrid ?? "", "--json"])) as {
    load: LoadSummary;
  };
  expect(json.load.sources).toMatchObject([{ format: "sendgrid", skipped: {} }]);
  expect(json.load.events).toBeGreaterThan(0);
});

test("inspect names formats by their titles, and does not say that nothing was found where lines were passed over", async () => {
  const csv = folder.file("titled.csv", "Export of events\nConfidential\ncontact,time,type\na@b.example,2026-01-01T08:00:00Z,page_view\n");
  const text = await answered(["inspect", csv]);
  expect(text).toMatch(/passed over: 'Export of events' 'Confidential'/);
  expect(text).not.toMatch(/Worth knowing|Nothing unusual/);
  const clean = folder.file("clean.csv", "contact,time,type\na@b.example,2026-01-01T08:00:00Z,page_view\n");
  expect(await answered(["inspect", clean])).toMatch(/Nothing unusual was found\.\n$/);
  const webhook = [{ email: "a@b.example", timestamp: 1767254400, event: "open", sg_event_id: "1", sg_message_id: "m" }];
  expect(await answered(["inspect", folder.file("webhook.json", JSON.stringify(webhook))])).toMatch(/webhook\.json +SendGrid +/);
});

test("inspect tells words of the file's own from types that no metric knows", async () => {
  const rows = ["email.opend", "Kauf", "Kauf"].map((what, at) => `x,2026-01-01T08:00:0${at}Z,${what}\n`);
  const csv = folder.file("words.csv", `who,at,what\n${rows.join("")}`);
  const mapping = folder.file("words.json", JSON.stringify({ name: "w", contact: "who", time: "at", type: "what" }));
  const text = await answered(["inspect", csv, "--mapping", mapping]);
  expect(text).toMatch(/Event words kept as types of their own, which only a funnel counts: Kauf \(2\)/);
  expect(text).toMatch(/- 1 event is of an e-mail, SMS or push type that no metric knows: email\.opend \(1\)/);
});
