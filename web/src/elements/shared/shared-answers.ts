// SharedAnswers: what elements that share an engine ask of it, asked once. No DOM.
//
// Equal questions have one answer, under way or there, until the engine says that its data is another one; what was
// refused is asked again. An engine that tells of no change is asked each time.

import type { Client } from "../../client.js";
import type { ReportRequest } from "../../types/index.js";
import type { AnsweringEngine } from "./selected-answers.js";

/** A client. One that tells of no change is asked again only where the selection is another. */
export type PartEngine = AnsweringEngine & Partial<Pick<Client, "addEventListener" | "removeEventListener">>;

/** Answers that are kept; of these the one asked first goes. */
const MOST = 16;

export class SharedAnswers {
  static readonly #all = new WeakMap<PartEngine, SharedAnswers>();
  readonly #engine: PartEngine;
  readonly #answers = new Map<string, Promise<unknown>>();
  #users = 0;

  private constructor(engine: PartEngine) {
    this.#engine = engine;
  }

  /** The engine's, until `leave`. Join before you listen to the engine: answers are forgotten before you ask again. */
  static join(engine: PartEngine): SharedAnswers {
    const shared = this.#all.get(engine) ?? new SharedAnswers(engine);
    this.#all.set(engine, shared);
    shared.#users += 1;
    if (shared.#users === 1) engine.addEventListener?.("change", shared.#forget);
    return shared;
  }

  leave(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.#engine.removeEventListener?.("change", this.#forget);
    this.#forget();
  }

  query(request: ReportRequest): Promise<unknown> {
    if (!this.#engine.addEventListener) return this.#engine.query(request);
    const key = JSON.stringify(request);
    const known = this.#answers.get(key);
    if (known) return known;
    const answer: Promise<unknown> = this.#engine.query(request);
    this.#answers.set(key, answer);
    answer.catch(() => {
      if (this.#answers.get(key) === answer) this.#answers.delete(key);
    });
    const [first] = this.#answers.keys();
    if (this.#answers.size > MOST && first !== undefined) this.#answers.delete(first);
    return answer;
  }

  readonly #forget = (): void => {
    this.#answers.clear();
  };
}
