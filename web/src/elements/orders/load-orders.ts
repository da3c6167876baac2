// The sections about orders come when there are some; a report that is a file has none to ask of.

import { loadElement } from "../shared/lazy.js";

export function loadOrderSections(): void {
  loadElement("parcours-orders", () => import("./parcours-orders.js").then(({ ParcoursOrders }) => ParcoursOrders));
  loadElement("parcours-attribution", () =>
    import("./parcours-attribution.js").then(({ ParcoursAttribution }) => ParcoursAttribution),
  );
}
