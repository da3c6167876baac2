// What a report keeps on the device, on request: which files were opened before (handles), and copies
// that the reader asked to keep. Only a report that may keep has one.

import { forgetAllKept, forgetKept, keepFiles, keptFiles, keptSets, type KeptSet } from "../../storage/kept-files.js";
import { addRecent, clearRecent, filesOf, recentFiles, removeRecent, type RecentEntry } from "../../storage/recent-files.js";
import type { RecentItem } from "../recent/parcours-recent.js";

export class DeviceFiles {
  readonly #onChange: () => void;
  #recent: readonly RecentEntry[] = [];
  #kept: readonly KeptSet[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get items(): RecentItem[] {
    return [
      ...[...this.#kept].reverse().map(({ id, names, bytes }) => ({ id, names, bytes, kept: true })),
      ...this.#recent.map(({ id, names, bytes }) => ({ id, names, bytes, kept: false })),
    ];
  }

  async refresh(): Promise<void> {
    [this.#recent, this.#kept] = await Promise.all([recentFiles(), keptSets()]);
    this.#onChange();
  }

  async opened(handles: readonly FileSystemFileHandle[]): Promise<void> {
    if (handles.length === 0) return;
    await addRecent(handles, Date.now());
    await this.refresh();
  }

  /** Asks the reader's leave where the browser wants it: call it in a click. */
  files({ id, kept }: { id: string; kept: boolean }): Promise<File[]> {
    if (kept) return keptFiles(id);
    const entry = this.#recent.find((candidate) => candidate.id === id);
    return entry ? filesOf(entry) : Promise.resolve([]);
  }

  async forget({ id, kept }: { id: string; kept: boolean }): Promise<void> {
    await (kept ? forgetKept(id) : removeRecent(id));
    await this.refresh();
  }

  /** Copies the files; resolves to the copy's id. */
  async keep(files: readonly File[]): Promise<string> {
    const { id } = await keepFiles(files, Date.now());
    await this.refresh();
    return id;
  }

  async forgetAll(): Promise<void> {
    await Promise.all([clearRecent(), forgetAllKept()]);
    await this.refresh();
  }
}
