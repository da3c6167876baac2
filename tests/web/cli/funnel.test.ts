// `parcours funnel`, `records` and `explain`.

import { expect, test } from "vitest";
import type { ExplainAnswer, FunnelAnswer, RecordsAnswer } from "../../../web/src/types/index.js";
import { sharedFile } from "../shared-data.js";
import { commandLine } from "./command-line.js";
import { definition } from "./fixtures.js";

const { folder, answered, parcours, plain, funnel } = commandLine();

test("funnel draws a bar for each stage", async () => {
  const text = await answered(["funnel", funnel, plain]);
  expect(text).toMatch(/^Sent to ordered\n/);
  expect(text).toMatch(/sent +█{30} +4 +100%/);
  expect(text).toMatch(/opened +█{15} +2 +50\.0% +50\.0%/);
  expect(text).toMatch(/ordered +█{7}▌ +1 +50\.0% +25\.0%/);
  expect(text).toMatch(/ordered.* 3\s?h/);
});

test("funnel says its time limit, and by which filter two steps of one event differ", async () => {
  const steps = ["m", "n"].map((message) => ({ event: "email.opened", where: [["message", "eq", message]] }));
  const filtered = { ...definition, window: { total: "P30D" }, stages: [definition.stages[0], { id: "opened", steps }] };
  const file = folder.file("filtered.json", JSON.stringify(filtered));
  const text = await answered(["funnel", file, plain]);
  expect(text).toMatch(/\nWithin 30 days of the first step · Contacts are counted, each once\n/);
  expect(text).toMatch(/\nopened +email\.opened \(message is m\) +2 +2\n +email\.opened \(message is n\) +0 +0\n/);
  expect(await answered(["funnel", funnel, plain])).toMatch(/\nNo time limit · /);
});

test("funnel lists the values of the stages that are split by a property", async () => {
  const stages = definition.stages.map((stage) => (stage.id === "sent" ? { ...stage, breakdown: { by: "delivery", top: 2 } } : stage.id === "ordered" ? { ...stage, breakdown: { by: "url" } } : stage));
  const file = folder.file("split.json", JSON.stringify({ ...definition, stages }));
  const text = await answered(["funnel", file, plain]);
  expect(text).toMatch(
    /\nStages by value\n═+\nStage +Property +Value +Records\n[─ ]+\nsent +delivery +d-a +1\n +d-b +1\n +\(other\) +2\nordered +url +\(none\) +1\n/,
  );
  expect(await answered(["funnel", file, plain, "--lang", "fr"])).toContain("\nÉtapes par valeur\n");
  expect(await answered(["funnel", funnel, plain])).not.toContain("Stages by value");
});

test("a warning names the file of the definition, and the place in it", async () => {
  const file = folder.file("typo.json", JSON.stringify({ ...definition, stages: [definition.stages[0], { id: "o", steps: [{ event: "email.opend" }] }] }));
  const { status, stderr } = await parcours(["funnel", file, plain]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^parcours: warning: .*typo\.json: stages\[1\]\.steps\[0\]/u) as string });
});

test("a funnel of events that the data does not hold says so, and which they are, and is an answer", async () => {
  const stages = ["a", "b"].map((id) => ({ id, steps: [{ event: `none.${id}` }] }));
  const file = folder.file("nothing.json", JSON.stringify({ ...definition, stages }));
  const { status, stdout, stderr } = await parcours(["funnel", file, plain]);
  expect(status).toBe(0);
  expect(stdout).toContain("\nNobody entered");
  const told = stderr.split("\n").filter((line) => line.startsWith("parcours: warning: "));
  expect(told.map((line) => /no event is named '(.*?)'/u.exec(line)?.[1])).toEqual(["none.a", "none.b"]);
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
  expect(text).toMatch(/Record +Status +sent +opened +ordered/);
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
