// A connection's port to a dispatcher in this thread: for Node, and for tests.

import type { Port, PortEvents } from "./connection.js";
import type { EngineLoader } from "./engine/module.js";
import { createDispatcher } from "./worker/dispatcher.js";

export function inProcessPort(loadEngine: EngineLoader, events: PortEvents): Port {
  const dispatcher = createDispatcher(loadEngine);
  let open = true;
  return {
    post(call) {
      void dispatcher.handle(call).then((reply) => {
        if (open) events.reply(reply);
      });
    },
    close() {
      open = false;
      dispatcher.dispose();
    },
  };
}
