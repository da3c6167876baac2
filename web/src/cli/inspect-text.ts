// What files hold, as text: sources, skipped rows, the doctor's findings, the catalog.

import type {
  CatalogAnswer,
  CatalogProperty,
  DoctorAnswer,
  LoadSummary,
  SourceSummary,
} from "../types/index.js";
import { findingDetail } from "../elements/found/finding-detail.js";
import { affectedText, brokenText, findingText, formatText, reasonText, sizeText } from "../elements/found/found-words.js";
import { tabText } from "../elements/found/tab-words.js";
import { NO_VALUE } from "../i18n/format.js";
import { skippedRows } from "../skipped-rows.js";
import { fileRows, hasLosses, hasRemarks, remarksOf, tellSeveral } from "../source-state.js";
import { holdsOrders } from "../state/metric-view.js";
import { type Column, plain, shorten, shortenStart, table } from "./table.js";
import { codeText, heading, type Words } from "./text.js";
import { remarkText } from "./told.js";

/** How many of a property's values stand in a line, and how wide each may be. */
const shownValues = 3;
const valueCells = 30;
/** Of a file's name, which is cut where a terminal is narrow. */
const shortestName = 20;

export function sourcesText(load: LoadSummary, words: Words): string[] {
  const { page } = words;
  const several = tellSeveral(load.sources);
  const columns: Column[] = [
    { title: tabText(page, "found.file") },
    { title: tabText(page, "found.format") },
    { title: tabText(page, "found.size"), align: "right" },
    { title: tabText(page, "found.rows"), align: "right" },
    ...(several ? [{ title: tabText(page, "found.told"), align: "right" } as const] : []),
    { title: tabText(page, "found.kept"), align: "right" },
    { title: words.cli.headings.ignored, align: "right" },
    { title: tabText(page, "found.skipped"), align: "right" },
  ];
  const rows = load.sources.map((source) => [
    shortenStart(source.name, Math.max(shortestName, words.room / 2)),
    formatText(page, source),
    sizeText(page, source),
    ...[fileRows(source), ...(several ? [source.rows] : []), source.kept, source.ignored, skippedRows(source)].map((count) =>
      page.format.number(count),
    ),
  ]);
  const lines = [...heading(tabText(page, "found.sources")), ...table(columns, rows, words.room)];
  if (load.duplicates > 0) lines.push(tabText(page, "found.duplicates", { count: load.duplicates }));
  return [
    ...lines,
    ...load.sources.flatMap((source) => [
      ...skippedText(source, words),
      ...[ignoredText(source, words)].filter(Boolean).map((text) => plain(words.cli.labelled(source.name, text))),
      ...unrecognisedText(source, words),
      ...warningsOf(source).map((warning) => plain(words.cli.labelled(source.name, remarkText(words, warning)))),
      ...[brokenText(page, source)].filter(Boolean).map((text) => plain(words.cli.labelled(source.name, text))),
    ]),
  ];
}

/** But what is said of a file that is cut off, with its place, anyway. */
export function warningsOf(source: SourceSummary): readonly string[] {
  const remarks = remarksOf(source);
  return source.cutOff === true ? remarks.filter((remark) => !remark.endsWith(": the file may have been cut off")) : remarks;
}

/** How many rows were left out on purpose, test mode's among them; empty where none was. */
export function ignoredText({ ignored }: SourceSummary, { page }: Words): string {
  return ignored > 0 ? page.t("found.ignored", { count: ignored }) : "";
}

/** How many rows were skipped and why; empty where none was. */
export function skippedTitle(source: SourceSummary, { cli, page }: Words): string {
  const count = skippedRows(source);
  if (count === 0) return "";
  const reasons = Object.entries(source.skipped).map(([reason, rows]) => cli.labelled(reasonText(page, reason), page.format.number(rows)));
  return `${tabText(page, "found.skipped.title", { count })} (${reasons.join(", ")})`;
}

export function skippedText(source: SourceSummary, words: Words): string[] {
  const title = skippedTitle(source, words);
  if (title === "") return [];
  const { page } = words;
  const samples = source.skippedSamples.map(({ line, reason, excerpt }) => [
    line === null ? "" : page.t("found.sample.line", { line }),
    reasonText(page, reason),
    excerpt,
  ]);
  return [
    "",
    plain(words.cli.labelled(source.name, title)),
    ...table([{ title: "" }, { title: "" }, { title: "" }], samples, words.room),
  ];
}

/** Types and keys that no format knows: kept, and worth a look. */
function unrecognisedText(source: SourceSummary, words: Words): string[] {
  const { types, keys } = source.unrecognised;
  const { unrecognisedTypes, unrecognisedKeys } = words.cli.headings;
  const named = [
    [unrecognisedTypes, types],
    [unrecognisedKeys, keys],
  ] as const;
  return named
    .filter(([, values]) => values.length > 0)
    .map(([title, values]) => {
      const list = values.map(
        ({ value, count }) => `${value} (${words.page.format.number(count)})`,
      );
      return plain(words.cli.labelled(source.name, words.cli.labelled(title, list.join(", "))));
    });
}

/** Empty where the files' own remarks are all there is to say: then nobody reads that nothing was found. */
export function doctorText(doctor: DoctorAnswer, catalog: CatalogAnswer, load: LoadSummary, { cli, page }: Words): string[] {
  const title = heading(tabText(page, "found.doctor"));
  if (doctor.findings.length === 0) {
    const none = load.sources.some(({ ignored }) => ignored > 0) ? "found.doctor.none.else" : "found.doctor.none";
    return hasLosses(load) || hasRemarks(load) ? [] : [...title, page.t(none)];
  }
  const lines = doctor.findings.map(({ code, count, affects }) => {
    const detail = findingDetail(page, doctor, code).replace(/\.$/u, "");
    const found = findingText(page, code, count);
    const touched = affectedText(page, affects, holdsOrders(catalog));
    const finding = `- ${detail === "" ? found : cli.labelled(found, detail)}`;
    return plain(touched === "" ? finding : `${finding}. ${touched}`);
  });
  return [...title, ...lines];
}

export function catalogText(catalog: CatalogAnswer, words: Words): string[] {
  const { cli, page, room } = words;
  const { format } = page;
  const count = (title: string): Column => ({ title, align: "right" });
  const totals = [
    [tabText(page, "found.events"), format.number(catalog.events)],
    [tabText(page, "found.contacts"), format.number(catalog.contacts)],
    [tabText(page, "found.span"), spanText(catalog, words)],
    [tabText(page, "found.currencies"), catalog.currencies.join(", ") || NO_VALUE],
  ];
  const types = catalog.types.map(({ type, channel, events }) => [
    type,
    channel === null ? "" : codeText(words, "channel", channel),
    format.number(events),
  ]);
  const typeColumns = [
    { title: cli.headings.type },
    { title: cli.headings.channel },
    count(tabText(page, "found.events")),
  ];
  const lists = catalog.lists.map(({ list, contacts }) => [list, format.number(contacts)]);
  const listColumns = [{ title: cli.headings.lists }, count(tabText(page, "found.contacts"))];
  const journeys = catalog.journeys.map(({ journey, name, status, messages }) => [
    name === journey ? journey : `${name} (${journey})`,
    codeText(words, "report.status", status),
    format.number(messages.length),
  ]);
  const journeyColumns = [
    { title: page.t("report.journey") },
    { title: cli.headings.status },
    count(page.t("messages.label")),
  ];
  return [
    ...heading(page.t("found.title")),
    ...table([{ title: "" }, { title: "" }], totals, room),
    ...(types.length > 0 ? [...heading(tabText(page, "found.types")), ...table(typeColumns, types, room)] : []),
    ...propertiesText(tabText(page, "found.properties"), tabText(page, "found.events"), catalog.properties, words),
    ...propertiesText(
      cli.headings.contactProperties,
      tabText(page, "found.contacts"),
      catalog.contactProperties,
      words,
    ),
    ...(lists.length > 0 ? [...heading(cli.headings.lists), ...table(listColumns, lists, room)] : []),
    ...(journeys.length > 0 ? [...heading(tabText(page, "found.journeys")), ...table(journeyColumns, journeys, room)] : []),
  ];
}

/** With the zone's name: a time says little without it. */
function spanText({ from, to }: CatalogAnswer, { page: { format } }: Words): string {
  if (from === null || to === null) return NO_VALUE;
  return `${format.dateTime(from)} – ${format.dateTime(to)} (${format.timeZone})`;
}

function propertiesText(
  title: string,
  counted: string,
  properties: readonly CatalogProperty[],
  { cli, page, room }: Words,
): string[] {
  if (properties.length === 0) return [];
  const columns: Column[] = [
    { title: cli.headings.property },
    { title: cli.headings.kind },
    { title: counted, align: "right" },
    { title: cli.headings.distinct, align: "right" },
    { title: cli.headings.values },
  ];
  const rows = properties.map(({ name, kind, count, distinct, values }) => [
    name,
    cli.kinds[kind],
    page.format.number(count),
    page.format.number(distinct),
    values
      .slice(0, shownValues)
      .map((entry) => `${shorten(entry.value, valueCells)} (${page.format.number(entry.count)})`)
      .join(", "),
  ]);
  return [...heading(title), ...table(columns, rows, room)];
}
