// What a reader at a terminal sees: standard output and standard error together.

import { Readable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { run } from "../../../web/src/cli/run.js";
import { events, testFolder } from "./fixtures.js";

const folder = testFolder();
afterAll(() => folder.remove());
const plain = folder.file("events.ndjson", events);
const cut = folder.file("cut.json", '[{"contact":"a@b.example","time":1767254400,"type":"email.sent"},');
const request = folder.file("cards.json", '{"report":"cards"}');

interface Terminals {
  readonly stdout: boolean;
  readonly stderr: boolean;
}

async function shown(
  args: readonly string[],
  terminals: Terminals,
  environment: Record<string, string> = {},
): Promise<{ stdout: string; stderr: string; status: number }> {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({
    isTerminal: terminals[name],
    columns: 80,
    write: (text: string) => void (written[name] += text),
  });
  const io = { stdin: Readable.from([]), stdout: output("stdout"), stderr: output("stderr"), environment };
  const status = await run(args, io);
  // Without the line of progress.
  return { ...written, stderr: written.stderr.replace(/\r\u001b\[2K[^\r\n]*(?=\r)|\r\u001b\[2K/gu, ""), status };
}

test("tables are as wide as the terminal, or as COLUMNS says; elsewhere as they need to be", async () => {
  const widest = async (terminals: Terminals, environment: Record<string, string> = {}): Promise<number> => {
    const { stdout } = await shown(["report", plain], terminals, environment);
    const tables = stdout.split("\n").filter((line) => line.startsWith("─"));
    return Math.max(...tables.map((line) => line.length));
  };
  const both = { stdout: true, stderr: true };
  expect(await widest({ stdout: false, stderr: true }, { COLUMNS: "60" })).toBeGreaterThan(80);
  expect(await widest(both)).toBeLessThanOrEqual(80);
  expect(await widest(both, { COLUMNS: "60" })).toBeLessThanOrEqual(60);
  expect(await widest(both, { COLUMNS: "wide" })).toBeGreaterThan(80);
});

test("whatever its answer holds, a table is no wider than a narrow terminal", async () => {
  const long = { contact: "a@b.example", time: 1767254400, type: "a type with a name of many words", note: "x".repeat(40) };
  const opens = ["email.sent", "email.delivered", "email.opened"].map((type) => ({ contact: "m@b.example", time: 1767254401, type, message: "m", delivery: "d", machine: "true" }));
  const wide = folder.file("wide.ndjson", [...opens, long, { ...long, note: "y".repeat(40) }].map((event) => `${JSON.stringify(event)}\n`).join(""));
  const unknown = folder.file("unknown.ndjson", `${JSON.stringify({ user_id: "u".repeat(40), event: "a visit to some page of many", timestamp: "2026-01-01T00:00:00Z" })}\n`);
  for (const [command, file] of [["report", wide], ["inspect", wide], ["inspect", unknown]] as const) {
    const { stdout } = await shown([command, file], { stdout: true, stderr: true }, { COLUMNS: "60" });
    const tables = stdout.split(/\n(?=═)/u).slice(1).flatMap((part) => part.split("\n")).filter((line) => !/^- |: |\.$/u.test(line));
    expect(tables.filter((line) => line.length > 60)).toEqual([]);
  }
});

test("what became of files is told once", async () => {
  const { stdout, stderr, status } = await shown(["report", plain, cut], { stdout: true, stderr: true });
  expect(status).toBe(1);
  expect(stdout.match(/cut off/g)).toHaveLength(1);
  expect(stdout).toMatch(/cut\.json: is cut off: /);
  expect(stderr).toBe("parcours: not read, or not whole: 1; see Files above\n");
});

test.each([
  ["report", { stdout: false, stderr: true }, [plain, cut]],
  ["report", { stdout: true, stderr: false }, [plain, cut]],
  ["query", { stdout: true, stderr: true }, [request, plain, cut]],
])("%s tells it on standard error where nobody reads it otherwise: %j", async (command, terminals, words) => {
  const { stderr, status } = await shown([command, ...words], terminals);
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^parcours: .*cut\.json: is cut off: [^\n]*\n$/) as string });
});
