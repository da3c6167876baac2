// Which cards are shown, in which order: choosing, moving, what is offered. Pure.

import { metricGroups, type MetricGroup } from "../metric-list.js";
import type { MetricId } from "../types/index.js";
import { DEFAULT_CARDS, isOffered, type Holds } from "./metric-view.js";

const ALL: readonly MetricId[] = Object.values(metricGroups).flat();

/** "openRate clickRate" -> ids; names that are no metric's are passed over, each is taken once. A list (of whoever has no types) reads the same. */
export function readCards(text: string | readonly string[]): MetricId[] {
  const known = new Set<string>(ALL);
  return [...new Set([text].flat().join(" ").split(/\s+/u))].filter((id): id is MetricId => known.has(id));
}

export function writeCards(ids: readonly MetricId[]): string {
  return ids.join(" ");
}

/** A card in or out; a new one stands last. The last card left cannot go. */
export function toggleCard(chosen: readonly MetricId[], id: MetricId): MetricId[] {
  if (!chosen.includes(id)) return [...chosen, id];
  return chosen.length > 1 ? chosen.filter((card) => card !== id) : [...chosen];
}

/** The card at `from` stands at `to` afterwards; places outside the list are its ends. */
export function moveCard(chosen: readonly MetricId[], from: number, to: number): MetricId[] {
  const moved = [...chosen];
  const [card] = moved.splice(from, 1);
  if (card === undefined) return moved;
  moved.splice(Math.max(0, Math.min(to, moved.length)), 0, card);
  return moved;
}

/** Where an arrow key, Home or End takes a card from `index`; null for any other key. */
export function placeForKey(key: string, index: number, count: number): number | null {
  switch (key) {
    case "ArrowUp":
      return Math.max(0, index - 1);
    case "ArrowDown":
      return Math.min(count - 1, index + 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

/** The metrics that are offered and not chosen, by group, groups without any left out. */
export function offeredCards(
  chosen: readonly MetricId[],
  holds: Holds,
): { readonly group: MetricGroup; readonly ids: readonly MetricId[] }[] {
  return (Object.keys(metricGroups) as MetricGroup[])
    .map((group) => ({
      group,
      ids: (metricGroups[group] as readonly MetricId[]).filter((id) => isOffered(id, holds) && !chosen.includes(id)),
    }))
    .filter(({ ids }) => ids.length > 0);
}

/** The choice as it is shown now: cards that the data cannot fill stay chosen but are not listed. */
export function shownCards(chosen: readonly MetricId[], holds: Holds): MetricId[] {
  return chosen.filter((id) => isOffered(id, holds));
}

/** A choice made among the shown cards, put back among those that were not. */
export function mergedChoice(
  before: readonly MetricId[],
  shown: readonly MetricId[],
  holds: Holds,
): MetricId[] {
  return [...shown, ...before.filter((id) => !isOffered(id, holds))];
}

export function isDefaultChoice(chosen: readonly MetricId[]): boolean {
  return writeCards(chosen) === writeCards(DEFAULT_CARDS);
}
