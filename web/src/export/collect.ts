// Asks an engine everything that a report shows, for a file that shows it without one.

import type { Client } from "../client.js";
import { offeredSamples } from "../state/funnel-samples.js";
import { withSteps } from "../state/funnel/asking.js";
import {
  cardsRequest,
  funnelRequest,
  linksRequest,
  messageCardsRequest,
  messagesRequest,
  selectedRange,
  type Setting,
} from "../state/requests.js";
import { rangeEnds } from "../state/selection.js";
import { trendUnit } from "../state/trend.js";
import type {
  CatalogAnswer,
  CatalogProperty,
  DoctorAnswer,
  FunnelAnswer,
  FunnelDefinition,
  LinksAnswer,
  LoadSummary,
  MessagesAnswer,
  RecipientRow,
  ReportRequest,
  SourceSummary,
} from "../types/index.js";
import { LEAST_SHARED, withoutRareValues } from "./rare-values.js";
import type { Snapshot, SnapshotView } from "./snapshot.js";

export interface Wanted {
  readonly title: string;
  readonly madeAt: string;
  readonly locale: string;
  readonly timeZone: string | undefined;
  readonly cards: string;
  readonly summary: LoadSummary;
  readonly view: SnapshotView;
  /** Every recipient of every message too: personal data, only where the reader asks. */
  readonly recipients: boolean;
}

const PAGE_ROWS = 10_000;

export async function collect(
  engine: Pick<Client, "query">,
  wanted: Wanted,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<Snapshot> {
  const answers = new Map<string, unknown>();
  const keep = async (request: ReportRequest, reduce?: (answer: never) => unknown): Promise<unknown> => {
    const key = JSON.stringify(request);
    if (answers.has(key)) return answers.get(key);
    const answer = await engine.query(request);
    answers.set(key, reduce && !wanted.recipients ? reduce(answer as never) : answer);
    return answer;
  };
  const { selection, definition } = wanted.view;
  const catalog = (await keep({ report: "catalog" }, withoutValues)) as CatalogAnswer;
  const setting: Setting = { catalog, timeZone: wanted.timeZone };
  await keep({ report: "doctor" }, withoutRows);
  const { from, to } = rangeEnds(selection.range, catalog.to, wanted.timeZone ?? "UTC");
  const unit = trendUnit(from || catalog.from, to || catalog.to);
  await keep(cardsRequest(selection, setting, unit));
  const messages = (await keep(messagesRequest(selection, setting))) as MessagesAnswer;
  const range = selectedRange(selection, setting);
  const types = catalog.types.map(({ type }) => type);
  const withoutRare = (answer: FunnelAnswer): FunnelAnswer => withoutRareValues(answer, types);
  // The ready-made ones can be chosen in the file, too.
  const samples = offeredSamples(catalog.types, catalog.journeys);
  const keepFunnel = async (shown: FunnelDefinition): Promise<void> => {
    await keep(funnelRequest(range, shown), withoutRare);
    const told = withSteps(shown);
    if (told !== shown) await keep(funnelRequest(range, told), withoutRare);
  };
  for (const sample of samples) await keepFunnel(sample.definition);
  // One that is only half built has no answer; the file then opens with a ready-made one.
  const view = await (definition ? keepFunnel(definition) : Promise.resolve()).then(
    () => wanted.view,
    () => ({ ...wanted.view, sample: samples[0]?.id ?? null, definition: samples[0]?.definition ?? null }),
  );
  const ids = messages.rows.map(({ message }) => message).filter((id): id is string => id !== null);
  const recipients: Record<string, readonly RecipientRow[]> = {};
  for (const [done, message] of ids.entries()) {
    onProgress(done, ids.length);
    await keep(messageCardsRequest(selection, setting, message, unit));
    await keep(linksRequest(selection, setting, message), withoutRareLinks);
    if (wanted.recipients) recipients[message] = await allRecipients(engine, setting, selection, message);
  }
  const { recipients: listed, ...rest } = wanted;
  return {
    version: 1,
    ...rest,
    view,
    summary: listed ? wanted.summary : withoutSamples(wanted.summary),
    answers: [...answers],
    recipients: listed ? recipients : null,
  };
}

async function allRecipients(
  engine: Pick<Client, "query">,
  setting: Setting,
  selection: SnapshotView["selection"],
  message: string,
): Promise<RecipientRow[]> {
  const request = linksRequest(selection, setting, message);
  const rows: RecipientRow[] = [];
  for (;;) {
    const page = await engine.query({
      ...request,
      report: "recipients",
      message,
      limit: PAGE_ROWS,
      offset: rows.length,
    });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

// ---- what names nobody -------------------------------------------------------------------------

const nameless = (property: CatalogProperty): CatalogProperty => ({ ...property, values: [] });

function withoutValues(catalog: CatalogAnswer): CatalogAnswer {
  return {
    ...catalog,
    properties: catalog.properties.map(nameless),
    contactProperties: catalog.contactProperties.map(nameless),
  };
}

/** Rows, what was said of them, and the folders that the file lay in. */
function withoutSample({ error, ...source }: SourceSummary): SourceSummary {
  return {
    ...source,
    name: source.name.split(/[/\\]/u).at(-1) ?? "",
    skippedSamples: [],
    warnings: [],
    ...(error ? { error: { code: error.code, message: "" } } : {}),
  };
}

function withoutSamples(summary: LoadSummary): LoadSummary {
  const { passedOver, ...rest } = summary;
  return {
    ...rest,
    sources: summary.sources.map(withoutSample),
    ...(passedOver ? { passedOver: passedOver.map((archive) => ({ ...archive, files: [] })) } : {}),
  };
}

function withoutRows(doctor: DoctorAnswer): DoctorAnswer {
  return { ...doctor, sources: doctor.sources.map(withoutSample) };
}

function withoutRareLinks(links: LinksAnswer): LinksAnswer {
  const rows = links.rows.filter(({ clicked, allClicks }) => (clicked ?? allClicks) >= LEAST_SHARED);
  return { ...links, rows, total: rows.length };
}
