// ReportLoader: the course of a load over one engine: opening, progress, cancel, its end or what went wrong. No DOM.
//
// One load at a time: what is opened later replaces what was before, and what still arrives of an earlier load is dropped.

import type { Client } from "../../client.js";
import { emptySources } from "../../source-state.js";
import { nextLoad, START, type LoadEvent, type LoadProblem, type LoadState } from "../../state/load-state.js";
import { problemOf } from "../../state/problem.js";
import type { LoadInput } from "../../sources/source.js";
import type { LoadSummary, Preview, SourceSummary } from "../../types/index.js";
import type { DoubtfulDates } from "../found/dates-remedy.js";
import type { ReportInput } from "./sources.js";
import { ToldFiles } from "./told-files.js";
import { sourceNamed, sourcesIn, type NamedSource } from "./told-input.js";

export interface LoaderHost {
  /** The state has changed by this. */
  onLoad(event: LoadEvent): void;
  onProgress(progress: { readonly bytes: number; readonly kept: number }): void;
  /** There is a report, of data that is new. */
  onReady(): void;
  now(): number;
  /** Settles once all is there that a report is first shown with. */
  prepare(): Promise<unknown>;
}

/** All that was opened is empty: there is no report of it. */
function nothingIn(sources: readonly SourceSummary[]): LoadProblem {
  const files = sources.map(({ name, warnings }) => ({ name, warnings }));
  const message = files.map(({ name, warnings }) => `${name}: ${warnings.join("; ")}`).join("\n");
  return { code: "empty-input", path: "", message, files };
}

interface Behind {
  readonly opened: ReportInput | null;
  readonly told: ToldFiles;
  readonly summary: LoadSummary;
}

export class ReportLoader {
  readonly #engine: Pick<Client, "load" | "reset">;
  readonly #host: LoaderHost;
  told = new ToldFiles();
  #abort: AbortController | null = null;
  /** Of loads; what belongs to an earlier one is dropped. */
  #generation = 0;
  #holdsData = false;
  #opened: ReportInput | null = null;
  /** The report that the engine still holds, behind the form of what would take its place. */
  #behind: Behind | null = null;

  state: LoadState = START;

  constructor(engine: Pick<Client, "load" | "reset">, host: LoaderHost) {
    this.#engine = engine;
    this.#host = host;
  }

  /** Replaces what is loaded. */
  open(input: ReportInput): Promise<void> {
    this.#opened = input;
    this.told.clear();
    return this.read();
  }

  /** Reads this beside what is open, as one load; what was told of that stays. */
  add({ names, input }: ReportInput): Promise<void> {
    const opened = this.#opened;
    if (!opened) return this.open({ names, input });
    const both = [...sourcesIn(opened.input), ...sourcesIn(input)] as LoadInput;
    this.#opened = { names: [...opened.names, ...names], input: both };
    return this.read();
  }

  /** Reads what was opened, by what has been told of it. */
  async read(): Promise<void> {
    if (!this.#opened) return;
    const { input, names } = this.#opened;
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    const current = this.#begin();
    this.#behind = null;
    this.show({ type: "began", names, nowMs: this.#host.now() });
    try {
      if (this.#holdsData) await this.#engine.reset();
      const source = this.told.appliedTo(input);
      // After a cancel nothing of this load may start any more.
      signal.throwIfAborted();
      const summary = await this.#engine.load(source, {
        signal,
        onProgress: (progress) => {
          if (!current()) return;
          this.show({ type: "progressed", progress, nowMs: this.#host.now() });
          this.#host.onProgress(progress);
        },
      });
      if (!current()) return;
      this.#holdsData = true;
      const empty = emptySources(summary.sources);
      if (empty.length > 0 && empty.length === summary.sources.length) {
        this.fail(nothingIn(empty));
        return;
      }
      await this.#host.prepare();
      if (!current() || this.state.kind !== "loading") return;
      this.show({ type: "finished", summary });
      this.#host.onReady();
    } catch (error) {
      if (!current() || signal.aborted) return;
      // Where the engine refused a file of unknown shape, what it could be.
      const { proposal } = error as { proposal?: Preview };
      if (proposal) this.show({ type: "unknown", proposal });
      else this.fail(problemOf(error));
    }
  }

  /** Shows what the engine holds, loaded by whoever shares it; where `look` finds nothing, no report any more. */
  async showHeld(look: () => Promise<LoadSummary | null>): Promise<void> {
    const [latest, before] = [this.#begin(), this.state];
    const current = (): boolean => latest() && this.state === before;
    const summary = await look();
    if (!current()) return;
    // What was opened here is in the engine no longer.
    this.#opened = null;
    this.told.clear();
    this.#holdsData = summary !== null;
    if (!summary) {
      if (before.kind === "ready") this.show({ type: "cleared" });
      return;
    }
    try {
      await this.#host.prepare();
    } catch (error) {
      if (current()) this.fail(problemOf(error));
      return;
    }
    if (!current()) return;
    this.show({ type: "returned", summary });
    this.#host.onReady();
  }

  /** Instead of the report, which stays behind it, the form of what is read once it is filled in. */
  propose(input: ReportInput, proposal: Preview): void {
    if (this.state.kind !== "ready") return;
    this.#behind = { opened: this.#opened, told: this.told, summary: this.state.summary };
    this.#opened = input;
    this.told = new ToldFiles();
    this.show({ type: "unknown", proposal });
  }

  /** From a form: to the report behind it, else to the start. */
  back(): Promise<void> | void {
    const behind = this.#behind;
    if (!behind) return this.clear();
    this.#behind = null;
    this.#opened = behind.opened;
    this.told = behind.told;
    this.show({ type: "returned", summary: behind.summary });
  }

  /** Stops the load that is under way. */
  cancel(): void {
    if (this.state.kind !== "loading") return;
    this.#stop();
    this.show({ type: "cancelled" });
    // All may have been read already, and no more than the catalog was missing.
    void this.#empty();
  }

  /** Closes the report and empties the engine. */
  clear(): Promise<void> {
    this.#stop();
    this.#behind = null;
    this.show({ type: "cleared" });
    return this.#empty();
  }

  /** There is no report, and why. */
  fail(problem: LoadProblem): void {
    this.show({ type: "failed", problem });
  }

  /** The engine died and was replaced: its data is gone. */
  restarted(): void {
    this.#holdsData = false;
    this.fail({ code: "engine-restarted", path: "", message: "" });
  }

  show(event: LoadEvent): void {
    this.state = nextLoad(this.state, event);
    this.#host.onLoad(event);
  }

  /** The source that this file of the summary is, or is in; null where it cannot be read twice. */
  source(name: string): NamedSource | null {
    return this.#opened && sourceNamed(this.#opened.input, name);
  }

  /** Files whose dates can be read in two ways, of which nothing but the reader tells the right one. */
  get doubtfulDates(): readonly DoubtfulDates[] {
    return this.state.kind === "ready" ? this.told.doubtfulDates(this.state.summary) : [];
  }

  /** Reads all again, this file (or the archive it is in) with its dates so. */
  async readDates(name: string, dateOrder: "mdy" | "dmy"): Promise<void> {
    if (this.state.kind !== "ready" || !this.told.tellDates(name, dateOrder)) return;
    await this.read();
  }

  /** Answers whether nothing has begun or been stopped since. */
  #begin(): () => boolean {
    const generation = ++this.#generation;
    return () => generation === this.#generation;
  }

  #stop(): void {
    this.#begin();
    this.#abort?.abort();
  }

  /** An engine that cannot be emptied any more has nothing in it either. */
  async #empty(): Promise<void> {
    if (!this.#holdsData) return;
    this.#holdsData = false;
    await this.#engine.reset().catch(() => undefined);
  }
}
