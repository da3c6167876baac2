// ReportSession: one report over one engine: loads, asks what the open view needs, keeps the answers.
//
// No DOM. State changes go through state/; every change calls `onChange`. Answers that arrive after
// the question changed are dropped, so that what is shown always fits the selection.

import type { Client, PreviewOptions } from "../../client.js";
import type { LoadInput } from "../../sources/source.js";
import type { SnapshotView } from "../../export/snapshot.js";
import { emptySources } from "../../source-state.js";
import { nextLoad, START, type LoadProblem, type LoadState } from "../../state/load-state.js";
import {
  cardsRequest,
  linksRequest,
  messageCardsRequest,
  messagesRequest,
  metricSelection,
  recipientsRequest,
  selectedRange,
  type RecipientsLook,
  type Setting,
} from "../../state/requests.js";
import { EVERYTHING, rangeEnds, type RangeChoice } from "../../state/selection.js";
import { trendUnit, type TrendSpan } from "../../state/trend.js";
import { offeredSamples } from "../../state/funnel-samples.js";
import { INITIAL_VIEW, knownJourney, nextView, type Tab, type ViewEvent, type ViewState } from "../../state/view-state.js";
import type {
  DateRange,
  LoadSummary,
  Mapping,
  MessagesRequest,
  MetricSelection,
  Preview,
  RecipientsRequest,
  SourceSummary,
  TrendUnit,
} from "../../types/index.js";
import type { DoubtfulDates } from "../found/dates-remedy.js";
import { RecipientsSession } from "./recipients-session.js";
import { problemOf } from "../../state/problem.js";
import { ReportAnswers, type Answers } from "./report-answers.js";
import { ToldFiles } from "./told-files.js";
import { sourceNamed } from "./told-input.js";

/** What the session needs of a client; a test may hand in its own. */
export interface ReportEngine extends Pick<Client, "load" | "query" | "queryText" | "reset"> {
  /** Answers what it was made with, and nothing else. */
  readonly frozen?: boolean;
  /** Has lists of recipients. */
  readonly lists?: boolean;
  preview?(input: LoadInput, options: PreviewOptions): Promise<Preview>;
}

/** A look at a file by a mapping that is being made. */
export interface Previewed {
  readonly answer: Preview | null;
  readonly problem: LoadProblem | null;
}

const NO_PREVIEW: Previewed = { answer: null, problem: null };

/** Where the engine refused a file of unknown shape, what it could be. */
function proposalOf(error: unknown): Preview | null {
  const proposal = (error as { proposal?: Preview }).proposal;
  return proposal ?? null;
}

/** All that was opened is empty: there is no report of it. */
function nothingIn(sources: readonly SourceSummary[]): LoadProblem {
  const files = sources.map(({ name, warnings }) => ({ name, warnings }));
  const message = files.map(({ name, warnings }) => `${name}: ${warnings.join("; ")}`).join("\n");
  return { code: "empty-input", path: "", message, files };
}

export interface SessionHost {
  onChange(): void;
  onProgress(progress: { readonly bytes: number; readonly kept: number }): void;
  onProblem(problem: LoadProblem): void;
  onReady(): void;
  now(): number;
  /** Settles once what shows a report is there. */
  parts(): Promise<unknown>;
}

export class ReportSession {
  readonly #engine: ReportEngine;
  readonly #host: SessionHost;
  #abort: AbortController | null = null;
  #generation = 0;
  #range: RangeChoice = EVERYTHING.range;
  #timeZone: string | undefined;
  #holdsData = false;
  #opened: { input: LoadInput; names: readonly string[] } | null = null;
  readonly #told = new ToldFiles();
  /** Forms still to be filled in, the open one first, and the report that they were opened from. */
  #forms: readonly Preview[] = [];
  #behind: LoadSummary | null = null;

  /** The journey to open with, where the data holds it. */
  wantedJourney: string | null = null;
  /** The tab to open with. */
  wantedTab: Tab = "performance";
  /** What a file opens with, instead of everything. */
  wantedView: SnapshotView | null = null;
  load: LoadState = START;
  preview: Previewed = NO_PREVIEW;
  /** Why the form of a mapped file could not be opened again. */
  unopened: LoadProblem | null = null;
  view: ViewState = INITIAL_VIEW;
  readonly recipients: RecipientsSession;
  readonly #answers: ReportAnswers;

  constructor(engine: ReportEngine, host: SessionHost) {
    this.#engine = engine;
    this.#host = host;
    this.recipients = new RecipientsSession(engine, () => host.onChange());
    this.#answers = new ReportAnswers(engine, {
      onChange: () => host.onChange(),
      onRestarted: () => {
        if (this.load.kind === "ready" || this.load.kind === "loading") this.restarted();
      },
    });
  }

  /** The report is a file: what it holds can be looked at, and nothing else asked. */
  get frozen(): boolean {
    return this.#engine.frozen ?? false;
  }

  /** Recipients can be listed: by an engine with the events, not by a file of aggregates alone. */
  get lists(): boolean {
    return this.#engine.lists ?? true;
  }

  get answers(): Answers {
    return this.#answers.all;
  }

  get engine(): ReportEngine {
    return this.#engine;
  }

  /** Replaces what is loaded. `names` are shown while it is read. */
  open(input: LoadInput, names: readonly string[]): Promise<void> {
    this.#opened = { input, names };
    this.#told.clear();
    [this.#forms, this.#behind] = [[], null];
    return this.#read(input, names);
  }

  /** Shows what the engine holds already, loaded by whoever shares it; where it holds nothing all stays as it is. */
  async showHeld(): Promise<void> {
    const generation = ++this.#generation;
    const current = (): boolean => generation === this.#generation && this.load.kind === "start";
    await Promise.all([
      this.#answers.ask("catalog", { report: "catalog" }),
      this.#answers.ask("doctor", { report: "doctor" }),
    ]);
    const doctor = this.answers.doctor.answer;
    if (!current() || !doctor || !this.answers.catalog.answer || doctor.events + doctor.contacts === 0) {
      if (current()) this.#answers.clear();
      return;
    }
    try {
      await this.#host.parts();
    } catch (error) {
      if (current()) this.#fail(problemOf(error));
      return;
    }
    if (!current()) return;
    this.#holdsData = true;
    this.view = nextView(nextView(this.view, { type: "new-data", range: this.#range }), { type: "tab", tab: this.wantedTab });
    this.#prepareView();
    const { events, contacts, duplicates, identity } = doctor;
    // Of which files it came is not known here.
    this.#setLoad({ type: "returned", summary: { sources: [], events, contacts, duplicates, identity, memoryBytes: 0 } });
    this.#host.onReady();
    this.refresh();
  }

  /** The file that was in no known form is read so, and all others with it, once no form is left. */
  async openMapped(mapping: Mapping): Promise<void> {
    if (this.load.kind !== "unknown" || !this.#opened) return;
    this.#told.tell(this.load.proposal.summary.name, { mapping });
    if (this.#nextForm()) return;
    this.#behind = null;
    await this.#read(this.#opened.input, this.#opened.names);
  }

  /** From a report: the forms of files that were in no known form, one after the other. */
  openForms(proposals: readonly Preview[]): void {
    const { load } = this;
    const [first] = proposals;
    if (load.kind !== "ready" || !first) return;
    this.#behind = load.summary;
    this.#forms = proposals;
    this.#showForm(first);
  }

  /** From a report: the form of a file that was mapped, as it was filled in. */
  async reopenForm(name: string): Promise<void> {
    const mapping = this.#told.mappingOf(name);
    if (typeof mapping !== "object" || !this.#opened || !this.#engine.preview) return;
    const generation = this.#generation;
    const found = sourceNamed(this.#opened.input, name);
    if (!found) return;
    const { source, ...named } = found;
    this.unopened = null;
    try {
      const preview = await this.#engine.preview(source, { ...named, mapping });
      if (generation === this.#generation) this.openForms([{ ...preview, mapping }]);
    } catch (error) {
      if (generation !== this.#generation) return;
      // The report stays: the file may have been moved since.
      this.unopened = problemOf(error);
      this.#host.onProblem(this.unopened);
      this.#host.onChange();
    }
  }

  /** Files that a reader mapped: their forms can be opened again. */
  get mapped(): readonly string[] {
    return this.#told.mapped;
  }

  /** Files of known form whose dates can be read in two ways, of which nothing but the reader tells the right one. */
  get doubtfulDates(): readonly DoubtfulDates[] {
    return this.load.kind === "ready" ? this.#told.doubtfulDates(this.load.summary) : [];
  }

  /** Reads all again, this file (or the archive it is in) with its dates so. */
  async readDates(name: string, dateOrder: "mdy" | "dmy"): Promise<void> {
    const key = this.#told.keyOf(name);
    if (this.load.kind !== "ready" || !this.#opened || key === null) return;
    this.#told.tell(key, { dateOrder });
    await this.#read(this.#opened.input, this.#opened.names);
  }

  /** Leaves this file out: on to the next form, back to the report, or to the start where there is none. */
  async leaveForm(): Promise<void> {
    const behind = this.#behind;
    if (this.#nextForm()) return;
    if (!behind) return this.clear();
    this.#behind = null;
    const before = new Set(behind.sources.filter(({ decidedBy }) => decidedBy === "mapping").map(({ name }) => name));
    // A form before this one was filled in.
    const filled = this.mapped.some((name) => !before.has(name));
    if (filled && this.#opened) await this.#read(this.#opened.input, this.#opened.names);
    else this.#setLoad({ type: "returned", summary: behind });
  }

  #nextForm(): boolean {
    this.#forms = this.#forms.slice(1);
    const [next] = this.#forms;
    if (next) this.#showForm(next);
    return next !== undefined;
  }

  #showForm(proposal: Preview): void {
    this.preview = NO_PREVIEW;
    this.#setLoad({ type: "unknown", proposal });
  }

  /** How that file would be read by this mapping; nothing is loaded. */
  async showPreview(mapping: Mapping): Promise<void> {
    const { load } = this;
    if (load.kind !== "unknown" || !this.#opened || !this.#engine.preview) return;
    const { name } = load.proposal.summary;
    const settle = (preview: Previewed): void => {
      if (this.load !== load) return;
      this.preview = preview;
      this.#host.onChange();
    };
    try {
      const found = sourceNamed(this.#opened.input, name);
      if (!found) return;
      const { source, ...named } = found;
      settle({ answer: await this.#engine.preview(source, { ...named, mapping }), problem: null });
    } catch (error) {
      settle({ answer: null, problem: problemOf(error) });
    }
  }

  async #read(input: LoadInput, names: readonly string[]): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const generation = ++this.#generation;
    const current = (): boolean => generation === this.#generation;
    this.#answers.clear();
    this.preview = NO_PREVIEW;
    this.unopened = null;
    this.view = nextView(this.view, { type: "new-data", range: this.#range });
    this.view = nextView(this.view, { type: "tab", tab: this.wantedTab });
    this.#setLoad({ type: "began", names, nowMs: this.#host.now() });
    try {
      if (this.#holdsData) await this.#engine.reset();
      const source = this.#told.appliedTo(input);
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
      const empty = emptySources(summary.sources);
      if (empty.length > 0 && empty.length === summary.sources.length) {
        this.#fail(nothingIn(empty));
        return;
      }
      // The report is first shown with its title and its chips: nothing moves when they come.
      await Promise.all([this.#answers.ask("catalog", { report: "catalog" }), this.#host.parts()]);
      if (!current() || this.load.kind !== "loading") return;
      this.#prepareView();
      this.#setLoad({ type: "finished", summary });
      this.#host.onReady();
      this.refresh();
      void this.#answers.ask("doctor", { report: "doctor" });
    } catch (error) {
      if (!current() || abort.signal.aborted) return;
      const proposal = proposalOf(error);
      if (proposal) this.#setLoad({ type: "unknown", proposal });
      else this.#fail(problemOf(error));
    }
  }

  /** Stops the load that is under way. */
  cancel(): void {
    if (this.load.kind !== "loading") return;
    this.#generation += 1;
    this.#abort?.abort();
    this.#answers.clear();
    this.#setLoad({ type: "cancelled" });
    // All may have been read already, and no more than the catalog was missing.
    this.#empty().catch(() => undefined);
  }

  /** Closes the report and empties the engine. */
  async clear(): Promise<void> {
    this.#generation += 1;
    this.#abort?.abort();
    this.#answers.clear();
    this.view = INITIAL_VIEW;
    this.#setLoad({ type: "cleared" });
    // An engine that cannot be emptied any more has nothing in it either.
    await this.#empty().catch(() => undefined);
  }

  async #empty(): Promise<void> {
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
    this.#answers.clear();
    this.#fail({ code: "engine-restarted", path: "", message: "" });
  }

  dispatch(event: ViewEvent): void {
    const before = this.view.message;
    this.view = nextView(this.view, event);
    if (this.view.message !== before) this.#leaveMessage();
    this.#host.onChange();
    this.refresh();
  }

  /** What was shown of a message must not stand below the name of another. */
  #leaveMessage(): void {
    this.recipients.forget();
    this.#answers.forget("messageCards", "links");
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

  /** The selection as the reports of metrics take it. */
  get chosen(): MetricSelection {
    return metricSelection(this.view.selection, this.setting);
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
    if (tab === "performance") void this.#answers.ask("cards", cardsRequest(selection, setting, this.span.unit));
    if (tab === "messages") {
      void this.#answers.ask("messages", messagesRequest(selection, setting));
      if (this.view.message !== null) this.#askMessage(this.view.message);
    }
  }

  #askMessage(message: string): void {
    const { setting, recipients } = this;
    const { selection } = this.view;
    void this.#answers.ask("messageCards", messageCardsRequest(selection, setting, message, this.span.unit));
    void this.#answers.ask("links", linksRequest(selection, setting, message));
    recipients.ask(recipientsRequest(selection, setting, message, recipients.look));
  }

  /** The table that is shown, as it is sorted and narrowed, all of its rows. */
  tableRequest(report: "messages" | "recipients"): MessagesRequest | RecipientsRequest | null {
    if (report === "recipients") return this.recipients.request;
    return { ...messagesRequest(this.view.selection, this.setting), sort: this.view.sort };
  }

  /** Searches, narrows or orders the open message's recipients. */
  lookAt(look: RecipientsLook): void {
    this.recipients.look = look;
    this.refresh();
    this.#host.onChange();
  }

  /** The wanted journey, and the first ready-made funnel unless the reader brought a definition. */
  #prepareView(): void {
    const catalog = this.answers.catalog.answer;
    if (!catalog) return;
    const journey = knownJourney(this.wantedJourney, catalog.journeys);
    this.view = nextView(this.view, { type: "journey", journey });
    if (this.wantedView) {
      this.view = { ...this.view, ...this.wantedView };
      return;
    }
    const sample = offeredSamples(catalog.types, catalog.journeys)[0];
    if (sample && !this.view.definition) {
      const { id, definition } = sample;
      this.view = nextView(this.view, { type: "sample", id, definition });
    }
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
