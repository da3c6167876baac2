// Files chosen or dropped, with handles where the browser gives them.

export interface PickedFiles {
  readonly files: readonly File[];
  /** One for each file, or none at all. */
  readonly handles: readonly FileSystemFileHandle[];
}

type Picker = (options: { multiple: boolean }) => Promise<FileSystemFileHandle[]>;

/** The browser's own dialog with handles; null where it has none, or may not show it here. */
export async function pickFiles(multiple: boolean): Promise<PickedFiles | null | "cancelled"> {
  const picker = (globalThis as { showOpenFilePicker?: Picker }).showOpenFilePicker;
  if (!picker) return null;
  try {
    const handles = await picker({ multiple });
    return { files: await Promise.all(handles.map((handle) => handle.getFile())), handles };
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError" ? "cancelled" : null;
  }
}

type WithHandle = DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> };

/** Handles of a drop's files; call it while the drop is handled. Empty where a folder is among them. */
export async function droppedHandles(transfer: DataTransfer): Promise<FileSystemFileHandle[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file") as WithHandle[];
  const asked = items.map((item) => item.getAsFileSystemHandle?.() ?? Promise.resolve(null));
  const handles: (FileSystemHandle | null)[] = await Promise.all(asked).catch(() => []);
  const files = handles.filter((handle): handle is FileSystemFileHandle => handle?.kind === "file");
  return files.length === handles.length ? files : [];
}
