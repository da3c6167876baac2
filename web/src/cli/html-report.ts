// `parcours report --html FILE`: the report as one HTML file, the same as the page saves.

import { open, stat, writeFile } from "node:fs/promises";
import { plainName } from "../export/aggregates.js";
import { collect } from "../export/collect.js";
import { htmlFile } from "../export/html-file.js";
import { messageOf } from "../engine/engine-error.js";
import { readNames } from "../source-state.js";
import { EVERYTHING, rangeOf } from "../state/selection.js";
import { offeredSamples } from "../state/funnel-samples.js";
import type { CatalogAnswer } from "../types/index.js";
import type { CommandLine } from "./arguments.js";
import { InputError } from "./failures.js";
import type { Session } from "./session.js";
import type { Words } from "./text.js";

/** How a page begins, and how much of a file is looked at for it. */
const pageBegin = /^\uFEFF?\s*<(?:!doctype html|html)[\s>]/iu;
const lookedAtBytes = 256;

export async function htmlReport(
  { client, summary }: Session,
  line: CommandLine,
  { page }: Words,
  madeAt: string,
): Promise<string> {
  const viewer = await import("parcours-viewer");
  const catalog: CatalogAnswer = await client.query({ report: "catalog" });
  const [wanted = null] = line.journeys;
  const journey = catalog.journeys.find((candidate) => candidate.journey === wanted);
  const [sample] = offeredSamples(catalog);
  const [name = "", ...more] = readNames(summary).map(plainName);
  const files = more.length > 0 ? page.t("report.files", { name, count: more.length }) : name;
  const snapshot = await collect(client, {
    title: journey?.name ?? (catalog.journeys.length > 1 ? page.t("report.journeys.all") : files),
    madeAt,
    locale: page.format.locale,
    timeZone: line.timeZone,
    cards: "",
    summary,
    view: {
      selection: { ...EVERYTHING, journey: wanted, range: rangeOf(line.from ?? "", line.to ?? "") },
      sort: "-sends",
      sample: sample?.id ?? null,
      definition: sample?.definition ?? null,
    },
    recipients: line.recipients,
  });
  return htmlFile(snapshot, viewer, { noScript: page.t("file.noscript") });
}

/** Throws InputError where `path` is a file of another kind: an export that was taken for the report's name, say. */
export async function refuseOther(path: string, { cli }: Words): Promise<void> {
  if ((await contentOf(path)) === "other") throw new InputError(cli.html.notHtml(path));
}

/** What was written where, as a line for the reader. Throws InputError where it cannot be. */
export async function writeHtml(path: string, html: string, recipients: boolean, { cli, page }: Words): Promise<string> {
  const replaced = (await contentOf(path)) !== "none";
  try {
    await writeFile(path, html);
  } catch (error) {
    const absent = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new InputError(absent ? cli.files.noFolder(path) : messageOf(error));
  }
  return cli.html.written(path, page.format.bytes(Buffer.byteLength(html)), { recipients, replaced });
}

/** Of the file that would be replaced; a pipe, say, holds nothing. What keeps it from being read is told when it is written. */
async function contentOf(path: string): Promise<"none" | "page" | "other"> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || found.size === 0) return "none";
  const file = await open(path).catch(() => undefined);
  if (!file) return "none";
  try {
    const { buffer } = await file.read(Buffer.alloc(lookedAtBytes), 0, lookedAtBytes, 0);
    return pageBegin.test(buffer.toString()) ? "page" : "other";
  } finally {
    await file.close();
  }
}
