// parcours/inline: everything in one module, the engine and its worker included, for a page with no
// build and no second file: <script type="module" src="…/inline.js">. Registers the elements.
//
// The worker starts from a blob: a policy needs `worker-src blob:`. Where that is refused pass
// `inProcess: true`, and the page waits while the engine works.

import { source, wasm } from "parcours-inlined";
import { createClient as createOther, type Client, type ClientOptions } from "./client.js";
import { setEngineFactory } from "./elements/report/engine-source.js";
import { setFirstLook, setOrdersLoader } from "./elements/report/parts-source.js";
import { setReportView } from "./elements/report/view-source.js";
import { setSharedAnswers } from "./elements/shared/part-session.js";
import { SharedAnswers } from "./elements/shared/shared-answers.js";
import { setEngineWords } from "./i18n/engine-words.js";

function bytes(): Uint8Array {
  return Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
}

function startWorker(): Worker {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  // The worker has its script once it answers; an address in use is not taken away by this.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}

export function createClient(options: ClientOptions = {}): Client {
  return createOther({ wasmBinary: bytes(), worker: startWorker, ...options });
}

setEngineFactory(createClient);
setEngineWords(() => import("./i18n/fr/engine.js"));
setSharedAnswers((engine) => SharedAnswers.join(engine));
// Lit is bundled in the form for browsers, which asks for a document as soon as it is read.
if (typeof document !== "undefined") {
  setReportView(await import("./elements/report/report-view.js"));
  setOrdersLoader((await import("./elements/orders/load-orders.js")).loadOrderSections);
  setFirstLook(() => import("./elements/report/first-look.js").then(({ firstLook }) => firstLook));
  (await import("./define-elements.js")).defineElements();
}

export type { ParcoursElements, ParcoursEvents } from "./element-types.js";
export { EngineError } from "./engine/engine-error.js";
export type * from "./types/index.js";
