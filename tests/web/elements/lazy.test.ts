// Code that comes when it is asked for: once, again where it did not come, and with a word about it.

import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loadElement, loadMissing, loadPart, watchParts } from "../../../web/src/elements/shared/lazy.js";

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

it("tells who watches how often code did not come, and asks again only when it is told to", async () => {
  const told: number[] = [];
  const stop = watchParts((failures) => told.push(failures));
  const failed = new TypeError("Failed to fetch");
  const load = vi.fn(() => Promise.resolve("the part")).mockRejectedValueOnce(failed).mockRejectedValueOnce(failed);
  expect(await loadPart("a part", load)).toBeNull();
  expect(await loadPart("a part", load)).toBeNull();
  expect(load).toHaveBeenCalledTimes(1);
  loadMissing();
  expect(await loadPart("a part", load)).toBeNull();
  expect(told).toEqual([0, 1, 2]);
  loadMissing();
  expect(await loadPart("a part", load)).toBe("the part");
  expect(told).toEqual([0, 1, 2, 0]);
  expect(load).toHaveBeenCalledTimes(3);

  await loadPart("another", vi.fn(() => Promise.resolve()).mockRejectedValueOnce(failed));
  await loadPart("a third", () => Promise.resolve());
  expect(told).toEqual([0, 1, 2, 0, 1, 1]);
  loadMissing();
  await settled();
  expect(told).toEqual([0, 1, 2, 0, 1, 1, 0]);
  stop();
  await loadPart("a fourth", () => Promise.resolve());
  expect(told).toHaveLength(7);
});

it("tells who watches later at once what is missing already", async () => {
  const stop = watchParts(() => undefined);
  await loadPart("before", vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error("no")));
  stop();
  const told: number[] = [];
  const stopToo = watchParts((failures) => told.push(failures));
  expect(told).toEqual([1]);
  loadMissing();
  await settled();
  stopToo();
  expect(told).toEqual([1, 0]);
});

it("says nothing of what is under way again when another comes", async () => {
  let come: () => void = () => undefined;
  const slow = vi.fn(() => new Promise<void>((resolve) => (come = resolve))).mockRejectedValueOnce(new Error("no"));
  const told: number[] = [];
  const stop = watchParts((failures) => told.push(failures));
  await loadPart("quick", vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error("no")));
  await loadPart("slow", slow);
  expect(told).toEqual([0, 1, 1]);
  loadMissing();
  await settled();
  expect(told).toEqual([0, 1, 1, 0]);
  loadMissing();
  expect(slow).toHaveBeenCalledTimes(2);
  come();
  await settled();
  stop();
  expect(told).toEqual([0, 1, 1, 0, 0]);
});

it("leaves the failure to who asked where nobody watches, and asks again for the next", async () => {
  await expect(loadPart("unwatched", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await loadPart("unwatched", () => Promise.resolve("here"))).toBe("here");
});
