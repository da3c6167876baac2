// What a report is given to read, as sources of a load, with the names shown meanwhile.

import { pathOf } from "../../sources/file-path.js";
import type { DescribedSource, LoadInput } from "../../sources/source.js";

export interface ReportInput {
  readonly names: readonly string[];
  open(signal?: AbortSignal): Promise<LoadInput>;
}

/** The last part of an address, as a file's name. */
function nameOf(url: URL): string {
  const last = url.pathname.split("/").filter(Boolean).pop() ?? url.hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

export function inputOfUrls(urls: readonly string[], base: string): ReportInput {
  const targets = urls.map((text) => {
    const url = URL.canParse(text, base) ? new URL(text, base) : null;
    return { url, name: url ? nameOf(url) : text };
  });
  return {
    names: targets.map(({ name }) => name),
    open: () =>
      Promise.all(
        targets.map(async ({ url, name }): Promise<DescribedSource> => {
          if (!url) throw Object.assign(new Error(`${name}: expected an address`), { code: "bad-source" });
          try {
            return { data: await fetch(url), name };
          } catch (cause) {
            throw Object.assign(new Error(`${name}: ${String(cause)}`), { code: "bad-source" });
          }
        }),
      ),
  };
}

export function inputOfFiles(files: readonly File[]): ReportInput {
  return {
    names: files.map(pathOf),
    open: () => Promise.resolve(files),
  };
}

/** Anything the client takes, as handed to `.data`. */
export function inputOfData(data: LoadInput): ReportInput {
  const items: readonly unknown[] = Array.isArray(data) ? data : [data];
  const files = items.filter((item): item is File => item instanceof File);
  return {
    names: files.length > 0 ? files.map(({ name }) => name) : ["data"],
    open: () => Promise.resolve(data),
  };
}
