// Help, version and language.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { commandLine } from "./command-line.js";

const { answered } = commandLine();

test("the environment's language is used, and --lang stands over it", async () => {
  const environment = { LANG: "fr_FR.UTF-8" };
  expect(await answered(["report", "--help"], { environment })).toMatch(/^Utilisation/);
  const english = ["report", "--help", "--lang=en"];
  expect(await answered(english, { environment })).toMatch(/^Usage/);
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
