// The elements that a report is made of, where they come after the report itself: the page loads their code while
// the data is read. Whoever imports `parcours/define` has all of them at once.

let load: () => Promise<unknown> = () => Promise.resolve();

export function setPartsLoader(loader: () => Promise<unknown>): void {
  load = loader;
}

/** Settles once they are registered; rejects where their code could not be loaded. */
export function reportParts(): Promise<unknown> {
  return load();
}
