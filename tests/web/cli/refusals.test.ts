// What the system refuses is told as what is wrong with the input, never as a stack.

import type * as fs from "node:fs/promises";
import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import type { CommandLine } from "../../../web/src/cli/arguments.js";
import { writeCsvFiles } from "../../../web/src/cli/csv-files.js";
import { InputError } from "../../../web/src/cli/failures.js";
import { findFiles } from "../../../web/src/cli/files.js";
import { createClient } from "../../../web/src/client.js";
import { cliEn } from "../../../web/src/i18n/cli-en.js";
import { engineBytes } from "../../wasm/engine-bytes.js";
import { testFolder } from "./fixtures.js";

const folder = testFolder();
afterAll(() => {
  folder.remove();
});

// Whoever runs this may be allowed to read any folder.
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof fs>();
  const readdir = ((path: string, options: { withFileTypes: true }) =>
    path.endsWith("locked")
      ? Promise.reject(new Error(`EACCES: permission denied, scandir '${path}'`))
      : real.readdir(path, options)) as typeof real.readdir;
  return { ...real, readdir };
});

test("a folder that may not be read, below the one that is named", async () => {
  const file = folder.file("exports/a.ndjson", "{}");
  mkdirSync(join(folder.path, "exports/locked"));
  const found = await findFiles([join(folder.path, "exports")], cliEn);
  expect(found).toMatchObject({ paths: [file], problems: [expect.stringMatching(/EACCES: .*locked/u) as string] });
});

test("a disk that is full", async ({ skip }) => {
  if (!existsSync("/dev/full")) skip("there is no /dev/full here");
  const target = join(folder.path, "tables");
  mkdirSync(target);
  symlinkSync("/dev/full", join(target, "messages.csv"));
  const client = createClient({ wasmBinary: engineBytes() });
  await client.load([{ contact: "a", type: "email.sent", time: "2026-01-05T09:00:00Z", message: "m" }]);
  const written = writeCsvFiles(client, { journeys: [] } as unknown as CommandLine, target);
  await expect(written).rejects.toBeInstanceOf(InputError);
  await expect(written).rejects.toThrow(/messages\.csv: ENOSPC/u);
  client.dispose();
});
