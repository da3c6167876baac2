// The files of a drop, folders opened and read through; or of a file input.
//
// Order: as dropped, inside a folder by name. Of a folder those are taken whose names are those of
// exports, where there are any; a system's own files (.DS_Store) are left out in any case. Reading a
// folder is asynchronous, and its entries must be taken while the drop event is being handled: call
// this in the handler, not later.

import { isExportPath } from "../../sources/export-names.js";
import { pathOf, rememberPath } from "../../sources/file-path.js";

export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry());
  if (entries.every((entry) => entry === null || entry.isFile)) {
    return chosenFiles([...transfer.files]);
  }
  const files: File[] = [];
  for (const entry of entries) {
    if (entry) await collect(entry, files);
  }
  return chosenFiles(files);
}

/** What of the files is to be read. One that was dropped or chosen by itself may have any name. */
export function chosenFiles(files: readonly File[]): File[] {
  const visible = files.filter(({ name }) => !name.startsWith("."));
  const exports = visible.filter((file) => !isInFolder(file) || isExportPath(pathOf(file)));
  return exports.length > 0 ? exports : visible;
}

function isInFolder(file: File): boolean {
  return pathOf(file).includes("/");
}

async function collect(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry);
    rememberPath(file, entry.fullPath.replace(/^\//, ""));
    files.push(file);
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
