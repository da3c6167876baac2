// LatestQuestion: a question asked while somebody looks, and again when it changes. No DOM.
//
// One is under way at a time, and the latest that is wanted is asked next, so that changes which come faster than
// answers never queue; the last answer stays until then.

import type { Client } from "../../client.js";
import { problemsOf, type Problem } from "../../state/problem.js";
import type { AnswerTo, ReportRequest, WithoutExcess } from "../../types/index.js";

/** `data` stands for what is loaded: another one means another answer. */
export interface Wanted<R extends ReportRequest> {
  readonly engine: Pick<Client, "query">;
  readonly data: unknown;
  readonly request: R;
}

export class LatestQuestion<R extends ReportRequest> {
  readonly #onChange: () => void;
  #wanted: Wanted<R> | null = null;
  #settled: Wanted<R> | null = null;
  #running = false;

  answer: AnswerTo<R> | null = null;
  problem: Problem | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The answer shown is not the one to what is wanted. */
  get stale(): boolean {
    return this.#wanted !== null && !same(this.#wanted, this.#settled);
  }

  /** What is looked at now; null: nobody looks. */
  want(wanted: Wanted<R> | null): void {
    if (wanted && this.#settled?.data !== wanted.data) this.answer = null;
    this.#wanted = wanted;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const wanted = this.#wanted;
    if (this.#running || !wanted || same(wanted, this.#settled)) return;
    this.#running = true;
    let answer: AnswerTo<R> | null = null;
    let problem: Problem | null = null;
    try {
      answer = await wanted.engine.query(wanted.request as WithoutExcess<R>);
    } catch (error) {
      problem = problemsOf(error)[0] ?? null;
    }
    this.#running = false;
    // Asked and refused: not asked again until something changes.
    this.#settled = wanted;
    if (!this.#wanted || this.#wanted.data === wanted.data) [this.answer, this.problem] = [answer, problem];
    this.#onChange();
    void this.#ask();
  }
}

function same<R extends ReportRequest>(one: Wanted<R>, other: Wanted<R> | null): boolean {
  return (
    one.engine === other?.engine &&
    one.data === other.data &&
    JSON.stringify(one.request) === JSON.stringify(other.request)
  );
}
