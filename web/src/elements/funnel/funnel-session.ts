// FunnelSession: one funnel that a reader builds: its history, the answer that follows it, the estimates.
//
// No DOM, no clock. At most one question is under way; when it is answered the latest state is asked next,
// so that a slider that is dragged never queues questions. The order is: the funnel, its paths where
// they are shown, then how many events each step matches (asked once each, while the data is the same).

import type { Client } from "../../client.js";
import { askedMatches, WITHOUT_PATHS, withSteps, type AnswerWithoutPaths } from "../../state/funnel/asking.js";
import { EMPTY_FUNNEL, isRunnable } from "../../state/funnel/edit.js";
import { historyOf, record, redo, undo, type History } from "../../state/funnel/history.js";
import { problemsOf, type Problem } from "../../state/problem.js";
import { funnelRequest } from "../../state/requests.js";
import type {
  CatalogAnswer,
  DateRange,
  FunnelAnswer,
  FunnelDefinition,
  FunnelRequest,
  FunnelStep,
  MatchingAnswer,
  ReportRequest,
} from "../../types/index.js";

/** Records are handed out as text, so that a file of them is put together without being read. */
export interface FunnelEngine extends Pick<Client, "query" | "queryText"> {
  /** Answers what a file was made with: no records, no other trend. */
  readonly frozen?: boolean;
}

/** What the session asks of it. */
type Answering = Pick<FunnelEngine, "query" | "frozen">;

/** A definition, and the ready-made funnel that it is, null for one of the reader's own. */
export interface ShownFunnel {
  readonly definition: FunnelDefinition;
  readonly sample: string | null;
}

export interface FunnelSessionHost {
  onChange(): void;
  /** The reader made another definition, or went back to one. */
  onDefinition(shown: ShownFunnel): void;
  /** Not the definition's fault. */
  onFailure(problem: Problem): void;
}

export type Estimate = MatchingAnswer["matching"];

interface Question {
  readonly request: ReportRequest;
  settle(answer: unknown): void;
  refuse(error: unknown): void;
}

export class FunnelSession {
  readonly #host: FunnelSessionHost;
  #engine: Answering | null = null;
  #catalog: CatalogAnswer | null = null;
  #range: DateRange | null = null;
  #history: History<ShownFunnel> = historyOf({ definition: EMPTY_FUNNEL, sample: null });
  #running = false;
  /** Of data; answers from before a change of it are dropped. */
  #generation = 0;
  #answeredKey = "";
  #pathsKey = "";
  #answeredRequest: FunnelRequest | null = null;
  /** The answer, where its paths were asked with it. */
  #whole: FunnelAnswer | null = null;
  readonly #estimates = new Map<string, Estimate | null>();

  paused = false;
  /** Paths are on the screen: they are asked with steps told apart. */
  wantsPaths = false;
  answer: AnswerWithoutPaths | null = null;
  /** The definition that `answer` belongs to, with the trend's unit that was asked for. */
  answered: FunnelDefinition | null = null;
  paths: FunnelAnswer | null = null;
  problems: readonly Problem[] = [];

  constructor(host: FunnelSessionHost) {
    this.#host = host;
  }

  /** The range that `answer` was asked for; null is all. */
  get answeredRange(): DateRange | null {
    return this.#answeredRequest?.definition.range ?? null;
  }

  get definition(): FunnelDefinition {
    return this.#history.present.definition;
  }

  get sample(): string | null {
    return this.#history.present.sample;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** What is shown is not the answer to the definition of now. */
  get stale(): boolean {
    const key = this.#key();
    return this.#answeredKey !== key || this.#lacksPaths(key);
  }

  #lacksPaths(key: string): boolean {
    return this.wantsPaths && this.#pathsKey !== key && this.problems.length === 0;
  }

  /** `catalog` stands for the data: another one means that everything is asked anew. */
  setData(engine: Answering | null, catalog: CatalogAnswer | null, range: DateRange | null): void {
    const sameData = engine === this.#engine && catalog === this.#catalog;
    if (sameData && JSON.stringify(range) === JSON.stringify(this.#range)) return;
    this.#engine = engine;
    this.#catalog = catalog;
    this.#range = range;
    if (!sameData) {
      this.#generation += 1;
      this.#estimates.clear();
      this.answer = null;
      this.#whole = null;
      this.#answeredRequest = null;
      this.answered = null;
      this.problems = [];
    }
    this.#answeredKey = "";
    this.#pathsKey = "";
    this.paths = null;
    this.#renewEstimates();
    this.#ask();
  }

  /** Shows a definition from outside, as a fresh start without history. */
  open(definition: FunnelDefinition, sample: string | null): void {
    if (JSON.stringify(definition) === JSON.stringify(this.definition)) return;
    this.#history = historyOf({ definition, sample });
    this.#renewEstimates();
    this.#ask();
  }

  /** `changing`: see state/funnel/history. */
  edit(definition: FunnelDefinition, changing: string | null = null): void {
    this.#move(record(this.#history, { definition, sample: null }, changing));
  }

  /** A ready-made or kept funnel instead; undo leads back. */
  choose(definition: FunnelDefinition, sample: string | null): void {
    this.#move(record(this.#history, { definition, sample }));
  }

  undo(): void {
    this.#move(undo(this.#history));
  }

  redo(): void {
    this.#move(redo(this.#history));
  }

  setPaused(paused: boolean): void {
    this.paused = paused;
    this.#host.onChange();
    this.#ask();
  }

  setWantsPaths(wanted: boolean): void {
    if (this.wantsPaths === wanted) return;
    this.wantsPaths = wanted;
    this.#ask();
  }

  /** The answer that is shown, with its paths; null where there is none. */
  async whole(): Promise<FunnelAnswer | null> {
    if (this.#whole || !this.#answeredRequest || !this.#engine) return this.#whole;
    return this.#engine.query(this.#answeredRequest);
  }

  /**
   * How much a step matches; undefined: not known yet, null: it could not be asked. Another function
   * whenever an answer has changed, so that whoever shows them draws anew only then.
   */
  estimates: (step: FunnelStep) => Estimate | null | undefined = () => undefined;

  #renewEstimates(): void {
    const range = this.#stepRange();
    this.estimates = (step) => this.#estimates.get(JSON.stringify(askedMatches(step, range)));
  }

  #move(history: History<ShownFunnel>): void {
    if (history === this.#history) return;
    const before = this.#history.present;
    this.#history = history;
    this.#host.onChange();
    if (history.present !== before) this.#host.onDefinition(history.present);
    if (history.present.definition.range !== before.definition.range) this.#renewEstimates();
    this.#ask();
  }

  #key(): string {
    return JSON.stringify(this.#request(this.definition));
  }

  #request(definition: FunnelDefinition): FunnelRequest {
    return funnelRequest(this.#range, definition, this.#catalog);
  }

  #stepRange(): DateRange | null {
    return this.definition.range ?? this.#range;
  }

  #ask(): void {
    if (this.#running || !this.#engine) return;
    const question = this.#next();
    if (!question) return;
    this.#running = true;
    const generation = this.#generation;
    this.#host.onChange();
    void this.#engine
      .query(question.request)
      .then(
        (answer) => {
          if (generation === this.#generation) question.settle(answer);
        },
        (error: unknown) => {
          if (generation === this.#generation) question.refuse(error);
        },
      )
      .finally(() => {
        this.#running = false;
        this.#host.onChange();
        this.#ask();
      });
  }

  #next(): Question | null {
    const runnable = isRunnable(this.definition) && !this.paused;
    const key = this.#key();
    if (runnable && key !== this.#answeredKey) return this.#funnelQuestion(key);
    if (runnable && this.#lacksPaths(key)) return this.#pathsQuestion(key);
    return this.#estimateQuestion();
  }

  #funnelQuestion(key: string): Question {
    const { definition } = this;
    const request = this.#request(definition);
    const isAll = this.#engine?.frozen === true || (this.wantsPaths && withSteps(definition) === definition);
    return {
      request: isAll ? request : { ...request, parts: WITHOUT_PATHS },
      settle: (answer) => {
        this.#answeredKey = key;
        this.answer = answer as FunnelAnswer;
        this.#whole = isAll ? (answer as FunnelAnswer) : null;
        this.#answeredRequest = request;
        const { trend = "day" } = request.definition;
        this.answered = { trend, ...definition };
        this.problems = [];
      },
      refuse: (error) => {
        // Asked and refused: not asked again until something changes.
        this.#answeredKey = key;
        this.#tell(error);
      },
    };
  }

  #tell(error: unknown): void {
    this.problems = problemsOf(error);
    const failure = this.problems.find(({ code }) => !DEFINITION_CODES.includes(code));
    if (failure) this.#host.onFailure(failure);
  }

  #pathsQuestion(key: string): Question | null {
    const told = withSteps(this.definition);
    if (told === this.definition && this.#whole) {
      this.#pathsKey = key;
      this.paths = this.#whole;
      return this.#estimateQuestion();
    }
    return {
      request: this.#request(told),
      settle: (answer) => {
        this.#pathsKey = key;
        this.paths = answer as FunnelAnswer;
        if (told === this.definition) this.#whole = this.paths;
      },
      refuse: (error) => {
        this.#pathsKey = key;
        this.paths = this.#whole;
        if (!this.#whole) this.#tell(error);
      },
    };
  }

  #estimateQuestion(): Question | null {
    const range = this.#stepRange();
    for (const { steps } of this.definition.stages) {
      for (const step of steps) {
        const request = askedMatches(step, range);
        const key = JSON.stringify(request);
        if (this.#estimates.has(key)) continue;
        return {
          request,
          settle: (answer) => {
            this.#estimates.set(key, (answer as MatchingAnswer).matching);
            this.#renewEstimates();
          },
          refuse: () => {
            this.#estimates.set(key, null);
            this.#renewEstimates();
          },
        };
      }
    }
    return null;
  }
}

/** Refusals that the builder shows where they belong. */
const DEFINITION_CODES: readonly string[] = ["bad-definition", "bad-request", "unsupported"];
