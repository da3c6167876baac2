// `parcours report --html FILE`: the report as one HTML file, the same as the page saves.

import { writeFile } from "node:fs/promises";
import { plainName } from "../export/aggregates.js";
import { collect } from "../export/collect.js";
import { htmlFile } from "../export/html-file.js";
import { messageOf } from "../engine/engine-error.js";
import { EVERYTHING, rangeOf } from "../state/selection.js";
import { offeredSamples } from "../state/funnel-samples.js";
import type { CatalogAnswer } from "../types/index.js";
import type { CommandLine } from "./arguments.js";
import { InputError } from "./failures.js";
import type { Session } from "./session.js";
import type { Words } from "./text.js";

export async function writeHtml(
  { client, summary }: Session,
  line: CommandLine & { readonly html: string },
  { cli, page }: Words,
  madeAt: string,
): Promise<void> {
  const viewer = await import("parcours-viewer");
  const catalog: CatalogAnswer = await client.query({ report: "catalog" });
  const [wanted = null] = line.journeys;
  const journey = catalog.journeys.find((candidate) => candidate.journey === wanted);
  const [sample] = offeredSamples(catalog.types, catalog.journeys);
  const [first = "", ...more] = summary.sources.map(({ name }) => plainName(name));
  const files = more.length > 0 ? page.t("report.files", { count: summary.sources.length }) : first;
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
  try {
    await writeFile(line.html, htmlFile(snapshot, viewer, { noScript: page.t("file.noscript") }));
  } catch (error) {
    const absent = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new InputError(absent ? cli.files.noFolder(line.html) : messageOf(error));
  }
}
