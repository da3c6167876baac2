// The elements and their events as types: what `document.querySelector("parcours-report")` and
// `addEventListener("parcours-ready", …)` give whoever imports parcours/define or parcours/inline.

import type { ParcoursBuilder } from "./elements/builder/parcours-builder.js";
import type { ParcoursCards } from "./elements/cards/parcours-cards.js";
import type { ParcoursChannels } from "./elements/channels/parcours-channels.js";
import type { ParcoursDrop } from "./elements/drop/parcours-drop.js";
import type { ParcoursFound } from "./elements/found/parcours-found.js";
import type { ParcoursFunnel } from "./elements/funnel/parcours-funnel.js";
import type { ParcoursMessages } from "./elements/messages/parcours-messages.js";
import type { ParcoursReport } from "./elements/report/parcours-report.js";
import type { ParcoursSelection } from "./elements/selection/parcours-selection.js";
import type { LoadProblem } from "./state/load-state.js";
import type { Selection } from "./state/selection.js";
import type { FunnelDefinition, LoadSummary, MessagesRequest, Preview, RecipientsRequest } from "./types/index.js";

/** By their tags. */
export interface ParcoursElements {
  "parcours-report": ParcoursReport;
  "parcours-selection": ParcoursSelection;
  "parcours-cards": ParcoursCards;
  "parcours-channels": ParcoursChannels;
  "parcours-messages": ParcoursMessages;
  "parcours-funnel": ParcoursFunnel;
  "parcours-builder": ParcoursBuilder;
  "parcours-found": ParcoursFound;
  "parcours-drop": ParcoursDrop;
}

/** By their names, from whichever element they come; all of them bubble. */
export interface ParcoursEvents {
  "parcours-ready": CustomEvent<{ summary: LoadSummary }>;
  "parcours-progress": CustomEvent<{ bytes: number; kept: number }>;
  "parcours-error": CustomEvent<LoadProblem>;
  "parcours-select": CustomEvent<{ tab: string; journey: string | null; selection: Selection }>;
  /** `sample`: of a report and a funnel; `changing`: of a builder. */
  "parcours-definition": CustomEvent<{ definition: FunnelDefinition; sample?: string | null; changing?: string | null }>;
  "parcours-selection": CustomEvent<{ selection: Selection }>;
  "parcours-statuses": CustomEvent<{ all: boolean }>;
  "parcours-cards": CustomEvent<{ metrics: string }>;
  "parcours-toggle": CustomEvent<{ channel: string; open: boolean }>;
  "parcours-sort": CustomEvent<{ sort: string }>;
  "parcours-search": CustomEvent<{ search: string }>;
  "parcours-columns": CustomEvent<{ columns: string }>;
  "parcours-open": CustomEvent<{ message: string }>;
  "parcours-back": CustomEvent<null>;
  "parcours-csv": CustomEvent<{ report: "messages" | "recipients"; request?: MessagesRequest | RecipientsRequest }>;
  "parcours-clear": CustomEvent<null>;
  "parcours-dates": CustomEvent<{ name: string; order: "mdy" | "dmy" }>;
  "parcours-again": CustomEvent<{ name: string }>;
  "parcours-forms": CustomEvent<{ proposals: readonly Preview[] }>;
  "parcours-files": CustomEvent<{ files: File[]; handles: FileSystemFileHandle[] }>;
  "parcours-sample": CustomEvent<null>;
  "parcours-cancel": CustomEvent<null>;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the way to extend it
  interface HTMLElementTagNameMap extends ParcoursElements {}

  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the same
  interface GlobalEventHandlersEventMap extends ParcoursEvents {}
}
