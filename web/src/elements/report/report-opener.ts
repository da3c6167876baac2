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
   * Looks at files that would take an open report's place, and says where they cannot; a form, where the reader is asked
   * what is what in them. Null where there is nothing to lose. `isCurrent`: nothing else was opened meanwhile.
   */
  look(input: ReportInput, isCurrent: () => boolean): Promise<"readable" | "refused" | { openForm(): void }> | null;
  onOpen(input: ReportInput): void;
  /** To be read beside what is open. */
  onAdd(input: ReportInput): void;
  onProblem(problem: Problem): void;
  onChange(): void;
  /** What became of the copy. */
  onCopy(change: "done" | "forgotten"): void;
}

/** Files that wait for the reader's word: beside what is open, or instead of it. */
export interface Coming {
  readonly names: readonly string[];
  add(): void;
  replace(): void;
  leave(): void;
}

const NO_FILES: PickedFiles = { files: [], handles: [] };

export class ReportOpener {
  readonly #host: OpenerHost;
  readonly #device: DeviceFiles;
  readonly #copy: KeptCopy;
  #openings = 0;
  /** Not read before a form is filled in. */
  #inForm: PickedFiles | null = null;
  /** The reader's own files that are shown; none where what is shown are none. */
  #shown: PickedFiles = NO_FILES;
  #coming: Coming | null = null;

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
    this.#show(NO_FILES);
    this.#host.onOpen(input);
  }

  /** `asks`: over the reader's own files, whether they are to stay beside these. */
  picked(picked: PickedFiles, { asks = false } = {}): void {
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
      if (!isCurrent() || found === "refused") return;
      const replace = (): void => {
        if (found === "readable") {
          this.#take(input, picked);
          return;
        }
        this.#inForm = picked;
        found.openForm();
      };
      if (asks && this.#shown.files.length > 0) this.#ask(input, picked, replace);
      else replace();
    });
  }

  #ask({ names }: ReportInput, picked: PickedFiles, replace: () => void): void {
    const answered = (act: () => void) => (): void => {
      this.#coming = null;
      act();
      this.#host.onChange();
    };
    this.#coming = { names, add: answered(() => this.#add(picked)), replace: answered(replace), leave: answered(() => undefined) };
    this.#host.onChange();
  }

  /** What waits for the reader's word. */
  get coming(): Coming | null {
    return this.#coming;
  }

  #add(picked: PickedFiles): void {
    const { files, handles } = this.#shown;
    this.#host.onAdd(inputOfFiles(picked.files));
    // Opened again by one click, or not at all.
    const all = handles.length > 0 && picked.handles.length > 0 ? [...handles, ...picked.handles] : [];
    this.#remember({ files: [...files, ...picked.files], handles: all });
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

  #remember(picked: PickedFiles): void {
    this.#show(picked);
    if (this.#host.keeps()) void this.#device.opened(picked.handles);
  }

  #show(shown: PickedFiles): void {
    this.#shown = shown;
    this.#copy.show(shown.files);
  }

  /** The reader's own files are shown, and one click does not open them again: who leaves the page has to look for them. */
  get unkept(): boolean {
    const { files, handles } = this.#shown;
    return files.length > 0 && this.#copy.view?.state !== "kept" && !(this.#host.keeps() && handles.length > 0);
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
    this.#coming = null;
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
