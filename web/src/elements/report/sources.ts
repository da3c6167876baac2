// What a report is given to read, as sources of a load, with the names shown meanwhile.

import { nameOfUrl, pathOf } from "../../sources/file-path.js";
import { sourcesOf, type DescribedSource, type LoadInput } from "../../sources/source.js";

export interface ReportInput {
  readonly names: readonly string[];
  readonly input: LoadInput;
}

/** Each is fetched when its turn comes; one that cannot be is a file of the load that cannot be read. */
export function inputOfUrls(urls: readonly string[], base: string): ReportInput {
  const input = urls.map((text): DescribedSource => {
    const url = URL.canParse(text, base) ? new URL(text, base) : null;
    return url
      ? { name: nameOfUrl(url), data: (signal) => fetch(url, signal ? { signal } : {}) }
      : { name: text, data: () => Promise.reject(new Error("expected an address")) };
  });
  return { names: input.map(({ name = "" }) => name), input };
}

export function inputOfFiles(files: readonly File[]): ReportInput {
  return { names: files.map(pathOf), input: files };
}

/** Anything the client takes, as handed to `.data`; throws what is wrong with what it does not take. */
export function inputOfData(data: LoadInput): ReportInput {
  sourcesOf(data, {});
  const items: readonly unknown[] = Array.isArray(data) ? data : [data];
  const files = items.filter((item): item is File => item instanceof File);
  return { names: files.length > 0 ? files.map(({ name }) => name) : ["data"], input: data };
}
