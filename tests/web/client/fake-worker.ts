// A Worker whose other side is a dispatcher in this thread. Messages are cloned and buffers
// transferred as between real threads.

import type { EngineLoader } from "../../../web/src/engine/module.js";
import { createDispatcher, type Dispatcher } from "../../../web/src/worker/dispatcher.js";
import type { CallMessage } from "../../../web/src/worker/protocol.js";

export class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  terminated = false;
  /** Names of the calls that arrived. */
  readonly received: string[] = [];
  /** A call of this name is never answered, as by an engine that is busy. */
  stuckAt: string | undefined;
  readonly #dispatcher: Dispatcher;

  constructor(load: EngineLoader) {
    this.#dispatcher = createDispatcher(load);
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    const call = structuredClone(message, { transfer }) as CallMessage;
    this.received.push(call.name);
    if (call.name === this.stuckAt) return;
    void this.#dispatcher.handle(call).then((reply) => {
      if (!this.terminated) this.onmessage?.({ data: structuredClone(reply) });
    });
  }

  crash(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined });
  }

  terminate(): void {
    this.terminated = true;
  }
}

/** Starts fakes, and remembers them. */
export function fakeWorkers(load: EngineLoader): { workers: FakeWorker[]; start: () => Worker } {
  const workers: FakeWorker[] = [];
  return {
    workers,
    start() {
      const worker = new FakeWorker(load);
      workers.push(worker);
      return worker as unknown as Worker;
    },
  };
}
