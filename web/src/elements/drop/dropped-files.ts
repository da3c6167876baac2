// The files of a drop, folders opened and read through; or of a file input.
//
// Order: as dropped, inside a folder by name. Files whose name begins with a dot are left out (a
// system's own, such as .DS_Store). Reading a folder is asynchronous, and its entries must be taken
// while the drop event is being handled: call this in the handler, not later.

export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry());
  if (entries.every((entry) => entry === null || entry.isFile)) {
    return visible([...transfer.files]);
  }
  const files: File[] = [];
  for (const entry of entries) {
    if (entry) await collect(entry, files);
  }
  return visible(files);
}

export function visible(files: readonly File[]): File[] {
  return files.filter(({ name }) => !name.startsWith("."));
}

async function collect(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (entry.isFile) {
    files.push(await fileOf(entry as FileSystemFileEntry));
    return;
  }
  const children = await childrenOf(entry as FileSystemDirectoryEntry);
  children.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const child of children) await collect(child, files);
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** readEntries gives at most 100 at a time, and nothing when there are no more. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}
