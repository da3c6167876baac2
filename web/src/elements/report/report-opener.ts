// ReportOpener: how files come to a report, picked, promised or opened before, and what of them is kept on the device.

import { problemOf, type Problem } from "../../state/problem.js";
import type { PickedFiles } from "../../storage/picked-files.js";
import type { RecentItem } from "../recent/parcours-recent.js";
import { DeviceFiles } from "./device-files.js";
import type { KeepView } from "./keep-view.js";
import { KeptCopy } from "./kept-copy.js";
import { inputOfFiles, type ReportInput } from "./sources.js";

export interface OpenerHost {
  /** Files opened are offered again, copies kept on request. */
  keeps(): boolean;
  /**
   * Looks at files that would take an open report's place, and says where they cannot; "form": the reader is asked what is
   * what in them. Null where there is nothing to lose. `isCurrent`: nothing else was opened meanwhile.
   */
  look(input: ReportInput, isCurrent: () => boolean): Promise<"readable" | "form" | "refused"> | null;
  onOpen(input: ReportInput): void;
  onProblem(problem: Problem): void;
  onChange(): void;
  /** What became of the copy. */
  onCopy(change: "done" | "forgotten"): void;
}

export class ReportOpener {
  readonly #host: OpenerHost;
  readonly #device: DeviceFiles;
  readonly #copy: KeptCopy;
  #openings = 0;
  /** Not read before a form is filled in. */
  #inForm: PickedFiles | null = null;

  constructor(host: OpenerHost) {
    this.#host = host;
    this.#device = new DeviceFiles(() => host.onChange());
    this.#copy = new KeptCopy(this.#device, (change) => {
      if (change) host.onCopy(change);
      host.onChange();
    });
  }

  open(input: ReportInput): void {
    this.ignore();
    this.#copy.show([]);
    this.#host.onOpen(input);
  }

  picked(picked: PickedFiles): void {
    const input = inputOfFiles(picked.files);
    this.ignore();
    const opening = this.#openings;
    const isCurrent = (): boolean => opening === this.#openings;
    const looking = this.#host.look(input, isCurrent);
    if (!looking) {
      this.#take(input, picked);
      return;
    }
    void looking.then((found) => {
      if (!isCurrent()) return;
      if (found === "readable") this.#take(input, picked);
      else if (found === "form") this.#inForm = picked;
    });
  }

  /** The form of files that are not read yet is filled in: they are. */
  filled(): void {
    if (this.#inForm) this.#remember(this.#inForm);
    this.#inForm = null;
  }

  #take(input: ReportInput, picked: PickedFiles): void {
    this.open(input);
    this.#remember(picked);
  }

  #remember({ files, handles }: PickedFiles): void {
    this.#copy.show(files);
    if (this.#host.keeps()) void this.#device.opened(handles);
  }

  /** False where there are none, something else was opened meanwhile, or they cannot be had. */
  async promised(coming: Promise<readonly File[]>): Promise<boolean> {
    const opening = this.#openings;
    try {
      const files = await coming;
      if (files.length === 0 || opening !== this.#openings) return false;
      this.picked({ files, handles: [] });
      return true;
    } catch (error) {
      if (opening === this.#openings) this.#host.onProblem({ ...problemOf(error), code: "bad-source" });
      return false;
    }
  }

  /** What was promised is not opened any more when it comes. */
  ignore(): void {
    ++this.#openings;
    this.#inForm = null;
  }

  /** Opened before, or kept on the device. */
  get recent(): readonly RecentItem[] {
    return this.#host.keeps() ? this.#device.items : [];
  }

  /** Looks what there is on the device. */
  refresh(): Promise<void> {
    return this.#device.refresh();
  }

  async reopen(item: { id: string; kept: boolean }): Promise<void> {
    const opened = await this.promised(this.#device.files(item));
    if (opened && item.kept) this.#copy.isKept(item.id);
  }

  forget(item: { id: string; kept: boolean }): Promise<void> {
    return this.#device.forget(item);
  }

  /** What may be kept of what is shown; null where that is nothing. */
  get copy(): KeepView | null {
    return this.#host.keeps() ? this.#copy.view : null;
  }
}
