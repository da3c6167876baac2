// What of the answers names nobody, for a file of aggregates. Pure.
//
// What stays of the catalog, the doctor and the load's summary is named member by member: whatever else they hold,
// today or later, stays out.

import type {
  CatalogAnswer,
  CatalogProperty,
  DoctorAnswer,
  LinksAnswer,
  LoadSummary,
  PassedOver,
  SourceSummary,
  ValueCount,
} from "../types/index.js";
import { LEAST_SHARED } from "./rare-values.js";

/** The file's own name, without the folders that it lay in. */
export function plainName(path: string): string {
  return path.split(/[/\\]/u).at(-1) ?? "";
}

/** The ready-made funnels depend on them, of which a file offers those that it has answers to; and whether amounts are recorded. */
const ALWAYS_KEPT: readonly string[] = ["delivery", "machine", "revenue", "total"];

/** A key may be somebody's name (`{"scores": {"ann": 3}}`): those that few rows have stay out, but for `kept`. */
export function catalogOfAggregates(catalog: CatalogAnswer, kept: readonly string[]): CatalogAnswer {
  const shown = (properties: readonly CatalogProperty[]): CatalogProperty[] =>
    properties
      .filter(({ name, count }) => count >= LEAST_SHARED || kept.includes(name) || ALWAYS_KEPT.includes(name))
      .map(({ name, kind, distinct, count }) => ({ name, kind, distinct, count, values: [] }));
  const { report, engine, unit, warnings, events, contacts, from, to, types, lists, journeys, currencies } = catalog;
  return {
    report, engine, unit, warnings, events, contacts, from, to, types, lists, journeys, currencies,
    properties: shown(catalog.properties),
    contactProperties: shown(catalog.contactProperties),
  };
}

/** Counts, format, and how things were read: no row, no value, nothing that was said of them. */
function sourceOfAggregates(source: SourceSummary): SourceSummary {
  const { format, decidedBy, bytes, rows, kept, events, contacts, journeys, ignored, skipped, timeZone } = source;
  const { csv, agreement, timesWithoutZone, dates, amounts, cutOff, error, unrecognised } = source;
  return {
    name: plainName(source.name),
    format, decidedBy, bytes, rows, kept, events, contacts, journeys, ignored, skipped, timeZone,
    ...(source.formatTitle === undefined ? {} : { formatTitle: source.formatTitle }),
    ...(csv ? { csv } : {}),
    ...(agreement ? { agreement } : {}),
    ...(timesWithoutZone === undefined ? {} : { timesWithoutZone }),
    ...(dates ? { dates } : {}),
    ...(amounts ? { amounts } : {}),
    ...(cutOff ? { cutOff } : {}),
    ...(error ? { error: { code: error.code, message: "" } } : {}),
    unrecognised: { types: frequent(unrecognised.types), keys: frequent(unrecognised.keys) },
    skippedSamples: [],
    warnings: [],
  };
}

function frequent(values: readonly ValueCount[]): ValueCount[] {
  return values.filter(({ count }) => count >= LEAST_SHARED);
}

export function summaryOfAggregates(summary: LoadSummary): LoadSummary {
  const { sources, events, contacts, duplicates, identity, memoryBytes, passedOver } = summary;
  const archive = ({ name, count }: PassedOver): PassedOver => ({ name: plainName(name), count, files: [] });
  return {
    sources: sources.map(sourceOfAggregates),
    events, contacts, duplicates, identity, memoryBytes,
    ...(passedOver ? { passedOver: passedOver.map(archive) } : {}),
  };
}

export function doctorOfAggregates(doctor: DoctorAnswer): DoctorAnswer {
  const { report, engine, unit, warnings, events, contacts, duplicates, from, to, machineShare } = doctor;
  const { unknownTypes, currencies, rows, identity, gaps, findings, sources } = doctor;
  return {
    report, engine, unit, warnings, events, contacts, duplicates, from, to, machineShare,
    unknownTypes, currencies, rows, identity, gaps, findings,
    sources: sources.map(sourceOfAggregates),
  };
}

/** Without the addresses that fewer than five contacts clicked, as `byContact` tells: the links of the same, counted by contact. */
export function linksOfAggregates(links: LinksAnswer, byContact: LinksAnswer): LinksAnswer {
  const contacts = new Map(byContact.rows.map(({ url, clicked }) => [url, clicked ?? 0]));
  const rows = links.rows.filter(({ url }) => url === null || (contacts.get(url) ?? 0) >= LEAST_SHARED);
  return { ...links, rows, total: rows.length };
}
