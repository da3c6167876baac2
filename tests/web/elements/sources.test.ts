import { afterEach, expect, it, vi } from "vitest";
import { inputOfData, inputOfUrls } from "../../../web/src/elements/report/sources.js";
import type { DescribedSource, LazyResponse } from "../../../web/src/sources/source.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("fetches no address before its turn, and then with the load's signal", async () => {
  const fetched = vi.fn(() => Promise.resolve(new Response("")));
  vi.stubGlobal("fetch", fetched);
  const { names, input } = inputOfUrls(["exports/100%.ndjson", "https://b.example/b%20c.csv", "http://"], "https://a.example/page/");
  expect(names).toEqual(["100%.ndjson", "b c.csv", "http://"]);
  const open = (input as readonly DescribedSource[]).map(({ data }) => data as LazyResponse);
  expect(fetched).not.toHaveBeenCalled();
  const { signal } = new AbortController();
  await open[0]?.(signal);
  expect(fetched.mock.calls).toEqual([[new URL("https://a.example/page/exports/100%.ndjson"), { signal }]]);
  await expect(open[2]?.()).rejects.toThrow("expected an address");
});

it("says what it takes of what is nothing to read", () => {
  expect(() => inputOfData("text" as never)).toThrow("found text; expected a File, Blob, Response,");
  expect(() => inputOfData(5 as never)).toThrow("found number; expected a File");
  expect(inputOfData([{ type: "page_view" }]).names).toEqual(["data"]);
});
