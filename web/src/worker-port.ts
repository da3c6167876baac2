// A connection's port to a worker.

import type { Port, PortEvents } from "./connection.js";
import type { ReplyMessage } from "./worker/protocol.js";

/** The package's own worker, beside this module. */
export function startWorker(): Worker {
  return new Worker(new URL("./worker/worker.ts", import.meta.url), { type: "module" });
}

export function workerPort(worker: Worker, events: PortEvents): Port {
  worker.onmessage = (event: MessageEvent<ReplyMessage>) => events.reply(event.data);
  worker.onmessageerror = () => events.crash("the worker's message could not be read");
  worker.onerror = (event) => {
    event.preventDefault();
    // Of a script that did not come there is no message.
    events.crash(event.message || "the worker's script could not be fetched");
  };
  return {
    post: (call, transfer) => worker.postMessage(call, transfer),
    close() {
      worker.onmessage = null;
      worker.onmessageerror = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}
