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

async function shown(args: readonly string[], terminals: { stdout: boolean; stderr: boolean }): Promise<{ stdout: string; stderr: string; status: number }> {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({
    isTerminal: terminals[name],
    write: (text: string) => void (written[name] += text),
  });
  const io = { stdin: Readable.from([]), stdout: output("stdout"), stderr: output("stderr"), environment: {} };
  const status = await run(args, io);
  // Without the line of progress.
  return { ...written, stderr: written.stderr.replace(/\r\u001b\[2K[^\r\n]*(?=\r)|\r\u001b\[2K/gu, ""), status };
}

test("what became of files is told once", async () => {
  const { stdout, stderr, status } = await shown(["report", plain, cut], { stdout: true, stderr: true });
  expect(status).toBe(1);
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
