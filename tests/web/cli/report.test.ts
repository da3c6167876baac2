// `parcours report`, a child process on small files, with the real engine.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CardsAnswer } from "../../../web/src/types/index.js";
import { commandLine } from "./command-line.js";
import { events } from "./fixtures.js";

const { folder, parcours, answered, plain, flawed, cards } = commandLine();

test("report writes cards, channels, messages, files and findings", async () => {
  const text = await answered(["report", flawed]);
  expect(text).toMatch(/^Performance\n/);
  expect(text).toMatch(/Open rate +50\.0% +2 of 4 deliveries/);
  expect(text).toMatch(/Revenue +€12\.50/);
  expect(text).toMatch(/\nE-mail · Each message to each contact counts once\n/);
  // Of SMS alone, and there is none.
  expect(text).not.toMatch(/Undelivered|Unconfirmed/);
  expect(text).toMatch(/Hello +E-mail +4 +4 +50\.0% +25\.0%/);
  expect(text).toMatch(/1 row was skipped/);
  expect(text).toMatch(/not json/);
});

test("report says the numbers of a single channel once, those of two apart", async () => {
  const titles = (text: string): string[] => text.match(/^.+(?=\n═)/gm) ?? [];
  expect(titles(await answered(["report", plain]))).toEqual(["Performance", "Messages", "Files", "Worth knowing"]);
  const sms = { contact: "s", time: "2026-01-01T08:00:00Z", type: "sms.sent", message: "text" };
  const both = folder.file("both.ndjson", `${events}\n${JSON.stringify(sms)}`);
  const text = await answered(["report", both]);
  expect(titles(text)).toEqual(["Performance", "E-mail", "SMS", "Messages", "Files", "Worth knowing"]);
  expect(text).toMatch(/\n═+\nEach message to each contact counts once\n/);
});

test("report says what a value is made of, as the page does", async () => {
  const open = { contact: "c@b.example", message: "m", journey: "j", delivery: "d-c", machine: true };
  const machine = { ...open, time: "2026-01-01T08:00:06Z", type: "email.opened" };
  const file = folder.file("machine.ndjson", `${events}\n${JSON.stringify(machine)}`);
  const text = await answered(["report", file]);
  expect(text).toMatch(/Open rate +50\.0% +2 of 4 deliveries · up to 75\.0% with machine opens\n/);
  expect(text).toMatch(/Orders +1 +credited to messages\n/);
  expect(text).toMatch(/Average order revenue +€12\.50 +over 1 order\n/);
  expect(text).toMatch(/Revenue per recipient +€3\.13 +over 4 contacts reached\n/);
});

const untoldEvents = ["sent", "opened", "opened"].map((kind, index) =>
  `${JSON.stringify({ contact: `${String(index)}@b.example`, message: "m", time: "2026-01-01T08:00:00Z", type: `email.${kind}` })}\n`,
).join("");

test("report says what the data does not record, as the page does", async () => {
  const file = folder.file("untold.ndjson", untoldEvents);
  const text = await answered(["report", file]);
  expect(text).toMatch(/Deliveries +3 +not recorded in the data: inferred from other events\n/);
  expect(text).toMatch(/Clicked +0 +not recorded in the data\n/);
  expect(text).toMatch(/Click rate +0% +0 of 3 deliveries · not recorded in the data\n/);
  expect(text).not.toMatch(/(?:Opened|Total sends) .*not recorded/);
  expect(text).toMatch(/\nMessages\n═+\nNot recorded in the data: Deliveries, Click rate,? and Unsubscribe rate\.\n\nMessage /);
  expect(await answered(["report", file, "--lang", "fr"])).toMatch(/Clics +0 +aucun événement de ce type dans les données\n/);
});

test("nothing is said of orders where there are none, nor of credit where none was given", async () => {
  const unzoned = `${events.split("\n").filter((line) => !line.includes("order_placed")).join("\n")}{"contact":"a","time":"2026-01-01 08:00","type":"page_view"}\n`;
  const text = await answered(["report", folder.file("no-orders.ndjson", unzoned)]);
  expect(text).toMatch(/does not say its zone.* Touches: the funnel\.\n/);
  const order = { contact: "z", time: "2026-01-01T08:00:00Z", type: "order_placed", order: "o", revenue: 5, currency: "EUR" };
  const uncredited = await answered(["report", folder.file("uncredited.ndjson", `${unzoned}${JSON.stringify(order)}\n`)]);
  expect(uncredited).toMatch(/Revenue +—\n/);
  expect(uncredited).toMatch(/Unattributed revenue +€5\.00\n/);
});

test("a journey that the data does not hold is a warning", async () => {
  const { status, stderr } = await parcours(["report", plain, "--journey", "k"]);
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: "parcours: warning: --journey: the data holds no journey 'k'; did you mean 'j'?\n",
  });
});

test("an unknown journey is a warning with near names", async () => {
  const { status, stderr } = await parcours(["report", plain, "--journey", "Welcome"]);
  expect(status).toBe(0);
  expect(stderr).toMatch(/warning: --journey: the data holds no journey 'Welcome'; it is the name of 'j'/);
});

test("amounts of a column have all their cents", async () => {
  const more = folder.file("large.ndjson", `${events}${JSON.stringify({ contact: "b@b.example", time: "2026-01-01T13:00:00Z", type: "order_placed", order: "o2", revenue: 1500, currency: "EUR" })}\n`);
  const text = await answered(["report", more]);
  expect(text).toMatch(/Revenue +€1,512\.50/);
  expect(text).toMatch(/Average order revenue +€756\.25/);
});

test("where the data holds neither messages nor orders, it is said what it holds", async () => {
  const event = (type: string): string => `{"contact":"a","time":"2026-01-01T08:00:00Z","type":"${type}"}\n`;
  const payments = folder.file("payments.ndjson", `${event("payment")}${event("refunded")}${event("payment").replace("08", "09")}`);
  const none = "No e-mail or SMS was sent, and no event is an order. The data holds other events, which a funnel counts";
  expect(await answered(["report", payments])).toContain(`${none}: Paid (2) and Refunded (1).\n`);
  const french = await answered(["report", payments, "--lang", "fr"]);
  expect(french).toContain("Aucun e-mail ni SMS n'a été envoyé, et aucun événement n'est une commande.");
  expect(french).toContain("Les données contiennent d'autres événements, qu'un entonnoir compte : Payé (2) et Remboursé (1).");
  const many = folder.file("many.ndjson", ["a", "b", "c", "d", "e", "f", "g"].map((name) => event(`own_${name}`)).join(""));
  expect(await answered(["report", many])).toMatch(/Own a \(1\), .*Own e \(1\),? and 2 more kinds\.\n/u);
});

test("where what was chosen holds nothing, it is not said of the data", async () => {
  const text = await answered(["report", plain, "--from", "2027-01-01"]);
  expect(text).toMatch(/^Jan 1, 2027 – · No message that was sent and no order is in what was chosen\.\n/u);
  expect(text).toContain("Messages without a send in this selection are listed too; a rate of none is “—”.\n");
  expect(await answered(["report", plain])).not.toContain("without a send");
});

test("orders without any message are counted, and no metric of messages beside them", async () => {
  const order = { contact: "a", time: "2026-01-01T08:00:00Z", type: "order_placed", order: "1", revenue: 20, currency: "EUR" };
  const orders = folder.file("orders.ndjson", `${JSON.stringify(order)}\n`);
  const text = await answered(["report", orders]);
  expect(text).toMatch(/^Performance\n═+\nThis data holds orders and no messages that they could be credited to\.\n/u);
  expect(text).toMatch(/Unattributed orders +1\nUnattributed revenue +€20\.00\n/u);
  expect(text).not.toMatch(/Order rate|counts once/u);
});

test("tables go to a folder, which a file is not, as is told before anything is read", async () => {
  const { status, stdout, stderr } = await parcours(["report", join(folder.path, "gone.json"), plain, "--csv", plain]);
  expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: `parcours: ${plain}: is no folder\n` });
});

test("report in French", async () => {
  const text = await answered(["report", plain, "--lang", "fr"]);
  expect(text).toMatch(/Taux d'ouverture +50,0\s%/);
  expect(text).toMatch(/12,50\s€/);
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

test("report says which period was asked for", async () => {
  const said = async (...args: string[]): Promise<string> => (await answered(["report", plain, ...args])).split("\n")[2] ?? "";
  expect(await said("--from", "2026-01-01", "--to", "2026-01-02")).toMatch(/Jan 1\s–\s2, 2026 · /u);
  expect(await said("--from", "2026-01-01")).toMatch(/Jan 1, 2026 – · /u);
  expect(await said("--to", "2026-01-01")).toMatch(/– Jan 1, 2026 · /u);
  expect(await said()).not.toContain("2026");
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
