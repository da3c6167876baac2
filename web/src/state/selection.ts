// What a report is about: journey, time, channel, messages, contacts, and how things are counted.
// Pure: the time that presets end at is the data's own last day, never the clock.

import type { CatalogAnswer, Filter, MetricOptions, ReportChannel } from "../types/index.js";
import { addDays, daysBetween, isDay, localDay } from "./days.js";

/** `days` before and including the data's last day; or two ends, each a day, an instant or "". */
export type RangeChoice =
  | { readonly kind: "all" }
  | { readonly kind: "last"; readonly days: number }
  | { readonly kind: "custom"; readonly from: string; readonly to: string };

/** The lengths that are offered, in days. */
export const PRESET_DAYS = [7, 30, 90, 365] as const;

/** A contact's property has one of `values`; or, where these are none, contains `text`. */
export interface ContactFilter {
  readonly property: string;
  readonly values: readonly string[];
  readonly text: string;
}

/** How things are counted; what is absent is the engine's own default. */
export type Counting = Pick<MetricOptions, "unit" | "dateBasis" | "machine" | "attribution">;

export interface Selection {
  /** A journey's id; null is all journeys. */
  readonly journey: string | null;
  readonly range: RangeChoice;
  readonly channel: ReportChannel | null;
  readonly messages: readonly string[];
  readonly lists: readonly string[];
  readonly contact: readonly ContactFilter[];
  readonly counting: Counting;
}

export const EVERYTHING: Selection = {
  journey: null,
  range: { kind: "all" },
  channel: null,
  messages: [],
  lists: [],
  contact: [],
  counting: {},
};

/** Active and paused journeys; `all`: archived and draft ones too. The one that is chosen stays. */
export function offeredJourneys(
  { journeys }: Pick<CatalogAnswer, "journeys">,
  all: boolean,
  chosen: string | null,
): CatalogAnswer["journeys"] {
  return journeys.filter(
    ({ journey, status }) => all || status === "active" || status === "paused" || journey === chosen,
  );
}

/** The ends of a choice, "" for an open one. `dataTo` is the data's last instant. */
export function rangeEnds(
  choice: RangeChoice,
  dataTo: string | null,
  timeZone: string,
): { readonly from: string; readonly to: string } {
  if (choice.kind === "custom") return { from: choice.from, to: choice.to };
  if (choice.kind === "all" || !dataTo) return { from: "", to: "" };
  const to = localDay(dataTo, timeZone);
  return { from: addDays(to, 1 - choice.days), to };
}

/** As many days just before; null where an end is open or no whole day. */
export function daysBefore(ends: { readonly from: string; readonly to: string }): { from: string; to: string } | null {
  const { from, to } = ends;
  if (!isDay(from) || !isDay(to)) return null;
  const before = addDays(from, -1);
  return { from: addDays(before, -daysBetween(from, to)), to: before };
}

/** What was asked for by two attributes: nothing at all, or a range of one's own. */
export function rangeOf(from: string, to: string): RangeChoice {
  return from || to ? { kind: "custom", from, to } : { kind: "all" };
}

/** Everything but journey and range: what the chip "Filters" counts. */
export function filterCount({ channel, messages, lists, contact }: Selection): number {
  return (channel ? 1 : 0) + (messages.length > 0 ? 1 : 0) + (lists.length > 0 ? 1 : 0) + contact.length;
}

export function withoutFilters(selection: Selection): Selection {
  return { ...selection, channel: null, messages: [], lists: [], contact: [] };
}

/** A filter with neither values nor text is none: it goes. */
export function withContactFilter(selection: Selection, filter: ContactFilter): Selection {
  const others = selection.contact.filter(({ property }) => property !== filter.property);
  const says = filter.values.length > 0 || filter.text.trim() !== "";
  return { ...selection, contact: says ? [...others, filter] : others };
}

/** `value` in or out of a list, the others in their order. */
export function toggled(list: readonly string[], value: string): string[] {
  return list.includes(value) ? list.filter((item) => item !== value) : [...list, value];
}

/** Another journey keeps the time and the contacts; messages of other journeys go. */
export function withJourney(
  selection: Selection,
  journey: string | null,
  catalog: Pick<CatalogAnswer, "journeys"> | null,
): Selection {
  const held = new Set(messagesOf(journey, catalog).map(({ message }) => message));
  const messages = journey === null ? selection.messages : selection.messages.filter((id) => held.has(id));
  return { ...selection, journey, messages };
}

/** The messages of a journey, or of all. */
export function messagesOf(
  journey: string | null,
  catalog: Pick<CatalogAnswer, "journeys"> | null,
): CatalogAnswer["journeys"][number]["messages"] {
  const journeys = catalog?.journeys ?? [];
  return journeys.filter((item) => journey === null || item.journey === journey).flatMap(({ messages }) => messages);
}

/** Contact filters as a request writes them; a boolean property compares with booleans. */
export function contactFilters(
  filters: readonly ContactFilter[],
  properties: CatalogAnswer["contactProperties"],
): Filter[] {
  return filters.map(({ property, values, text }): Filter => {
    if (values.length === 0) return [property, "contains", text.trim()];
    const kind = properties.find(({ name }) => name === property)?.kind;
    return [property, "in", kind === "boolean" ? values.map((value) => value === "true") : values];
  });
}
