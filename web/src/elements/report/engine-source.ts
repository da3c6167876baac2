// Where a <parcours-report> without an `.engine` gets one. `parcours/define` says so; until then
// there is none, and importing an element starts nothing.

import type { Client, ClientOptions } from "../../client.js";

export type EngineFactory = (options: Pick<ClientOptions, "onRestart">) => Client;

let factory: EngineFactory | null = null;

export function setEngineFactory(create: EngineFactory): void {
  factory = create;
}

export function newEngine(options: Pick<ClientOptions, "onRestart">): Client {
  if (!factory) throw new Error("<parcours-report> has no engine: set .engine, or import parcours/define");
  return factory(options);
}
