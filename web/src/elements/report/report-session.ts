// ReportSession: one report over one engine: asks what the open view needs of what is loaded, keeps the answers.
//
// No DOM. State changes go through state/; every change calls `onChange`. Answers that arrive after
// the question changed are dropped, so that what is shown always fits the selection.

import type { Client } from "../../client.js";
import type { SnapshotView } from "../../export/snapshot.js";
import type { LoadEvent, LoadProblem, LoadState } from "../../state/load-state.js";
import { EVERYTHING, type RangeChoice, type Selection } from "../../state/selection.js";
import { INITIAL_VIEW, knownJourney, nextView, type Tab, type ViewEvent, type ViewState } from "../../state/view-state.js";
import { loadPart } from "../shared/lazy.js";
import { SelectedAnswers, type AnsweringEngine } from "../shared/selected-answers.js";
import { MappingForms, type PreviewEngine } from "./mapping-forms.js";
import { ReportLoader } from "./report-loader.js";

/** What the session needs of a client; a test may hand in its own. */
export interface ReportEngine extends AnsweringEngine, Pick<Client, "load" | "queryText" | "reset">, PreviewEngine {
  warmUp?(): Promise<void>;
  addEventListener?: Client["addEventListener"];
  removeEventListener?: Client["removeEventListener"];
  /** Answers what it was made with, and nothing else. */
  readonly frozen?: boolean;
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

export class ReportSession extends SelectedAnswers {
  declare readonly engine: ReportEngine;
  readonly #host: SessionHost;
  #range: RangeChoice = EVERYTHING.range;

  /** The journey to open with, where the data holds it. */
  wantedJourney: string | null = null;
  /** The tab to open with. */
  wantedTab: Tab = "performance";
  /** What a file opens with, instead of everything. */
  wantedView: SnapshotView | null = null;
  view: ViewState = INITIAL_VIEW;
  readonly loader: ReportLoader;
  readonly forms: MappingForms;

  constructor(engine: ReportEngine, host: SessionHost) {
    super(engine, () => host.onChange());
    this.#host = host;
    this.loader = new ReportLoader(engine, {
      onLoad: (event) => this.#loaded(event),
      onProgress: (progress) => host.onProgress(progress),
      onReady: () => this.#begin(),
      now: () => host.now(),
      // The report is first shown with its title and its chips: nothing moves when they come.
      prepare: () => Promise.all([this.askCatalog(), host.parts()]),
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

  override get selection(): Selection {
    return this.view.selection;
  }

  protected override restarted(): void {
    if (this.load.kind === "ready" || this.load.kind === "loading") this.loader.restarted();
  }

  /** Shows what the engine holds, of which files is not known; where that is nothing, the start. Behind a load or a form all stays as it is. */
  async showHeld(): Promise<void> {
    if (this.load.kind === "loading" || this.load.kind === "unknown") return;
    this.#renew();
    await this.loader.showHeld(async () => {
      await Promise.all([
        this.askCatalog(),
        this.asked.ask("doctor", { report: "doctor" }),
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
        this.asked.clear();
        break;
      case "cancelled":
      case "failed":
        this.asked.clear();
    }
    this.#host.onChange();
    if (event.type === "failed") this.#host.onProblem(event.problem);
  }

  /** Of the data that comes nothing is known yet. */
  #renew(): void {
    this.asked.clear();
    this.view = nextView(nextView(this.view, { type: "new-data", range: this.#range }), { type: "tab", tab: this.wantedTab });
  }

  #begin(): void {
    this.#prepareView();
    this.#host.onReady();
    this.refresh();
    void this.asked.ask("doctor", { report: "doctor" });
  }

  dispatch(event: ViewEvent): void {
    const before = this.view.message;
    this.view = nextView(this.view, event);
    if (this.view.message !== before) this.leaveMessage();
    this.#host.onChange();
    this.refresh();
  }

  /** The time to begin with, and the zone of all days. */
  setTime(range: RangeChoice, timeZone: string | undefined): void {
    this.#range = range;
    this.timeZone = timeZone;
    this.view = nextView(this.view, { type: "select", selection: { ...this.view.selection, range } });
    this.refresh();
  }

  /** Asks what the open tab shows and has not been asked yet. */
  override refresh(): void {
    if (this.load.kind !== "ready" || !this.answers.catalog.answer) return;
    const { tab, message } = this.view;
    if (tab === "performance") this.askCards();
    if (tab === "messages") this.askMessages(message);
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
    // No first tab shows it.
    void loadPart("funnel-samples", () => import("../../state/funnel-samples.js")).then((code) => {
      const sample = code?.offeredSamples(catalog)[0];
      if (!sample || this.view.definition || this.answers.catalog.answer !== catalog) return;
      const { id, definition } = sample;
      this.dispatch({ type: "sample", id, definition });
    });
  }
}
