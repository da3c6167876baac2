// What a reader is looking at: tab, selection, one message, table sorting, funnel. Pure; nothing is fetched.

import type { FunnelDefinition } from "../types/index.js";
import { withIds } from "./funnel/stage-ids.js";
import { EVERYTHING, type RangeChoice, type Selection } from "./selection.js";

export const TABS = ["performance", "messages", "funnel", "data"] as const;
export type Tab = (typeof TABS)[number];

export interface ViewState {
  readonly tab: Tab;
  readonly selection: Selection;
  /** The message whose own report is open on the tab of messages; null is the table of all. */
  readonly message: string | null;
  /** Looked for among the messages' names. */
  readonly search: string;
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
  | { readonly type: "select"; readonly selection: Selection }
  | { readonly type: "journey"; readonly journey: string | null }
  | { readonly type: "message"; readonly message: string | null }
  | { readonly type: "statuses"; readonly all: boolean }
  | { readonly type: "sort"; readonly sort: string }
  | { readonly type: "search"; readonly search: string }
  | { readonly type: "sample"; readonly id: string; readonly definition: FunnelDefinition }
  | { readonly type: "definition"; readonly definition: FunnelDefinition }
  /** `range`: what the report was told to begin with. */
  | { readonly type: "new-data"; readonly range: RangeChoice };

export const INITIAL_VIEW: ViewState = {
  tab: "performance",
  selection: EVERYTHING,
  message: null,
  search: "",
  allStatuses: false,
  sort: "-sends",
  sample: null,
  definition: null,
};

export function nextView(state: ViewState, event: ViewEvent): ViewState {
  switch (event.type) {
    case "tab":
      return { ...state, tab: event.tab };
    case "select":
      return { ...state, selection: event.selection };
    case "journey":
      return { ...state, selection: { ...state.selection, journey: event.journey } };
    case "message":
      return { ...state, tab: "messages", message: event.message };
    case "statuses":
      return { ...state, allStatuses: event.all };
    case "sort":
      return { ...state, sort: event.sort };
    case "search":
      return { ...state, search: event.search };
    case "sample":
      return { ...state, sample: event.id, definition: event.definition };
    case "definition":
      return { ...state, sample: null, definition: withIds(event.definition) };
    case "new-data":
      return {
        ...INITIAL_VIEW,
        selection: { ...EVERYTHING, range: event.range, counting: state.selection.counting },
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
