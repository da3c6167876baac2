// Where in a folder a file stood. A File tells that only where the folder came from a file input; of
// a dropped folder it is remembered here.

const droppedPaths = new WeakMap<File, string>();

export function rememberPath(file: File, path: string): void {
  droppedPaths.set(file, path);
}

/** "exports/opens/may.csv"; the name alone where the file came without a folder. */
export function pathOf(file: File): string {
  return droppedPaths.get(file) ?? (file.webkitRelativePath || file.name);
}
