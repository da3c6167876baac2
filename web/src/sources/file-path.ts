// What a file is called: where in a folder it stood, or the last part of its address. A File tells its
// folder only where that came from a file input; of a dropped folder it is remembered here.

const droppedPaths = new WeakMap<File, string>();

export function rememberPath(file: File, path: string): void {
  droppedPaths.set(file, path);
}

/** "exports/opens/may.csv"; the name alone where the file came without a folder. */
export function pathOf(file: File): string {
  return droppedPaths.get(file) ?? (file.webkitRelativePath || file.name);
}

/** "may.csv" of ".../exports/may.csv?v=2"; the host of an address without a path. */
export function nameOfUrl({ pathname, hostname }: URL): string {
  const last = pathname.split("/").filter(Boolean).pop() ?? hostname;
  try {
    return decodeURIComponent(last);
  } catch {
    // "100%.csv" is no escape.
    return last;
  }
}
