// KeptCopy: the reader's own files that a report shows, and the copy of them that is kept on the device on request.

import type { DeviceFiles } from "./device-files.js";
import type { KeepView } from "./keep-view.js";

export class KeptCopy {
  readonly #device: Pick<DeviceFiles, "keep" | "forget">;
  readonly #onChange: (done: "done" | "forgotten" | null) => void;
  #files: readonly File[] = [];
  /** The copy's id. */
  #kept: string | null = null;
  #state: KeepView["state"] = "none";

  /** `onChange` is told what has been done, null where that is nothing to tell. */
  constructor(device: Pick<DeviceFiles, "keep" | "forget">, onChange: (done: "done" | "forgotten" | null) => void) {
    this.#device = device;
    this.#onChange = onChange;
  }

  /** These files are shown now, of which no copy is known; none: what is shown are no files. */
  show(files: readonly File[]): void {
    this.#files = files;
    this.#set("none", null);
  }

  /** What is shown is a copy itself. */
  isKept(id: string): void {
    this.#set("kept", id);
  }

  /** Null where there is nothing to keep. */
  get view(): KeepView | null {
    if (this.#files.length === 0) return null;
    return {
      state: this.#state,
      onKeep: () => void this.#keep(),
      onForget: () => void this.#forget(),
    };
  }

  async #keep(): Promise<void> {
    const files = this.#files;
    this.#set("busy", null);
    const kept = await this.#device.keep(files).catch(() => null);
    // Of what is shown meanwhile there is no copy.
    if (this.#files !== files) this.#onChange(null);
    else if (kept === null) this.#set("failed", null);
    else this.#set("kept", kept, "done");
  }

  async #forget(): Promise<void> {
    if (this.#kept !== null) await this.#device.forget({ id: this.#kept, kept: true });
    this.#set("none", null, "forgotten");
  }

  #set(state: KeepView["state"], kept: string | null, done: "done" | "forgotten" | null = null): void {
    [this.#state, this.#kept] = [state, kept];
    this.#onChange(done);
  }
}
