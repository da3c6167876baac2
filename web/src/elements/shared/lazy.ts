// Elements that few readers need: their code is loaded when they are first asked for. Code that does not come (the
// network went) is asked for again with the next try; whoever watches is told, to say so.

const pending = new Map<string, Promise<void>>();
const missing = new Set<string>();
const watching = new Set<(missing: boolean) => void>();

/** Registers the element unless the tag is taken. */
export function loadElement(tag: string, load: () => Promise<CustomElementConstructor>): void {
  loadPart(tag, async () => {
    const element = await load();
    if (!customElements.get(tag)) customElements.define(tag, element);
  });
}

/** Loads what the name stands for, once, however often it is asked for. */
export function loadPart(name: string, load: () => Promise<unknown>): void {
  if (pending.has(name)) return;
  const loading = load().then(
    () => {
      missing.delete(name);
      tell();
    },
    (cause: unknown) => {
      pending.delete(name);
      missing.add(name);
      // Where nobody watches, the console at least says it.
      if (watching.size === 0) throw cause;
      tell();
    },
  );
  pending.set(name, loading);
}

/** Told whether some code did not come. Returns what ends it. */
export function watchParts(listener: (missing: boolean) => void): () => void {
  watching.add(listener);
  return () => watching.delete(listener);
}

function tell(): void {
  for (const listener of watching) listener(missing.size > 0);
}
