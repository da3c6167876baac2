// Registers <parcours-funnel> and <parcours-builder>; loaded by define.ts once the rest is there. Elements
// that stand in the page already come alive then.

import { ParcoursBuilder } from "./elements/builder/parcours-builder.js";
import { ParcoursFunnel } from "./elements/funnel/parcours-funnel.js";

const elements = { "parcours-builder": ParcoursBuilder, "parcours-funnel": ParcoursFunnel } as const;

export function defineFunnel(): void {
  for (const [tag, element] of Object.entries(elements)) {
    if (!customElements.get(tag)) customElements.define(tag, element);
  }
}
