// The worker's entry: hands messages to the dispatcher. Has an effect on import, being a program.

import { loadEngineModule } from "../engine/load-module.js";
import { createDispatcher } from "./dispatcher.js";
import type { CallMessage } from "./protocol.js";

const dispatcher = createDispatcher(loadEngineModule);

self.addEventListener("message", (event: MessageEvent<CallMessage>) => {
  void dispatcher.handle(event.data).then((reply) => self.postMessage(reply));
});
