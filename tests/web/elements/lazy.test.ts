// Code that comes when it is asked for: once, again where it did not come, and with a word about it.

import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loadElement, loadPart, watchParts } from "../../../web/src/elements/shared/lazy.js";

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const tags = new Map<string, unknown>();

beforeAll(() => {
  vi.stubGlobal("customElements", {
    get: (tag: string) => tags.get(tag),
    define: (tag: string, element: unknown) => tags.set(tag, element),
  });
});

afterAll(() => {
  vi.unstubAllGlobals();
});

it("loads once, however often it is asked", async () => {
  const element = vi.fn();
  const load = vi.fn(() => Promise.resolve(element as unknown as CustomElementConstructor));
  loadElement("an-element", load);
  loadElement("an-element", load);
  await settled();
  loadElement("an-element", load);
  expect(load).toHaveBeenCalledTimes(1);
  expect(tags.get("an-element")).toBe(element);
});

it("tells who watches that code did not come, and tries again when it is asked again", async () => {
  const told: boolean[] = [];
  const stop = watchParts((missing) => told.push(missing));
  const load = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new TypeError("Failed to fetch"));
  loadPart("a part", load);
  await settled();
  expect(told).toEqual([true]);
  loadPart("a part", load);
  await settled();
  expect(told).toEqual([true, false]);
  expect(load).toHaveBeenCalledTimes(2);

  loadPart("another", () => Promise.reject(new Error("no")));
  await settled();
  loadPart("a third", () => Promise.resolve());
  await settled();
  expect(told).toEqual([true, false, true, true]);
  loadPart("another", () => Promise.resolve());
  await settled();
  expect(told).toEqual([true, false, true, true, false]);
  stop();
  loadPart("a fourth", () => Promise.resolve());
  await settled();
  expect(told).toHaveLength(5);
});
