// A connection's port to a worker.

import type { Port, PortEvents } from "./connection.js";
import type { ReplyMessage } from "./worker/protocol.js";

/** The package's own worker, beside this module. */
export function startWorker(): Worker {
  return new Worker(new URL("./worker/worker.ts", import.meta.url), { type: "module" });
}

export function workerPort(worker: Worker, events: PortEvents): Port {
  // What a policy refuses fails as a script does that did not come; the document is told the difference, just before.
  let refused = "";
  const violated = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === "worker-src") refused = blockedURI === "blob" ? "blob:" : blockedURI;
  };
  const page = typeof document === "undefined" ? null : document;
  page?.addEventListener("securitypolicyviolation", violated);
  worker.onmessage = (event: MessageEvent<ReplyMessage>) => events.reply(event.data);
  worker.onmessageerror = () => events.crash("the worker's message could not be read");
  worker.onerror = (event) => {
    event.preventDefault();
    // Of a script that did not come there is no message.
    const missing = refused
      ? `the page's Content-Security-Policy refuses its worker; worker-src has to allow ${refused}`
      : "the worker's script could not be fetched";
    events.crash(event.message || missing);
  };
  return {
    post: (call, transfer) => worker.postMessage(call, transfer),
    close() {
      page?.removeEventListener("securitypolicyviolation", violated);
      worker.onmessage = null;
      worker.onmessageerror = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}
