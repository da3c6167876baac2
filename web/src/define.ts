// parcours/define: registers the elements. The only module with an effect on import, and only where
// there are custom elements.

import { createClient } from "./client.js";
import { defineElements } from "./define-elements.js";
import { loadOrderSections } from "./elements/orders/load-orders.js";
import { setEngineFactory } from "./elements/report/engine-source.js";
import { setFirstLook, setOrdersLoader, setPartsLoader } from "./elements/report/parts-source.js";
import { setReportView } from "./elements/report/view-source.js";
import { loadPart } from "./elements/shared/lazy.js";
import { setSharedAnswers } from "./elements/shared/part-session.js";
import { SharedAnswers } from "./elements/shared/shared-answers.js";
import { setEngineWords } from "./i18n/engine-words.js";

function loadReportView(): Promise<unknown> {
  return loadPart("report-view", () => import("./elements/report/report-view.js").then(setReportView));
}

setEngineFactory(createClient);
setPartsLoader(loadReportView);
setEngineWords(() => loadPart("engine-words", () => import("./i18n/fr/engine.js")));
setSharedAnswers((engine) => SharedAnswers.join(engine));
setOrdersLoader(loadOrderSections);
setFirstLook(() => import("./elements/report/first-look.js").then(({ firstLook }) => firstLook));
if (typeof customElements !== "undefined") {
  defineElements();
  // Before it is needed.
  void loadReportView();
}

export type { ParcoursElements, ParcoursEvents } from "./element-types.js";
export { ParcoursCards } from "./elements/cards/parcours-cards.js";
export { ParcoursChannels } from "./elements/channels/parcours-channels.js";
export { ParcoursDrop } from "./elements/drop/parcours-drop.js";
export { ParcoursMessages } from "./elements/messages/parcours-messages.js";
export { ParcoursReport } from "./elements/report/parcours-report.js";
export { ParcoursSelection } from "./elements/selection/parcours-selection.js";
