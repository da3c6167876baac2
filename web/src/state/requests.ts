// What a view asks of the engine: selection -> requests. Pure.

import type {
  CardsRequest,
  DateRange,
  FunnelDefinition,
  FunnelRequest,
  MessagesRequest,
  TrendUnit,
} from "../types/index.js";

export interface Selection {
  readonly journey: string | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timeZone?: string | undefined;
}

function range({ from, to, timeZone }: Selection): { range?: DateRange } {
  if (!from && !to && !timeZone) return {};
  return {
    range: {
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(timeZone ? { timeZone } : {}),
    },
  };
}

function journey(selection: Selection): { journey?: string } {
  return selection.journey === null ? {} : { journey: selection.journey };
}

const DAY_MS = 86_400_000;

/** By day up to four months, by week up to two years, else by month: a line that can be read. */
export function trendUnit(fromIso: string | null, toIso: string | null): TrendUnit {
  if (!fromIso || !toIso) return "day";
  const days = (Date.parse(toIso) - Date.parse(fromIso)) / DAY_MS;
  if (days <= 124) return "day";
  return days <= 731 ? "week" : "month";
}

export function cardsRequest(selection: Selection, trend: TrendUnit): CardsRequest {
  return { report: "cards", ...journey(selection), ...range(selection), trend };
}

/** All messages: a journey has tens of them, and the table sorts without asking again. */
export function messagesRequest(selection: Selection): MessagesRequest {
  return { report: "messages", ...journey(selection), ...range(selection), limit: 0 };
}

/** The selection's range applies where the definition has none of its own. */
export function funnelRequest(selection: Selection, definition: FunnelDefinition): FunnelRequest {
  const own = definition.range ? {} : range(selection);
  return { report: "funnel", definition: { ...own, ...definition } };
}
