// What a reader is looking at: tab, journey, table sorting, funnel. Pure; nothing is fetched.

import type { FunnelDefinition } from "../types/index.js";

export const TABS = ["performance", "messages", "funnel", "data"] as const;
export type Tab = (typeof TABS)[number];

export interface ViewState {
  readonly tab: Tab;
  /** A journey's id; null is all journeys. */
  readonly journey: string | null;
  /** Archived and draft journeys are offered only on request. */
  readonly allStatuses: boolean;
  /** A column's id, "-" before it for largest first. */
  readonly sort: string;
  /** The id of a ready-made funnel; null where the reader's own definition is shown. */
  readonly sample: string | null;
  readonly definition: FunnelDefinition | null;
}

export type ViewEvent =
  | { readonly type: "tab"; readonly tab: Tab }
  | { readonly type: "journey"; readonly journey: string | null }
  | { readonly type: "statuses"; readonly all: boolean }
  | { readonly type: "sort"; readonly sort: string }
  | { readonly type: "sample"; readonly id: string; readonly definition: FunnelDefinition }
  | { readonly type: "definition"; readonly definition: FunnelDefinition }
  | { readonly type: "new-data" };

export const INITIAL_VIEW: ViewState = {
  tab: "performance",
  journey: null,
  allStatuses: false,
  sort: "-sends",
  sample: null,
  definition: null,
};

export function nextView(state: ViewState, event: ViewEvent): ViewState {
  switch (event.type) {
    case "tab":
      return { ...state, tab: event.tab };
    case "journey":
      return { ...state, journey: event.journey };
    case "statuses":
      return { ...state, allStatuses: event.all };
    case "sort":
      return { ...state, sort: event.sort };
    case "sample":
      return { ...state, sample: event.id, definition: event.definition };
    case "definition":
      return { ...state, sample: null, definition: event.definition };
    case "new-data":
      return {
        ...INITIAL_VIEW,
        sort: state.sort,
        // A definition of the reader's own outlives the data; a ready-made one is chosen anew.
        definition: state.sample === null ? state.definition : null,
      };
  }
}

/** The tab that an arrow key, Home or End leads to from `tab`; null for any other key. */
export function tabForKey(tab: Tab, key: string): Tab | null {
  const index = TABS.indexOf(tab);
  switch (key) {
    case "ArrowRight":
      return TABS[(index + 1) % TABS.length] ?? null;
    case "ArrowLeft":
      return TABS[(index + TABS.length - 1) % TABS.length] ?? null;
    case "Home":
      return TABS[0];
    case "End":
      return TABS[TABS.length - 1] ?? null;
    default:
      return null;
  }
}

/** The journey that `wanted` names where the data holds it, else none (all journeys). */
export function knownJourney(
  wanted: string | null,
  journeys: readonly { readonly journey: string }[],
): string | null {
  return wanted !== null && journeys.some(({ journey }) => journey === wanted) ? wanted : null;
}
