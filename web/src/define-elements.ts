// Registers every element but what was found and the funnel's, which come after; a tag that is taken is left alone.

import { ParcoursCards } from "./elements/cards/parcours-cards.js";
import { ParcoursChannels } from "./elements/channels/parcours-channels.js";
import { ParcoursDrop } from "./elements/drop/parcours-drop.js";
import { ParcoursMessages } from "./elements/messages/parcours-messages.js";
import { ParcoursPopover } from "./elements/popover/parcours-popover.js";
import { ParcoursReport } from "./elements/report/parcours-report.js";
import { loadFunnel, setFunnelLoader } from "./elements/report/parts-source.js";
import { ParcoursSelection } from "./elements/selection/parcours-selection.js";
import { loadElement } from "./elements/shared/lazy.js";
import { register } from "./register.js";

const elements = {
  "parcours-report": ParcoursReport,
  "parcours-drop": ParcoursDrop,
  "parcours-cards": ParcoursCards,
  "parcours-channels": ParcoursChannels,
  "parcours-messages": ParcoursMessages,
  "parcours-selection": ParcoursSelection,
  "parcours-popover": ParcoursPopover,
} as const;

/** All but the late ones. */
export function registerElements(): void {
  register(elements);
}

export function defineElements(): void {
  registerElements();
  // Of a start view that has something to offer again, and of a tab that is not the first.
  loadElement("parcours-recent", () => import("./elements/recent/parcours-recent.js").then(({ ParcoursRecent }) => ParcoursRecent));
  loadElement("parcours-found", () => import("./elements/found/parcours-found.js").then(({ ParcoursFound }) => ParcoursFound));
  // The funnel's screen is as large as all the rest, and no first view needs it: it comes after.
  setFunnelLoader(() => import("./define-funnel.js").then(({ defineFunnel }) => defineFunnel()));
  loadFunnel();
}
