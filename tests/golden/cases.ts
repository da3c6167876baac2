// The golden cases for runners in TypeScript; tests/golden/README.md tells their form.

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));

interface GoldenCase {
  readonly why: string;
  readonly request: unknown;
  readonly answer?: unknown;
  readonly error?: unknown;
}

export interface GoldenFile {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly options: Record<string, unknown>;
  readonly cases: readonly GoldenCase[];
  /** The whole file without blanks, to find an answer's bytes in. */
  readonly compact: string;
}

/** What an engine said to a request: its answer's own bytes, or its error. */
export type Said = { readonly answer: string } | { readonly error: unknown };

export function goldenFiles(): GoldenFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const golden = JSON.parse(text) as {
      files: string[];
      options?: Record<string, unknown>;
      cases: GoldenCase[];
    };
    return {
      name,
      files: golden.files.map((file) => ({
        name: basename(file),
        bytes: readFileSync(join(folder, "data", file)),
      })),
      options: golden.options ?? {},
      cases: golden.cases,
      compact: text.replace(/("(?:[^"\\]|\\.)*")|\s+/gu, "$1"),
    };
  });
}

/** The same value as the case's, and the same bytes as the file's. */
export function expectAsStored(golden: GoldenFile, index: number, said: Said): void {
  const stored = golden.cases[index];
  if (stored === undefined) throw new Error(`no case ${index}`);
  if ("error" in said) {
    expect(said.error, stored.why).toEqual(stored.error);
    return;
  }
  const bytes = said.answer.replace(/"engine":"[^"]*"/u, '"engine":"*"');
  expect(JSON.parse(bytes), stored.why).toEqual(stored.answer);
  expect(golden.compact.includes(`"answer":${bytes}`), `bytes of: ${stored.why}`).toBe(true);
}
