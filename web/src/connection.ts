// Connection: calls to one engine, wherever it runs, matched with their answers.
//
// It ends once: by close(), or by the engine's death. Calls that wait then, and all later ones,
// reject with the error that ended it.

import { EngineError } from "./engine/engine-error.js";
import type {
  CallMessage,
  OperationName,
  Params,
  ReplyMessage,
  Result,
} from "./worker/protocol.js";

/** Carries messages to an engine: a worker, or a dispatcher in this thread. */
export interface Port {
  post(call: CallMessage, transfer: Transferable[]): void;
  close(): void;
}

export interface PortEvents {
  reply(reply: ReplyMessage): void;
  /** The worker is gone, or sent what cannot be read. */
  crash(why: string): void;
}

interface Waiting {
  /** Of the type that the call's name tells. */
  resolve(result: never): void;
  reject(error: unknown): void;
}

export class Connection {
  readonly #port: Port;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onDeath: (error: EngineError) => void;
  #ended: { readonly error: unknown } | undefined;
  #nextId = 1;

  /** `onDeath` is told when the engine died, not when close() was called. */
  constructor(connect: (events: PortEvents) => Port, onDeath: (error: EngineError) => void) {
    this.#onDeath = onDeath;
    this.#port = connect({
      reply: (reply) => this.#receive(reply),
      crash: (why) => this.#die(new EngineError("engine-dead", "", why)),
    });
  }

  call<N extends OperationName>(
    name: N,
    params: Params<N>,
    transfer: Transferable[] = [],
  ): Promise<Result<N>> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- an abort's reason may be anything
        reject(this.#ended.error);
        return;
      }
      const id = this.#nextId++;
      this.#waiting.set(id, { resolve, reject });
      this.#port.post({ id, name, params } as CallMessage, transfer);
    });
  }

  /** Ends at once, whatever the engine is doing; its data is gone. */
  close(error: unknown): void {
    if (this.#ended) return;
    this.#ended = { error };
    this.#port.close();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #receive(reply: ReplyMessage): void {
    if (!reply.ok && reply.error.code === "engine-dead") {
      this.#die(EngineError.fromData(reply.error));
      return;
    }
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.result as never);
    else waiting?.reject(EngineError.fromData(reply.error));
  }

  #die(cause: EngineError): void {
    if (this.#ended) return;
    const error = new EngineError(
      "engine-restarted",
      "",
      `the engine had to be restarted (${cause.message}); load the data again`,
      { cause },
    );
    this.close(error);
    this.#onDeath(error);
  }
}
