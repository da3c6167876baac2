// ToldFiles: what a reader told of the files of a load, by their names: what is what in one of unknown form, and whether
// dates have the day or the month first. No DOM.

import type { LoadInput } from "../../sources/source.js";
import type { LoadSummary } from "../../types/index.js";
import type { DoubtfulDates } from "../found/dates-remedy.js";
import { toldName, withTold, type Told } from "./told-input.js";

export class ToldFiles {
  readonly #told = new Map<string, Told>();
  /** What was read, without it. */
  #input: LoadInput = [];

  clear(): void {
    this.#told.clear();
  }

  tell(name: string, told: Told): void {
    this.#told.set(name, { ...this.#told.get(name), ...told });
  }

  appliedTo(input: LoadInput): LoadInput {
    this.#input = input;
    return withTold(input, this.#told);
  }

  /** By the file's name in the summary, also where it is inside an archive. */
  mappingOf(name: string): Told["mapping"] {
    return this.#told.get(name)?.mapping;
  }

  /** Files that a reader mapped. */
  get mapped(): readonly string[] {
    return [...this.#told].filter(([, { mapping }]) => mapping).map(([name]) => name);
  }

  /** The name to tell things of a file of the summary by: its own where it was mapped; null where none can be told. */
  #keyOf(file: string): string | null {
    return this.mappingOf(file) ? file : toldName(this.#input, file);
  }

  /** Of a file that was mapped its mapping says it, which stands over all else. Whether it could be told. */
  tellDates(file: string, dateOrder: "mdy" | "dmy"): boolean {
    const key = this.#keyOf(file);
    if (key === null) return false;
    const mapping = this.mappingOf(file);
    this.tell(key, typeof mapping === "object" ? { mapping: { ...mapping, dateOrder } } : { dateOrder });
    return true;
  }

  /**
   * Files whose dates can be read in two ways, of which nothing but the reader tells the right one. What is told of an
   * archive goes for all that is in it but files that were mapped: it stands here once.
   */
  doubtfulDates({ sources }: LoadSummary): readonly DoubtfulDates[] {
    const doubtful = new Map<string, DoubtfulDates>();
    for (const { name: file, dates } of sources) {
      const name = this.#keyOf(file);
      if (!dates || dates.ambiguous === 0 || name === null) continue;
      const { mapping, dateOrder } = this.#told.get(name) ?? {};
      const told = typeof mapping === "object" ? mapping.dateOrder : dateOrder;
      if (dates.decidedBy !== "assumed" && told === undefined) continue;
      const { count = 0 } = doubtful.get(name) ?? {};
      doubtful.set(name, { name, count: count + dates.ambiguous, order: dates.order });
    }
    return [...doubtful.values()];
  }
}
