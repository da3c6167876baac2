import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clientErrorCodes, engineErrorCodes } from "../../../web/src/engine/error-codes.js";

test("the engine's codes are those of core/src/error.cpp, in its order", () => {
  const source = readFileSync(new URL("../../../core/src/error.cpp", import.meta.url), "utf8");
  const names = [...source.matchAll(/case ErrorCode::\w+:\s*return "([^"]+)"/g)].map((m) => m[1]);
  expect(names.length).toBeGreaterThan(0);
  expect(engineErrorCodes).toEqual(names);
});

test("no code stands in both lists", () => {
  const all = [...engineErrorCodes, ...clientErrorCodes];
  expect(new Set(all).size).toBe(all.length);
});
