// AskedAnswers: what was asked of an engine, and what is known of the answers. No DOM.
//
// A question that was asked already is not asked again. Answers that arrive after their question changed, or after the
// data did (clear), are dropped, so that what is shown always fits the selection.

import type { LoadProblem } from "../../state/load-state.js";
import type {
  AnswerTo,
  CardsRequest,
  CatalogRequest,
  DoctorRequest,
  LinksRequest,
  MessagesRequest,
  ReportRequest,
} from "../../types/index.js";
import { problemOf } from "../../state/problem.js";

/** A question and what is known of its answer; the last answer stays until the next arrives. */
export interface Asked<R extends ReportRequest> {
  readonly key: string;
  readonly busy: boolean;
  readonly answer: AnswerTo<R> | null;
  readonly problem: LoadProblem | null;
}

export interface Answers {
  readonly catalog: Asked<CatalogRequest>;
  readonly doctor: Asked<DoctorRequest>;
  readonly cards: Asked<CardsRequest>;
  readonly messages: Asked<MessagesRequest>;
  /** Of the open message. */
  readonly messageCards: Asked<CardsRequest>;
  readonly links: Asked<LinksRequest>;
}

const NOT_ASKED = { key: "", busy: false, answer: null, problem: null } as const;

const NO_ANSWERS: Answers = {
  catalog: NOT_ASKED,
  doctor: NOT_ASKED,
  cards: NOT_ASKED,
  messages: NOT_ASKED,
  messageCards: NOT_ASKED,
  links: NOT_ASKED,
};

export interface Askable {
  query(request: ReportRequest): Promise<unknown>;
}

export interface AnswersHost {
  onChange(): void;
  /** The engine died over a question about the data that is still shown. */
  onRestarted(): void;
}

export class AskedAnswers {
  readonly #engine: Askable;
  readonly #host: AnswersHost;
  /** Of data. */
  #generation = 0;

  all: Answers = NO_ANSWERS;

  constructor(engine: Askable, host: AnswersHost) {
    this.#engine = engine;
    this.#host = host;
  }

  /** The data is another one: nothing is known. */
  clear(): void {
    this.#generation += 1;
    this.all = NO_ANSWERS;
  }

  /** The data is another one, and everything is asked again: until then the last answers stay. */
  renew(): void {
    const { all } = this;
    this.clear();
    for (const name of Object.keys(all) as (keyof Answers)[]) {
      this.all = { ...this.all, [name]: { ...NOT_ASKED, answer: all[name].answer } };
    }
  }

  forget(...names: (keyof Answers)[]): void {
    for (const name of names) this.all = { ...this.all, [name]: NOT_ASKED };
  }

  /** Settles with the answer, also where that is a refusal. */
  async ask(name: keyof Answers, request: ReportRequest): Promise<void> {
    const key = JSON.stringify(request);
    const before = this.all[name];
    if (before.key === key) return;
    const generation = this.#generation;
    const current = (): boolean => generation === this.#generation;
    this.#set(name, { key, busy: true, answer: before.answer, problem: null });
    const settle = (answer: unknown, problem: LoadProblem | null): void => {
      if (current() && this.all[name].key === key) this.#set(name, { key, busy: false, answer, problem });
    };
    try {
      settle(await this.#engine.query(request), null);
    } catch (error) {
      const problem = problemOf(error);
      settle(null, problem);
      if (current() && problem.code === "engine-restarted") this.#host.onRestarted();
    }
  }

  #set(name: keyof Answers, asked: unknown): void {
    this.all = { ...this.all, [name]: asked };
    this.#host.onChange();
  }
}
