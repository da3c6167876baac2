// The engine's sentences in another language where they do not come at once: asked for again when they are next needed.

import { beforeEach, expect, it, vi } from "vitest";
import type * as EngineWords from "../../../web/src/i18n/engine-words.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";

type Load = Parameters<typeof EngineWords.setEngineWords>[0];

const french = createLocalizer("fr");
const there = { translate: () => "traduit" };
let engineWords: typeof EngineWords;

beforeEach(async () => {
  vi.resetModules();
  engineWords = await import("../../../web/src/i18n/engine-words.js");
});

it("forgets who is gone before they come", async () => {
  const gone = vi.fn();
  engineWords.setEngineWords(vi.fn<Load>().mockResolvedValueOnce(null).mockResolvedValue(there));
  await engineWords.engineWords("fr", gone);
  engineWords.forgetEngineWords(gone);
  await engineWords.engineWords("fr", vi.fn());
  expect(gone).not.toHaveBeenCalled();
});

it.each([
  ["fail", () => Promise.reject(new Error("no network"))],
  ["were told to be missing", () => Promise.resolve(null)],
])("tells all who wait once they come, after they %s", async (_, failing) => {
  const load = vi.fn<Load>().mockImplementationOnce(failing).mockResolvedValue(there);
  const [one, other] = [vi.fn(), vi.fn()];
  engineWords.setEngineWords(load);
  await engineWords.engineWords("fr", one);
  // Nobody is told that nothing has changed, or would ask again at once.
  expect(one).not.toHaveBeenCalled();
  expect(engineWords.engineText(french, "anything")).toBeNull();
  await Promise.all([engineWords.engineWords("fr", other), engineWords.engineWords("fr", other)]);
  expect([one, other].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  expect(engineWords.engineText(french, "anything")).toBe("traduit");
  expect(engineWords.engineWords("fr")).toBeUndefined();
  expect(load).toHaveBeenCalledTimes(2);
});
