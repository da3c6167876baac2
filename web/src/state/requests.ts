// What a view asks of the engine: selection -> requests. Pure.

import type {
  CardsRequest,
  CatalogAnswer,
  DateRange,
  FunnelDefinition,
  FunnelRequest,
  LinksRequest,
  MessagesRequest,
  MetricSelection,
  RecipientsRequest,
  RecipientState,
  TrendUnit,
} from "../types/index.js";
import { contactFilters, rangeEnds, type Selection } from "./selection.js";
import { trendUnit } from "./trend.js";

/** What a request needs to know of the data and the page. */
export interface Setting {
  readonly catalog: Pick<CatalogAnswer, "to" | "contactProperties"> | null;
  readonly timeZone?: string | undefined;
}

function range(selection: Selection, { catalog, timeZone }: Setting): { range?: DateRange } {
  const { from, to } = rangeEnds(selection.range, catalog?.to ?? null, timeZone ?? "UTC");
  if (!from && !to && !timeZone) return {};
  return {
    range: {
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(timeZone ? { timeZone } : {}),
    },
  };
}

/** The selection's time alone; null is all of it. */
export function selectedRange(selection: Selection, setting: Setting): DateRange | null {
  return range(selection, setting).range ?? null;
}

/** The selection as cards, messages and recipients take it; members that say nothing are absent. */
export function metricSelection(selection: Selection, setting: Setting): MetricSelection {
  const { journey, channel, messages, lists, contact, counting } = selection;
  const filters = {
    ...(contact.length > 0
      ? { contact: contactFilters(contact, setting.catalog?.contactProperties ?? []) }
      : {}),
    ...(messages.length > 0 ? { messages } : {}),
    ...(lists.length > 0 ? { lists } : {}),
  };
  return {
    ...(journey === null ? {} : { journey }),
    ...(channel ? { channel } : {}),
    ...range(selection, setting),
    ...(Object.keys(filters).length > 0 ? { filters } : {}),
    ...(Object.keys(counting).length > 0 ? { options: counting } : {}),
  };
}

/** With both ends of a range the period before is asked for, too. */
export function cardsRequest(selection: Selection, setting: Setting, trend: TrendUnit): CardsRequest {
  const chosen = metricSelection(selection, setting);
  const compared = chosen.range?.from && chosen.range.to;
  return { report: "cards", ...chosen, trend, ...(compared ? { compare: "previous" } : {}) };
}

/** All messages: a journey has tens of them, and the table sorts without asking again. */
export function messagesRequest(selection: Selection, setting: Setting): MessagesRequest {
  return { report: "messages", ...metricSelection(selection, setting), limit: 0 };
}

/** How a reader looks at the recipients of a message. */
export interface RecipientsLook {
  readonly search: string;
  readonly state: RecipientState | null;
  /** A column's key, "-" before it for descending. */
  readonly sort: string;
}

export const FIRST_LOOK: RecipientsLook = { search: "", state: null, sort: "sentAt" };

/** One message, whichever of them the selection names. */
function ofMessage(selection: Selection, message: string): Selection {
  return { ...selection, messages: [message] };
}

export function messageCardsRequest(
  selection: Selection,
  setting: Setting,
  message: string,
  trend: TrendUnit,
): CardsRequest {
  return cardsRequest(ofMessage(selection, message), setting, trend);
}

export function linksRequest(selection: Selection, setting: Setting, message: string): LinksRequest {
  return { report: "links", message, ...metricSelection({ ...selection, messages: [] }, setting), limit: 0 };
}

export function recipientsRequest(
  selection: Selection,
  setting: Setting,
  message: string,
  { search, state, sort }: RecipientsLook,
): RecipientsRequest {
  return {
    report: "recipients",
    message,
    ...metricSelection({ ...selection, messages: [] }, setting),
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(state ? { state } : {}),
    sort,
  };
}

/**
 * The page's range applies where the definition has none of its own; the trend's periods are as long as what is covered
 * asks for (`catalog`: the data) where the definition does not say.
 */
export function funnelRequest(
  range: DateRange | null,
  definition: FunnelDefinition,
  catalog: Pick<CatalogAnswer, "from" | "to"> | null,
): FunnelRequest {
  const own = definition.range || !range ? {} : { range };
  const { from, to } = definition.range ?? range ?? {};
  const trend = trendUnit(from ?? catalog?.from ?? null, to ?? catalog?.to ?? null);
  return { report: "funnel", definition: { trend, ...own, ...definition } };
}
