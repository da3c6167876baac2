// Files kept on this device, only where the reader asked for it: copies in the browser's own folder for
// this page (OPFS), gone when the reader says so, or clears the site's data.

export interface KeptSet {
  readonly id: string;
  readonly names: readonly string[];
  readonly bytes: number;
}

const FOLDER = "kept";

async function folder(create: boolean): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(FOLDER, { create });
}

export function canKeep(): boolean {
  return typeof navigator !== "undefined" && "storage" in navigator && "getDirectory" in navigator.storage;
}

async function filesIn(set: FileSystemDirectoryHandle): Promise<File[]> {
  const files: { readonly place: string; readonly file: File }[] = [];
  for await (const [place, handle] of set.entries()) {
    if (handle.kind === "file") files.push({ place, file: await (handle).getFile() });
  }
  files.sort((a, b) => (a.place < b.place ? -1 : 1));
  return files.map(({ place, file }) => new File([file], place.slice(PLACE_DIGITS + 1), { lastModified: file.lastModified }));
}

/** A file's place among the others goes before its name: their order counts. */
const PLACE_DIGITS = 4;

function placeName(index: number, name: string): string {
  return `${String(index).padStart(PLACE_DIGITS, "0")}-${name}`;
}

/** Oldest first; empty where nothing is kept or can be. */
export async function keptSets(): Promise<KeptSet[]> {
  if (!canKeep()) return [];
  try {
    const sets: KeptSet[] = [];
    for await (const [id, handle] of (await folder(false)).entries()) {
      if (handle.kind !== "directory") continue;
      const files = await filesIn(handle);
      if (files.length === 0) continue;
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      sets.push({ id, names: files.map(({ name }) => name), bytes });
    }
    return sets.sort((a, b) => Number(a.id) - Number(b.id));
  } catch {
    return [];
  }
}

/** Copies the files; a copy that fails half-way (the disk is full) leaves nothing behind. */
export async function keepFiles(files: readonly File[], nowMs: number): Promise<KeptSet> {
  const parent = await folder(true);
  const id = String(nowMs);
  const set = await parent.getDirectoryHandle(id, { create: true });
  try {
    for (const [index, file] of files.entries()) {
      const handle = await set.getFileHandle(placeName(index, file.name), { create: true });
      await file.stream().pipeTo(await handle.createWritable());
    }
  } catch (error) {
    await parent.removeEntry(id, { recursive: true }).catch(() => undefined);
    throw error;
  }
  return { id, names: files.map(({ name }) => name), bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

export async function keptFiles(id: string): Promise<File[]> {
  return filesIn(await (await folder(false)).getDirectoryHandle(id));
}

export async function forgetKept(id: string): Promise<void> {
  try {
    await (await folder(false)).removeEntry(id, { recursive: true });
  } catch {
    // Gone already.
  }
}

export async function forgetAllKept(): Promise<void> {
  for (const { id } of await keptSets()) await forgetKept(id);
}
