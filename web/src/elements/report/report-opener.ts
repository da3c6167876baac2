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

  picked({ files, handles }: PickedFiles): void {
    this.open(inputOfFiles(files));
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
