// ReportSession: one report over one engine: asks what the open view needs of what is loaded, keeps the answers.
//
// No DOM. State changes go through state/; every change calls `onChange`. Answers that arrive after
// the question changed are dropped, so that what is shown always fits the selection.

import type { Client } from "../../client.js";
import type { SnapshotView } from "../../export/snapshot.js";
import type { LoadEvent, LoadProblem, LoadState } from "../../state/load-state.js";
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
import { daysBefore, EVERYTHING, rangeEnds, type RangeChoice } from "../../state/selection.js";
import type { Compared } from "../../state/still-open.js";
import { trendUnit, type TrendSpan } from "../../state/trend.js";
import { offeredSamples } from "../../state/funnel-samples.js";
import { INITIAL_VIEW, knownJourney, nextView, type Tab, type ViewEvent, type ViewState } from "../../state/view-state.js";
import type { DateRange, MessagesRequest, MetricSelection, RecipientsRequest, TrendUnit } from "../../types/index.js";
import { MappingForms, type PreviewEngine } from "./mapping-forms.js";
import { RecipientsSession } from "./recipients-session.js";
import { ReportAnswers, type Answers } from "./report-answers.js";
import { ReportLoader } from "./report-loader.js";

/** What the session needs of a client; a test may hand in its own. */
export interface ReportEngine extends Pick<Client, "load" | "query" | "queryText" | "reset">, PreviewEngine {
  warmUp?(): Promise<void>;
  /** Answers what it was made with, and nothing else. */
  readonly frozen?: boolean;
  /** Has lists of recipients. */
  readonly lists?: boolean;
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
  readonly engine: ReportEngine;
  readonly #host: SessionHost;
  readonly #answers: ReportAnswers;
  #range: RangeChoice = EVERYTHING.range;
  #timeZone: string | undefined;

  /** The journey to open with, where the data holds it. */
  wantedJourney: string | null = null;
  /** The tab to open with. */
  wantedTab: Tab = "performance";
  /** What a file opens with, instead of everything. */
  wantedView: SnapshotView | null = null;
  view: ViewState = INITIAL_VIEW;
  readonly loader: ReportLoader;
  readonly forms: MappingForms;
  readonly recipients: RecipientsSession;

  constructor(engine: ReportEngine, host: SessionHost) {
    this.engine = engine;
    this.#host = host;
    this.recipients = new RecipientsSession(engine, () => host.onChange());
    this.#answers = new ReportAnswers(engine, {
      onChange: () => host.onChange(),
      onRestarted: () => {
        if (this.load.kind === "ready" || this.load.kind === "loading") this.loader.restarted();
      },
    });
    this.loader = new ReportLoader(engine, {
      onLoad: (event) => this.#loaded(event),
      onProgress: (progress) => host.onProgress(progress),
      onReady: () => this.#begin(),
      now: () => host.now(),
      // The report is first shown with its title and its chips: nothing moves when they come.
      prepare: () => Promise.all([this.#answers.ask("catalog", { report: "catalog" }), host.parts()]),
    });
    this.forms = new MappingForms(engine, this.loader, host);
  }

  get load(): LoadState {
    return this.loader.state;
  }

  /** The report is a file: what it holds can be looked at, and nothing else asked. */
  get frozen(): boolean {
    return this.engine.frozen ?? false;
  }

  /** Recipients can be listed: by an engine with the events, not by a file of aggregates alone. */
  get lists(): boolean {
    return this.engine.lists ?? true;
  }

  get answers(): Answers {
    return this.#answers.all;
  }

  /** Shows what the engine holds already, of which files is not known; where it holds nothing all stays as it is, as it does behind a load. */
  async showHeld(): Promise<void> {
    if (this.load.kind !== "start") return;
    this.#renew();
    await this.loader.showHeld(async () => {
      await Promise.all([
        this.#answers.ask("catalog", { report: "catalog" }),
        this.#answers.ask("doctor", { report: "doctor" }),
      ]);
      const doctor = this.answers.doctor.answer;
      if (!doctor || !this.answers.catalog.answer || doctor.events + doctor.contacts === 0) return null;
      const { events, contacts, duplicates, identity } = doctor;
      return { sources: [], events, contacts, duplicates, identity, memoryBytes: 0 };
    });
  }

  #loaded(event: LoadEvent): void {
    switch (event.type) {
      case "began":
        this.#renew();
        this.forms.forget();
        break;
      case "cleared":
        this.view = INITIAL_VIEW;
        this.#answers.clear();
        break;
      case "cancelled":
      case "failed":
        this.#answers.clear();
    }
    this.#host.onChange();
    if (event.type === "failed") this.#host.onProblem(event.problem);
  }

  /** Of the data that comes nothing is known yet. */
  #renew(): void {
    this.#answers.clear();
    this.view = nextView(nextView(this.view, { type: "new-data", range: this.#range }), { type: "tab", tab: this.wantedTab });
  }

  #begin(): void {
    this.#prepareView();
    this.#host.onReady();
    this.refresh();
    void this.#answers.ask("doctor", { report: "doctor" });
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

  /** What the cards are compared with; null where an end of the time is open. */
  get compared(): Compared | null {
    const days = daysBefore(this.span);
    return days && { ...days, ...this.view.selection.counting };
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
}
