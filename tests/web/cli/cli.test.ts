// The command line end to end: a child process on small files, with the real engine.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type {
  CardsAnswer,
  ExplainAnswer,
  FunnelAnswer,
  LoadSummary,
  Preview,
  RecordsAnswer,
} from "../../../web/src/types/index.js";
import { zipOf } from "../client/archive.js";
import { sharedFile } from "../shared-data.js";
import { bundleCommand, type Finished, runProgram } from "./command.js";
import { definition, events, testFolder, zippedEvents } from "./fixtures.js";

// Each test starts processes; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const folder = testFolder();
const plain = folder.file("day/events.ndjson", events);
const zipped = folder.file("zipped/events.ndjson.gz", zippedEvents);
const funnel = folder.file("funnel.json", JSON.stringify(definition));
const cards = folder.file("cards.json", '{"report":"cards"}');
let program = "";

beforeAll(async () => {
  program = await bundleCommand();
}, 60_000);
afterAll(() => folder.remove());

type Options = Parameters<typeof runProgram>[2];
const parcours = (args: readonly string[], options?: Options): Promise<Finished> =>
  runProgram(program, args, options);

const answered = async (args: readonly string[], options?: Options): Promise<string> => {
  const { status, stdout, stderr } = await parcours(args, options);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
};

describe("answers", () => {
  test("report writes cards, channels, messages, files and findings", async () => {
    const text = await answered(["report", plain]);
    expect(text).toMatch(/^Performance\n/);
    expect(text).toMatch(/Open rate +50\.0% +2 of 4 deliveries/);
    expect(text).toMatch(/Revenue +€12\.50/);
    expect(text).toMatch(/E-mail\n═/);
    expect(text).not.toMatch(/SMS\n═/);
    // Of SMS alone, and there is none.
    expect(text).not.toMatch(/Undelivered|Unconfirmed/);
    expect(text).toMatch(/Hello +E-mail +4 +4 +50\.0% +25\.0%/);
    expect(text).toMatch(/1 row was skipped/);
    expect(text).toMatch(/not json/);
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

  test("a journey that the data does not hold is a warning", async () => {
    const { status, stderr } = await parcours(["report", plain, "--journey", "k"]);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: "parcours: warning: journey: the data holds no journey 'k'; did you mean 'j'?\n",
    });
  });

  test("amounts of a column have all their cents", async () => {
    const more = folder.file("large.ndjson", `${events}${JSON.stringify({ contact: "b@b.example", time: "2026-01-01T13:00:00Z", type: "order_placed", order: "o2", revenue: 1500, currency: "EUR" })}\n`);
    const text = await answered(["report", more]);
    expect(text).toMatch(/Revenue +€1,512\.50/);
    expect(text).toMatch(/Average order revenue +€756\.25/);
  });

  test("warnings and kinds in French", async () => {
    const { stderr } = await parcours(["report", plain, "--journey", "k", "--lang", "fr"]);
    expect(stderr).toMatch(/^parcours: avertissement : parcours absent des données : journey: /);
    const file = folder.file("kinds.csv", "email,date,action,n\na@b.example,5/4/2026,Sent,1\n");
    const text = await answered(["inspect", file, "--lang", "fr"]);
    expect(text).toMatch(/date : 1 date comme 5\/4\/2026 est lue le mois d'abord/);
    expect(text).toMatch(/email +texte +1/);
  });

  test("inspect says of a file of unknown shape which rows its preview leaves out", async () => {
    const file = folder.file("ragged.csv", "user_id,event,timestamp\nu,view,2024-03-13 10:21:14\nv,view,2024-03-13 10:21:14\nu,view,2024-03-14 10:21:14,x\n");
    expect(await answered(["inspect", file])).toMatch(/ragged\.csv: 1 row was skipped \(more or fewer cells than the header: 1\)/);
  });

  test("explain names an exclusion, and seconds where two events came in one minute", async () => {
    const lines = [["a", "00"], ["x", "05"], ["b", "09"]].map(
      ([type, second]) => `${JSON.stringify({ contact: "c", type, time: `2026-01-01T10:00:${second}Z` })}\n`,
    );
    const data = folder.file("excluded.ndjson", lines.join(""));
    const stages = ["a", "b"].map((event) => ({ id: event, steps: [{ event }] }));
    const json = { stages, exclusions: [{ event: "x" }] };
    const text = await answered(["explain", folder.file("excluding.json", JSON.stringify(json)), data, "--record", "c"]);
    expect(text).toMatch(/10:00:05.* +x +an exclusion\n/);
  });

  test("report in French", async () => {
    const text = await answered(["report", plain, "--lang", "fr"]);
    expect(text).toMatch(/Taux d'ouverture +50,0\s%/);
    expect(text).toMatch(/12,50\s€/);
  });

  test("the environment's language is used, and --lang stands over it", async () => {
    const environment = { LANG: "fr_FR.UTF-8" };
    expect(await answered(["report", "--help"], { environment })).toMatch(/^Utilisation/);
    const english = ["report", "--help", "--lang=en"];
    expect(await answered(english, { environment })).toMatch(/^Usage/);
  });

  test("report --json holds the engine's answers", async () => {
    const json = JSON.parse(await answered(["report", plain, "--json"])) as Record<string, object>;
    expect(Object.keys(json)).toEqual(["cards", "messages", "doctor"]);
    expect(json.cards).toEqual(JSON.parse(await answered(["query", cards, plain])));
  });

  test("report takes a journey and a range", async () => {
    const sends = async (...args: string[]): Promise<number> => {
      const json = await answered(["report", plain, "--json", ...args]);
      return (JSON.parse(json) as { cards: CardsAnswer }).cards.all.sends;
    };
    expect(await sends("--journey", "j")).toBe(4);
    expect(await sends("--from", "2026-01-01", "--to", "2026-01-01")).toBe(4);
    expect(await sends("--from", "2026-01-02")).toBe(0);
    expect(await sends("--to", "2026-01-01T07:59:59Z")).toBe(0);
  });

  test("report --csv writes the tables as files", async () => {
    const directory = join(folder.path, "csv");
    const text = await answered(["report", plain, "--csv", directory]);
    expect(text).toMatch(/^File +Rows\n/);
    expect(text).toMatch(/recipients\/m\.csv +4\n/);
    const file = (name: string): string[] =>
      readFileSync(join(directory, name), "utf8").split("\r\n");
    expect(file("messages.csv")[1]).toMatch(/^m,Hello,email,j,4,4,1\.0,2,0\.5,/);
    expect(file("links.csv")).toEqual([
      "url,unsubscribe,totalClicks,clicked,machineClicks,share,allClicks",
      "https://s.example/,false,1,1,0,1.0,1",
      "",
    ]);
    expect(file("orders.csv")[1]).toMatch(/^o1,a@b\.example,2026-01-01T12:00:00Z,EUR,12\.5,false,m,/);
    expect(file("recipients/m.csv").map((row) => row.split(",")[0])).toEqual([
      "contact", "a@b.example", "b@b.example", "c@b.example", "d@b.example", "",
    ]);
  });

  test("an unknown journey is a warning with near names", async () => {
    const { status, stderr } = await parcours(["report", plain, "--journey", "Welcome"]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/warning: journey: the data holds no journey 'Welcome'; it is the name of 'j'/);
  });

  test("funnel draws a bar for each stage", async () => {
    const text = await answered(["funnel", funnel, plain]);
    expect(text).toMatch(/^Sent to ordered\n/);
    expect(text).toMatch(/sent +█{30} +4 +100%/);
    expect(text).toMatch(/opened +█{15} +2 +50\.0% +50\.0%/);
    expect(text).toMatch(/ordered +█{7}▌ +1 +50\.0% +25\.0%/);
    expect(text).toMatch(/ordered.* 3\s?h/);
  });

  test("a definition may stand in a request; --from takes the place of its range", async () => {
    const wrapped = folder.file("wrapped.json", JSON.stringify({ report: "funnel", definition }));
    const alone = await answered(["funnel", funnel, plain, "--json"]);
    expect(await answered(["funnel", wrapped, plain, "--json"])).toBe(alone);
    const later = await answered(["funnel", funnel, plain, "--json", "--from", "2026-01-02"]);
    expect((JSON.parse(later) as FunnelAnswer).entered).toBe(0);
  });

  test("records lists who stands behind a stage's number", async () => {
    const dropped = ["records", funnel, plain, "--stage", "opened", "--state", "dropped"];
    const text = await answered(dropped);
    expect(text).toMatch(/^1 record\n═/);
    expect(text).toMatch(/Record +sent +opened +ordered/);
    expect(text).toMatch(/b@b\.example +left +.*8:00.* +.*9:00/);
    expect(await answered([...dropped, "--csv"])).toBe(
      "record,state,sent.time,sent.event,opened.time,opened.event,ordered.time,ordered.event\r\n" +
        "b@b.example,dropped,2026-01-01T08:00:00Z,email.sent,2026-01-01T09:00:00Z,email.opened,,\r\n",
    );
    const json = JSON.parse(await answered(["records", funnel, plain, "--json"])) as RecordsAnswer;
    expect(json.rows.map(({ record }) => record)).toEqual(["a", "b", "c", "d"].map((name) => `${name}@b.example`));
    expect(await answered(["records", funnel, plain, "--from", "2026-01-02"])).toMatch(/^0 records\n/);
    expect(await answered([...dropped, "--lang", "fr"])).toMatch(/^1 enregistrement\n/);
  });

  test("explain tells why one record got as far as it did", async () => {
    const text = await answered(["explain", funnel, plain, "--record", "b@b.example"]);
    expect(text).toMatch(/^b@b\.example\n═/);
    expect(text).toMatch(/sent +reached +email\.sent · /);
    expect(text).toMatch(/ordered +not reached +This never happened\./);
    const json = JSON.parse(
      await answered(["explain", funnel, plain, "--record", "b@b.example", "--json"]),
    ) as ExplainAnswer;
    expect(json.state).toBe("dropped");
  });

  test("inspect tells format, rows, types, properties", async () => {
    const text = await answered(["inspect", plain]);
    expect(text).toMatch(/email\.sent +E-mail +4/);
    const json = JSON.parse(await answered(["inspect", plain, "--json"])) as Record<string, object>;
    expect(Object.keys(json)).toEqual(["load", "catalog", "doctor"]);
    const [source] = (json.load as LoadSummary).sources;
    expect(source).toMatchObject({ name: plain, format: "parcours", skipped: { "not-json": 1 } });
    expect(source?.rows).toBe((source?.kept ?? 0) + 1);
  });

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

  test("several files are one data set", async () => {
    const [first = "", ...rest] = events.split("\n");
    const halves = [first, rest.join("\n")].map((half, index) => folder.file(`half${index}`, half));
    expect(await answered(["query", cards, ...halves])).toBe(
      await answered(["query", cards, plain]),
    );
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

  test("help and version", async () => {
    for (const asked of ["--help", "-h", "help"]) expect(await answered([asked])).toMatch(/report FILES/);
    expect(await answered(["help", "funnel"])).toContain("Usage: parcours funnel");
    for (const command of ["report", "funnel", "records", "explain", "inspect", "query"]) {
      expect(await answered([command, "--help"])).toContain(`Usage: parcours ${command}`);
    }
    const file = readFileSync(new URL("../../../package.json", import.meta.url), "utf8");
    const { version } = JSON.parse(file) as { version: string };
    expect(await answered(["--version"])).toBe(`${version}\n`);
  });
});

describe("failures", () => {
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
  const wrapped = folder.file("of-records.json", JSON.stringify({ report: "records", definition }));
  const unusable: [string, string[], RegExp][] = [
    ["a file that is not there", ["report", "absent.ndjson"], /absent\.ndjson: no such file/],
    ["a pattern without a match", ["report", join(folder.path, "*.tsv")], /no file matches/],
    ["a folder without exports", ["report", bad.empty], /no export in this folder/],
    ["a file without events", ["report", bad.text], /text\.ndjson: .*expected/s],
    ["a damaged zip archive", ["report", bad.zip], /a\.zip: cannot be read: damaged zip/],
    ["a mistaken definition", ["funnel", bad.definition, plain], /stages.*\n.*wnd/s],
    ["a definition that is no JSON", ["funnel", bad.notJson, plain], /not\.json: not JSON/],
    ["a mistaken request", ["query", bad.request, plain], /report/],
    ["a stage that the funnel does not have", ["records", funnel, plain, "--stage", "paid"], /at\.stage: 'paid'/],
    ["a record that the data does not have", ["explain", funnel, plain, "--record", "x"], /record: .*'x'/],
    ["an unknown format", ["report", plain, "--format", "telex"], /telex/],
    ["a mistaken range", ["report", plain, "--from", "soon"], /^parcours: --from: /],
    ["a mistaken range of a funnel", ["funnel", funnel, plain, "--from", "soon"], /^parcours: --from: /],
    ["a definition in a request for another report", ["funnel", wrapped, plain], /of-records\.json: a request for "records"/],
    ["a page in a folder that is not there", ["report", plain, "--html", join(bad.empty, "no/x.html")], /x\.html: the folder for it/],
    ["a mistaken definition, in French", ["funnel", bad.definition, plain, "--lang", "fr"], /^parcours: la définition de l'entonnoir/],
    ["a mistaken mapping", ["report", plain, "--mapping", cards], /mapping\.contact/],
  ];
  test.each(unusable)("%s exits 1", async (_, args, stderr) => {
    await fails(1, args, stderr);
  });
});

describe("real exports", () => {
  const shop = sharedFile("data/ecom.ndjson.gz");
  test.skipIf(shop === undefined)("the shop's clickstream gives its known funnel", async () => {
    const stages = [
      ["product_view", 598],
      ["add_to_cart", 517],
      ["cart", 429],
      ["shipping_details", 329],
      ["payment_details", 222],
      ["purchase", 114],
    ] as const;
    const mapping = { name: "shop", contact: "user_id", time: "timestamp", type: "event" };
    const json = await answered([
      "funnel",
      folder.file("shop.json", JSON.stringify({ stages: stages.map(([event]) => ({ id: event, steps: [{ event }] })) })),
      shop ?? "",
      "--mapping",
      folder.file("shop-mapping.json", JSON.stringify(mapping)),
      "--json",
    ]);
    const answer = JSON.parse(json) as FunnelAnswer;
    expect(answer.stages.map(({ id, records }) => [id, records])).toEqual(stages);
  });

  const sendgrid = sharedFile("fixtures/formats/sendgrid/docs_event_webhook_all_types.json");
  test.skipIf(sendgrid === undefined)("SendGrid's webhook is recognised", async () => {
    const json = JSON.parse(await answered(["inspect", sendgrid ?? "", "--json"])) as {
      load: LoadSummary;
    };
    expect(json.load.sources).toMatchObject([{ format: "sendgrid", skipped: {} }]);
    expect(json.load.events).toBeGreaterThan(0);
  });
});

describe("--html", () => {
  test("writes the report as one file of aggregates, and nothing to standard output", async () => {
    const events = folder.file("of-somebody/html.ndjson", `${JSON.stringify({ contact: "a@mail.example", time: 1767258000, type: "email.sent", message: "m" })}\n`);
    const target = join(folder.path, "report.html");
    const unknown = folder.file("of-somebody/unknown.ndjson", `${JSON.stringify({ qui: "b@mail.example", quoi: "x" })}\n`);
    const { status, stdout, stderr } = await runProgram(program, ["report", "--html", target, "--lang", "fr", events]);
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
    const text = readFileSync(target, "utf8");
    expect(text).toContain('<html lang="fr">');
    expect(text).toContain('"report":"cards"');
    expect(text).not.toMatch(/@mail\.example|of-somebody/u);
    await runProgram(program, ["report", "--html", target, events, unknown]);
    expect(readFileSync(target, "utf8")).not.toMatch(/@mail\.example|of-somebody/u);
  });

  test("takes one journey at most", async () => {
    const { status, stderr } = await runProgram(program, ["report", "--html", "x.html", "--journey", "a", "--journey", "b", "y"]);
    expect(status).toBe(2);
    expect(stderr).toContain("--html takes one --journey");
  });

  test.each([
    [["--html", "x.html", "--json"], "--html: not together with --json"],
    [["--recipients"], "report --recipients: expected --html"],
  ])("refuses %j", async (words, said) => {
    const { status, stderr } = await runProgram(program, ["report", ...words, "y", "--lang", "en"]);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });
});
