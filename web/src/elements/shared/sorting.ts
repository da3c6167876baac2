// Order by dragging, with mouse or finger: a list whose items are moved by a handle.
//
// The library moves nodes; who renders the list owns them. So each node is put back where it was and
// only the wish is told: from which place to which.

import Sortable from "sortablejs";

export interface SortedList {
  /** Selector of the handles inside an item. */
  readonly handle: string;
  moved(from: number, to: number): void;
}

/** Returns what ends it. */
export function sortByDragging(list: HTMLElement, { handle, moved }: SortedList): () => void {
  let next: Node | null = null;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const sortable = Sortable.create(list, {
    handle,
    draggable: "li",
    animation: still ? 0 : 140,
    // The browser's own dragging knows neither touch nor shadow roots.
    forceFallback: true,
    fallbackTolerance: 3,
    ghostClass: "placing",
    onStart: ({ item }) => {
      next = item.nextSibling;
    },
    onEnd: ({ item, oldIndex, newIndex }) => {
      list.insertBefore(item, next);
      if (oldIndex !== undefined && newIndex !== undefined && oldIndex !== newIndex) moved(oldIndex, newIndex);
    },
  });
  return () => {
    sortable.destroy();
  };
}
