// Elements that few readers need: their code is loaded when they are first asked for.

/** Registers the element unless the tag is taken; the promise is the same for every caller. */
export function loadElement(tag: string, load: () => Promise<CustomElementConstructor>): Promise<void> {
  let loading = pending.get(tag);
  if (!loading) {
    loading = load().then((element) => {
      if (!customElements.get(tag)) customElements.define(tag, element);
    });
    // After a failure (the page went offline) the next try asks again.
    loading.catch(() => pending.delete(tag));
    pending.set(tag, loading);
  }
  return loading;
}

const pending = new Map<string, Promise<void>>();
