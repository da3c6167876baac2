// Dispatcher: carries out the protocol's calls on one engine. No DOM, no worker API: it runs inside a
// worker, and in process under Node.

import { Engine } from "../engine/engine.js";
import { EngineError, messageOf } from "../engine/engine-error.js";
import type { EngineLoader, EngineModule } from "../engine/module.js";
import type { CallMessage, OperationName, Params, ReplyMessage, Result } from "./protocol.js";
import { warmUp } from "./warm-up.js";

type Answer = Result<OperationName> | Promise<Result<OperationName>>;

type Handlers = {
  [N in OperationName]: (params: Params<N>) => Result<N> | Promise<Result<N>>;
};

export interface Dispatcher {
  /** Answers the call, after those before it. Never rejects. */
  handle(call: CallMessage): Promise<ReplyMessage>;
  /** Frees the engine. */
  dispose(): void;
}

/** How browsers say that a policy keeps a module from being compiled. */
const BY_POLICY = /content security policy|unsafe-eval|\bCSP\b/iu;
const POLICY = "the Content-Security-Policy refuses WebAssembly; script-src has to allow 'wasm-unsafe-eval'";

export function createDispatcher(loadEngine: EngineLoader): Dispatcher {
  let engine: Engine | undefined;
  let module: EngineModule | undefined;
  /** Calls that came and are not answered. */
  let waiting = 0;
  let previous: Promise<unknown> = Promise.resolve();

  const unopened = (): EngineError => new EngineError("engine-unavailable", "", "the engine was not opened");
  const opened = (): Engine => {
    if (!engine) throw unopened();
    return engine;
  };

  const handlers: Handlers = {
    async open(location) {
      try {
        module = await loadEngine(location);
        engine = new Engine(module);
      } catch (cause) {
        const why = messageOf(cause);
        const message = `the engine could not be loaded: ${BY_POLICY.test(why) ? POLICY : why}`;
        throw new EngineError("engine-unavailable", "", message, { cause });
      }
      return null;
    },
    begin(options) {
      opened().begin(options);
      return null;
    },
    append: ({ bytes }) => opened().append(bytes),
    end: (error) => opened().end(error),
    beginPreview(options) {
      opened().beginPreview(options);
      return null;
    },
    endPreview: () => opened().endPreview(),
    seal: () => opened().seal(),
    discard() {
      opened().discard();
      return null;
    },
    query: ({ request }) => ({ answer: opened().query(request) }),
    reset() {
      opened().reset();
      return null;
    },
    async warmUp() {
      if (!module) throw unopened();
      const other = new Engine(module);
      try {
        await warmUp(other, () => waiting === 1 && engine !== undefined);
      } finally {
        other.dispose();
      }
      return null;
    },
  };

  const answer = async (call: CallMessage): Promise<ReplyMessage> => {
    try {
      // The table pairs each name with its parameters; a lookup by a union of names loses the pair.
      const handler = handlers[call.name] as (params: unknown) => Answer;
      return { id: call.id, ok: true, result: await handler(call.params) };
    } catch (error) {
      const known =
        error instanceof EngineError
          ? error
          : new EngineError("engine-dead", "", `${call.name}: ${messageOf(error)}`);
      return { id: call.id, ok: false, error: known.toData() };
    }
  };

  return {
    handle(call) {
      waiting += 1;
      const reply = previous.then(() => answer(call)).finally(() => (waiting -= 1));
      previous = reply;
      return reply;
    },
    dispose() {
      engine?.dispose();
      engine = undefined;
    },
  };
}
