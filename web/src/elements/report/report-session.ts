// ReportSession: one report over one engine: loads, asks what the open view needs, keeps the answers.
//
// No DOM. State changes go through state/; every change calls `onChange`. Answers that arrive after
// the question changed are dropped, so that what is shown always fits the selection.

import type { Client } from "../../client.js";
import type { LoadInput } from "../../sources/source.js";
import { nextLoad, START, type LoadProblem, type LoadState } from "../../state/load-state.js";
import { cardsRequest, messagesRequest, selectedRange, type Setting } from "../../state/requests.js";
import { EVERYTHING, rangeEnds, type RangeChoice } from "../../state/selection.js";
import { trendUnit, type TrendSpan } from "../../state/trend.js";
import { offeredSamples } from "../../state/funnel-samples.js";
import { INITIAL_VIEW, knownJourney, nextView, type Tab, type ViewEvent, type ViewState } from "../../state/view-state.js";
import type {
  AnswerTo,
  CardsRequest,
  CatalogRequest,
  DateRange,
  DoctorRequest,
  MessagesRequest,
  ReportRequest,
  TrendUnit,
} from "../../types/index.js";

/** What the session needs of a client; a test may hand in its own. */
export type ReportEngine = Pick<Client, "load" | "query" | "reset">;

/** A question and what is known of its answer; the last answer stays until the next arrives. */
export interface Asked<R extends ReportRequest> {
  readonly key: string;
  readonly busy: boolean;
  readonly answer: AnswerTo<R> | null;
  readonly problem: LoadProblem | null;
}

interface Answers {
  catalog: Asked<CatalogRequest>;
  doctor: Asked<DoctorRequest>;
  cards: Asked<CardsRequest>;
  messages: Asked<MessagesRequest>;
}

const NOT_ASKED = { key: "", busy: false, answer: null, problem: null } as const;

function noAnswers(): Answers {
  return {
    catalog: NOT_ASKED,
    doctor: NOT_ASKED,
    cards: NOT_ASKED,
    messages: NOT_ASKED,
  };
}

/** Any error as code, path and message. */
export function problemOf(error: unknown): LoadProblem {
  const { code, path, message } = error as Partial<Record<"code" | "path" | "message", unknown>>;
  return {
    code: typeof code === "string" ? code : "other",
    path: typeof path === "string" ? path : "",
    message: typeof message === "string" ? message : String(error),
  };
}

export interface SessionHost {
  onChange(): void;
  onProgress(progress: { readonly bytes: number; readonly kept: number }): void;
  onProblem(problem: LoadProblem): void;
  onReady(): void;
  now(): number;
}

export class ReportSession {
  readonly #engine: ReportEngine;
  readonly #host: SessionHost;
  #abort: AbortController | null = null;
  #generation = 0;
  #range: RangeChoice = EVERYTHING.range;
  #timeZone: string | undefined;
  #holdsData = false;

  /** The journey to open with, where the data holds it. */
  wantedJourney: string | null = null;
  /** The tab to open with. */
  wantedTab: Tab = "performance";
  load: LoadState = START;
  view: ViewState = INITIAL_VIEW;
  answers: Answers = noAnswers();

  constructor(engine: ReportEngine, host: SessionHost) {
    this.#engine = engine;
    this.#host = host;
  }

  get engine(): ReportEngine {
    return this.#engine;
  }

  /** Replaces what is loaded. `names` are shown while it is read. */
  async open(input: () => Promise<LoadInput>, names: readonly string[]): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const generation = ++this.#generation;
    const current = (): boolean => generation === this.#generation;
    this.answers = noAnswers();
    this.view = nextView(this.view, { type: "new-data", range: this.#range });
    this.#setLoad({ type: "began", names, nowMs: this.#host.now() });
    try {
      if (this.#holdsData) await this.#engine.reset();
      const source = await input();
      // After a cancel nothing of this load may start any more.
      abort.signal.throwIfAborted();
      const summary = await this.#engine.load(source, {
        signal: abort.signal,
        onProgress: (progress) => {
          if (!current()) return;
          this.#setLoad({ type: "progressed", progress, nowMs: this.#host.now() });
          this.#host.onProgress(progress);
        },
      });
      if (!current()) return;
      this.#holdsData = true;
      this.#setLoad({ type: "finished", summary });
      this.#host.onReady();
      await this.#ask("catalog", { report: "catalog" });
      this.#prepareView();
      this.refresh();
      void this.#ask("doctor", { report: "doctor" });
    } catch (error) {
      if (!current() || abort.signal.aborted) return;
      this.#fail(problemOf(error));
    }
  }

  /** Stops the load that is under way. */
  cancel(): void {
    if (this.load.kind !== "loading") return;
    this.#generation += 1;
    this.#abort?.abort();
    this.#setLoad({ type: "cancelled" });
  }

  /** Closes the report and empties the engine. */
  async clear(): Promise<void> {
    this.#generation += 1;
    this.#abort?.abort();
    this.answers = noAnswers();
    this.view = INITIAL_VIEW;
    this.#setLoad({ type: "cleared" });
    if (!this.#holdsData) return;
    this.#holdsData = false;
    await this.#engine.reset();
  }

  /** What was given could not even be begun to read. */
  refuse(problem: LoadProblem): void {
    this.#fail(problem);
  }

  /** The engine died and was replaced: its data is gone. */
  restarted(): void {
    this.#holdsData = false;
    this.answers = noAnswers();
    this.#fail({ code: "engine-restarted", path: "", message: "" });
  }

  dispatch(event: ViewEvent): void {
    this.view = nextView(this.view, event);
    this.#host.onChange();
    this.refresh();
  }

  /** The time to begin with, and the zone of all days. */
  setTime(range: RangeChoice, timeZone: string | undefined): void {
    this.#range = range;
    this.#timeZone = timeZone;
    this.view = nextView(this.view, { type: "select", selection: { ...this.view.selection, range } });
    this.refresh();
  }

  get setting(): Setting {
    return { catalog: this.answers.catalog.answer, timeZone: this.#timeZone };
  }

  /** The time that a funnel without a range of its own is about; null is all. */
  get range(): DateRange | null {
    return selectedRange(this.view.selection, this.setting);
  }

  /** What the trends cover, and by which periods. */
  get span(): TrendSpan & { readonly unit: TrendUnit } {
    const catalog = this.answers.catalog.answer;
    const timeZone = this.#timeZone ?? "UTC";
    const { from, to } = rangeEnds(this.view.selection.range, catalog?.to ?? null, timeZone);
    const [dataFrom, dataTo] = [catalog?.from ?? null, catalog?.to ?? null];
    return { dataFrom, dataTo, from, to, timeZone, unit: trendUnit(from || dataFrom, to || dataTo) };
  }

  /** Asks what the open tab shows and has not been asked yet. */
  refresh(): void {
    if (this.load.kind !== "ready" || !this.answers.catalog.answer) return;
    const { setting } = this;
    const { selection, tab } = this.view;
    if (tab === "performance") void this.#ask("cards", cardsRequest(selection, setting, this.span.unit));
    if (tab === "messages") void this.#ask("messages", messagesRequest(selection, setting));
  }

  /** The wanted journey, and the first ready-made funnel unless the reader brought a definition. */
  #prepareView(): void {
    const catalog = this.answers.catalog.answer;
    if (!catalog) return;
    const journey = knownJourney(this.wantedJourney, catalog.journeys);
    this.view = nextView(this.view, { type: "journey", journey });
    this.view = nextView(this.view, { type: "tab", tab: this.wantedTab });
    const sample = offeredSamples(catalog.types, catalog.journeys)[0];
    if (sample && !this.view.definition) {
      const { id, definition } = sample;
      this.view = nextView(this.view, { type: "sample", id, definition });
    }
  }

  async #ask<N extends keyof Answers>(name: N, request: ReportRequest & { report: N }): Promise<void> {
    const key = JSON.stringify(request);
    const before = this.answers[name];
    if (before.key === key) return;
    const generation = this.#generation;
    this.#setAnswer(name, { key, busy: true, answer: before.answer, problem: null });
    const settle = (answer: unknown, problem: LoadProblem | null): void => {
      if (generation !== this.#generation || this.answers[name].key !== key) return;
      this.#setAnswer(name, { key, busy: false, answer, problem });
    };
    try {
      settle(await this.#engine.query(request), null);
    } catch (error) {
      const problem = problemOf(error);
      settle(null, problem);
      if (problem.code === "engine-restarted" && this.load.kind === "ready") this.restarted();
    }
  }

  #setAnswer(name: keyof Answers, asked: unknown): void {
    this.answers = { ...this.answers, [name]: asked };
    this.#host.onChange();
  }

  #setLoad(event: Parameters<typeof nextLoad>[1]): void {
    this.load = nextLoad(this.load, event);
    this.#host.onChange();
  }

  #fail(problem: LoadProblem): void {
    this.#setLoad({ type: "failed", problem });
    this.#host.onProblem(problem);
  }
}
