// MappingForms: the forms in which a reader says what is what in files of no known form, one after the other: opened by
// a load, from a report, or again for a file that was mapped. All is read once, when no form is left. No DOM.

import type { PreviewOptions } from "../../client.js";
import type { LoadInput } from "../../sources/source.js";
import type { LoadProblem } from "../../state/load-state.js";
import { problemOf } from "../../state/problem.js";
import type { LoadSummary, Mapping, Preview } from "../../types/index.js";
import type { ReportLoader } from "./report-loader.js";
import type { ReportInput } from "./sources.js";

/** What looks at a file without loading it. */
export interface PreviewEngine {
  preview?(input: LoadInput, options: PreviewOptions): Promise<Preview>;
}

/** A look at a file by a mapping that is being made. */
export interface Previewed {
  readonly answer: Preview | null;
  readonly problem: LoadProblem | null;
}

const NO_PREVIEW: Previewed = { answer: null, problem: null };

export interface FormsHost {
  onChange(): void;
  onProblem(problem: LoadProblem): void;
}

export class MappingForms {
  readonly #engine: PreviewEngine;
  readonly #loader: ReportLoader;
  readonly #host: FormsHost;
  /** Still to be filled in, the open one first. */
  #left: readonly Preview[] = [];
  /** The report that they were opened from. */
  #behind: LoadSummary | null = null;

  preview: Previewed = NO_PREVIEW;
  /** Why the form of a mapped file could not be opened again. */
  unopened: LoadProblem | null = null;

  constructor(engine: PreviewEngine, loader: ReportLoader, host: FormsHost) {
    this.#engine = engine;
    this.#loader = loader;
    this.#host = host;
  }

  /** A load begins: of no form is anything known. */
  forget(): void {
    [this.#left, this.#behind] = [[], null];
    this.preview = NO_PREVIEW;
    this.unopened = null;
  }

  /** Files that a reader mapped: their forms can be opened again. */
  get mapped(): readonly string[] {
    return this.#loader.told.mapped;
  }

  /** From a report: the forms of these files. */
  open(proposals: readonly Preview[]): void {
    const { state } = this.#loader;
    if (state.kind !== "ready" || proposals.length === 0) return;
    this.#behind = state.summary;
    this.#left = proposals;
    this.#showFirst();
  }

  /** Over a report, of files that are not read yet: leaving the form leads back. */
  openOver(input: ReportInput, proposal: Preview): void {
    this.forget();
    this.#loader.propose(input, proposal);
  }

  /** From a report: the form of a file that was mapped, as it was filled in. */
  async reopen(name: string): Promise<void> {
    const { state } = this.#loader;
    const mapping = this.#loader.told.mappingOf(name);
    if (typeof mapping !== "object") return;
    this.unopened = null;
    const { answer, problem } = await this.#look(name, mapping);
    if (this.#loader.state !== state) return;
    if (answer) this.open([{ ...answer, mapping }]);
    if (!problem) return;
    // The report stays: the file may have been moved since.
    this.unopened = problem;
    this.#host.onProblem(problem);
    this.#host.onChange();
  }

  /** How the open form's file would be read by this mapping; nothing is loaded. */
  async show(mapping: Mapping): Promise<void> {
    const { state } = this.#loader;
    if (state.kind !== "unknown") return;
    const preview = await this.#look(state.proposal.summary.name, mapping);
    if (this.#loader.state !== state) return;
    this.preview = preview;
    this.#host.onChange();
  }

  /** The open form's file is read so, and all others with it, once no form is left. */
  async fill(mapping: Mapping): Promise<void> {
    const { state, told } = this.#loader;
    if (state.kind !== "unknown") return;
    told.tell(state.proposal.summary.name, { mapping });
    if (!this.#showNext()) await this.#loader.read();
  }

  /** Leaves the open form's file out: on to the next form, back to the report, or to the start where there is none. */
  async leave(): Promise<void> {
    const behind = this.#behind;
    if (this.#showNext()) return;
    if (!behind) return this.#loader.back();
    this.#behind = null;
    const before = new Set(behind.sources.filter(({ decidedBy }) => decidedBy === "mapping").map(({ name }) => name));
    // A form before this one was filled in.
    if (this.mapped.some((name) => !before.has(name))) await this.#loader.read();
    else this.#loader.show({ type: "returned", summary: behind });
  }

  /** Nothing, where the file cannot be read twice. */
  async #look(name: string, mapping: Mapping): Promise<Previewed> {
    const found = this.#loader.source(name);
    if (!found || !this.#engine.preview) return NO_PREVIEW;
    const { source, ...named } = found;
    try {
      return { answer: await this.#engine.preview(source, { ...named, mapping }), problem: null };
    } catch (error) {
      return { answer: null, problem: problemOf(error) };
    }
  }

  #showNext(): boolean {
    this.#left = this.#left.slice(1);
    return this.#showFirst();
  }

  #showFirst(): boolean {
    const [proposal] = this.#left;
    if (!proposal) return false;
    this.preview = NO_PREVIEW;
    this.#loader.show({ type: "unknown", proposal });
    return true;
  }
}
