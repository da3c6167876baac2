// parcours/define: registers the elements. The only module with an effect on import, and only where
// there are custom elements.

import { createClient } from "./client.js";
import { defineElements } from "./define-elements.js";
import { setEngineFactory } from "./elements/report/engine-source.js";

setEngineFactory(createClient);
if (typeof customElements !== "undefined") defineElements();

export {
  ParcoursCards,
  ParcoursChannels,
  ParcoursDrop,
  ParcoursFound,
  ParcoursMessages,
  ParcoursReport,
  ParcoursSelection,
} from "./define-elements.js";
