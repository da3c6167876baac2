// Code that comes when it is needed. Where it does not come (the network went), whoever watches is told, to say so and
// to ask again by the reader's word.
//
// A browser may hold a module for missing once it did not come, and never ask for it again: the HTML standard wanted it
// so until 2026. How often code did not come is told, so that loading the page again can be offered.

const pending = new Map<string, Promise<unknown>>();
/** How what did not come is loaded, how often it did not, and whether it is asked for again. */
const missing = new Map<string, Missing>();
const watching = new Set<(failures: number) => void>();

interface Missing {
  readonly load: () => Promise<unknown>;
  readonly failures: number;
  readonly again: boolean;
}

/** Registers the element unless the tag is taken. */
export function loadElement(tag: string, load: () => Promise<CustomElementConstructor>): void {
  void loadPart(tag, async () => {
    const element = await load();
    if (!customElements.get(tag)) customElements.define(tag, element);
  });
}

/** What the name stands for, loaded once, however often it is asked for; null where it did not come and that was told. */
export function loadPart<T>(name: string, load: () => Promise<T>): Promise<T | null> {
  const under = pending.get(name) as Promise<T | null> | undefined;
  if (under) return under;
  const loading = load().then(
    (part) => {
      missing.delete(name);
      tell();
      return part;
    },
    (cause: unknown) => {
      missing.set(name, { load, failures: (missing.get(name)?.failures ?? 0) + 1, again: false });
      if (watching.size > 0) {
        tell();
        return null;
      }
      // The console at least says it, and whoever comes next asks again.
      pending.delete(name);
      throw cause;
    },
  );
  pending.set(name, loading);
  return loading;
}

/** Asks again for all that did not come. */
export function loadMissing(): void {
  for (const [name, part] of [...missing]) {
    if (part.again) continue;
    missing.set(name, { ...part, again: true });
    pending.delete(name);
    void loadPart(name, part.load);
  }
}

/** Told at once, and with every part, how often some code did not come, 0 where all did. Returns what ends it. */
export function watchParts(listener: (failures: number) => void): () => void {
  watching.add(listener);
  listener(failures());
  return () => watching.delete(listener);
}

function tell(): void {
  for (const listener of watching) listener(failures());
}

/** Of what is asked for again nobody knows yet. */
function failures(): number {
  return Math.max(0, ...[...missing.values()].map((part) => (part.again ? 0 : part.failures)));
}
