// What the tests of commands share: the program, built, and a folder of small files.

import { afterAll, beforeAll, expect, vi } from "vitest";
import { bundleCommand, type Finished, runProgram } from "./command.js";
import { definition, events, type TestFolder, testFolder, zippedEvents } from "./fixtures.js";

type Options = Parameters<typeof runProgram>[2];
type Run<Result> = (args: readonly string[], options?: Options) => Promise<Result>;

export interface CommandLineTests {
  /** Removed after the file's tests. */
  readonly folder: TestFolder;
  readonly parcours: Run<Finished>;
  /** Standard output; the status has to be 0 and standard error empty. */
  readonly answered: Run<string>;
  /** `events` of fixtures.ts. */
  readonly plain: string;
  /** The same, and a line that is no JSON. */
  readonly flawed: string;
  readonly zipped: string;
  /** `definition` of fixtures.ts. */
  readonly funnel: string;
  /** A request for cards. */
  readonly cards: string;
}

/** To be called once, at the top of a test file. */
export function commandLine(): CommandLineTests {
  // Each test starts processes; a busy machine takes its time.
  vi.setConfig({ testTimeout: 60_000 });
  const folder = testFolder();
  let program = "";
  beforeAll(async () => {
    program = await bundleCommand();
  }, 60_000);
  afterAll(() => folder.remove());
  const parcours: Run<Finished> = (args, options) => runProgram(program, args, options);
  return {
    folder,
    parcours,
    async answered(args, options) {
      const { status, stdout, stderr } = await parcours(args, options);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      return stdout;
    },
    plain: folder.file("day/events.ndjson", events),
    flawed: folder.file("flawed/events.ndjson", `${events}not json\n`),
    zipped: folder.file("zipped/events.ndjson.gz", zippedEvents),
    funnel: folder.file("funnel.json", JSON.stringify(definition)),
    cards: folder.file("cards.json", '{"report":"cards"}'),
  };
}
