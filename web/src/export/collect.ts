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
import { rangeEnds, type Selection } from "../state/selection.js";
import { trendUnit } from "../state/trend.js";
import type {
  CatalogAnswer,
  DoctorAnswer,
  FunnelAnswer,
  FunnelDefinition,
  LinksAnswer,
  LinksRequest,
  LoadSummary,
  MessagesAnswer,
  RecipientRow,
  ReportRequest,
} from "../types/index.js";
import { catalogOfAggregates, doctorOfAggregates, linksOfAggregates, summaryOfAggregates } from "./aggregates.js";
import { valuesIn, withoutRareValues } from "./rare-values.js";
import { SharedValues } from "./shared-values.js";
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
  /** Asks `request`, and holds what `reduce` leaves of the answer as that to `shown`. */
  const keep = async <A>(
    request: ReportRequest,
    reduce?: (answer: A) => unknown,
    shown: ReportRequest = request,
  ): Promise<A> => {
    const answer = (await engine.query(request)) as A;
    const key = JSON.stringify(shown);
    if (!answers.has(key)) answers.set(key, reduce && !wanted.recipients ? await reduce(answer) : answer);
    return answer;
  };
  const shared = new SharedValues(engine);
  const { selection, definition } = wanted.view;
  const shownSelection = wanted.recipients
    ? selection
    : { ...selection, contact: await shared.ofContacts(selection.contact) };
  const filtered = selection.contact.map(({ property }) => property);
  const catalog = await keep<CatalogAnswer>({ report: "catalog" }, (answer) => catalogOfAggregates(answer, filtered));
  const setting: Setting = { catalog, timeZone: wanted.timeZone };
  /** The same question about the selection, and about the one that is shown. */
  const both = <R extends ReportRequest>(request: (of: Selection) => R): [R, R] => [
    request(selection),
    request(shownSelection),
  ];
  await keep<DoctorAnswer>({ report: "doctor" }, doctorOfAggregates);
  const { from, to } = rangeEnds(selection.range, catalog.to, wanted.timeZone ?? "UTC");
  const unit = trendUnit(from || catalog.from, to || catalog.to);
  const keepBoth = <A>([request, shown]: [ReportRequest, ReportRequest], reduce?: (answer: A) => unknown): Promise<A> =>
    keep<A>(request, reduce, shown);
  await keepBoth(both((of) => cardsRequest(of, setting, unit)));
  const messages = await keepBoth<MessagesAnswer>(both((of) => messagesRequest(of, setting)));
  const range = selectedRange(selection, setting);
  const types = catalog.types.map(({ type }) => type);
  // The ready-made ones can be chosen in the file, too. Their words are ours.
  const samples = offeredSamples(catalog);
  const keepFunnel = async (asked: FunnelDefinition, shown = asked): Promise<void> => {
    const reduce = (answer: FunnelAnswer): Promise<FunnelAnswer> => funnelOfAggregates(answer, asked, types, shared);
    await keep(funnelRequest(range, asked, catalog), reduce, funnelRequest(range, shown, catalog));
    const told = withSteps(asked);
    if (told !== asked) await keep(funnelRequest(range, told, catalog), reduce, funnelRequest(range, withSteps(shown), catalog));
  };
  for (const sample of samples) await keepFunnel(sample.definition);
  const sampled = samples.some((sample) => JSON.stringify(sample.definition) === JSON.stringify(definition));
  const shownDefinition =
    definition && !sampled && !wanted.recipients ? await shared.ofDefinition(definition) : definition;
  // One that is only half built has no answer; the file then opens with a ready-made one.
  const view = await (definition && shownDefinition && !sampled
    ? keepFunnel(definition, shownDefinition)
    : Promise.resolve()
  ).then(
    () => ({ ...wanted.view, selection: shownSelection, definition: shownDefinition }),
    () => ({
      ...wanted.view,
      selection: shownSelection,
      sample: samples[0]?.id ?? null,
      definition: samples[0]?.definition ?? null,
    }),
  );
  const ids = messages.rows.map(({ message }) => message).filter((id): id is string => id !== null);
  const recipients: Record<string, readonly RecipientRow[]> = {};
  for (const [done, message] of ids.entries()) {
    onProgress(done, ids.length);
    await keepBoth(both((of) => messageCardsRequest(of, setting, message, unit)));
    const links = both((of) => linksRequest(of, setting, message));
    await keepBoth<LinksAnswer>(links, async (answer) => linksOfAggregates(answer, await engine.query(byContact(links[0]))));
    if (wanted.recipients) recipients[message] = await allRecipients(engine, setting, selection, message);
  }
  const { title, madeAt, locale, timeZone, cards, summary } = wanted;
  return {
    version: 1,
    title, madeAt, locale, timeZone, cards, view,
    summary: wanted.recipients ? summary : summaryOfAggregates(summary),
    answers: [...answers],
    recipients: wanted.recipients ? recipients : null,
  };
}

const byContact = (request: LinksRequest): LinksRequest => ({ ...request, options: { ...request.options, unit: "contact" } });

/** Values that few have are numbered, the sentences that repeat filters or the data's names left out. */
async function funnelOfAggregates(
  answer: FunnelAnswer,
  { count, breakdown, stages }: FunnelDefinition,
  types: readonly string[],
  shared: SharedValues,
): Promise<FunnelAnswer> {
  const plain = { ...answer, scopes: [], warnings: [] };
  if (count === undefined || count === "contact") return withoutRareValues(plain, types);
  // One contact can have many deals: here counts do not tell how many people have a value.
  const properties = new Set([breakdown?.by, ...stages.map((stage) => stage.breakdown?.by)].filter((by) => by !== undefined));
  const known = new Set(types);
  for (const value of valuesIn(answer)) {
    for (const by of properties) {
      if (!known.has(value) && (await shared.isShared([by, "eq", value]))) known.add(value);
    }
  }
  return withoutRareValues(plain, [...known], Infinity);
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
