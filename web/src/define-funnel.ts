// Registers <parcours-funnel> and <parcours-builder>; loaded by define.ts once the rest is there. Elements
// that stand in the page already come alive then.

import { ParcoursBuilder } from "./elements/builder/parcours-builder.js";
import { ParcoursFunnel } from "./elements/funnel/parcours-funnel.js";
import { register } from "./register.js";

export function defineFunnel(): void {
  register({ "parcours-builder": ParcoursBuilder, "parcours-funnel": ParcoursFunnel });
}
