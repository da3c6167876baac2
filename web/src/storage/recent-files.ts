// Recently opened: handles of the files, so that they open again with one click and the reader's leave.
// The files stay where they are; nothing of their content is kept. Where the browser has no such
// handles there is nothing recent.

import { transact } from "./database.js";

export interface RecentEntry {
  /** Of the names and sizes: the same files opened again are one entry. */
  readonly id: string;
  readonly names: readonly string[];
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly openedMs: number;
  readonly handles: readonly FileSystemFileHandle[];
}

const MOST_ENTRIES = 8;

/** Newest first; empty where nothing can be kept. */
export async function recentFiles(): Promise<RecentEntry[]> {
  try {
    const entries = (await transact("readonly", (store) => store.getAll())) as RecentEntry[];
    return entries.sort((a, b) => b.openedMs - a.openedMs);
  } catch {
    return [];
  }
}

export async function addRecent(handles: readonly FileSystemFileHandle[], nowMs: number): Promise<void> {
  try {
    const files = await Promise.all(handles.map((handle) => handle.getFile()));
    const names = files.map(({ name }) => name);
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const entry: RecentEntry = { id: `${names.join("\n")}\n${bytes}`, names, bytes, openedMs: nowMs, handles };
    await transact("readwrite", (store) => store.put(entry));
    const old = (await recentFiles()).slice(MOST_ENTRIES);
    for (const { id } of old) await removeRecent(id);
  } catch {
    // A convenience: what cannot be kept is not.
  }
}

export async function removeRecent(id: string): Promise<void> {
  await transact("readwrite", (store) => store.delete(id)).catch(() => undefined);
}

export async function clearRecent(): Promise<void> {
  await transact("readwrite", (store) => store.clear()).catch(() => undefined);
}

interface Permitted {
  queryPermission?(options: { mode: "read" }): Promise<PermissionState>;
  requestPermission?(options: { mode: "read" }): Promise<PermissionState>;
}

/** The files, once the reader allows it; throws where they are gone or refused. Call it in a click. */
export async function filesOf({ handles }: RecentEntry): Promise<File[]> {
  const files: File[] = [];
  for (const handle of handles) {
    const { queryPermission, requestPermission } = handle as FileSystemFileHandle & Permitted;
    const state = (await queryPermission?.call(handle, { mode: "read" })) ?? "granted";
    if (state !== "granted" && (await requestPermission?.call(handle, { mode: "read" })) !== "granted") {
      throw Object.assign(new Error(`${handle.name}: not allowed to read it`), { code: "bad-source" });
    }
    files.push(await handle.getFile());
  }
  return files;
}

