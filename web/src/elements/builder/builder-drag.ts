// Dragging in the builder, by mouse, pen and finger: a step from the palette to a stage, a step from stage
// to stage, a stage to another place. SortableJS does the dragging; what was dropped becomes an edit.
//
// SortableJS moves the elements themselves while they are dragged. They belong to Lit, so before an
// edit is told everything is put back where Lit has it, and the edit draws it anew.

import Sortable, { AutoScroll } from "sortablejs/modular/sortable.core.esm.js";

export interface Drops {
  /** A step of the palette to a stage; null: to a new one. */
  onAdd(event: string, stage: number | null, at: number): void;
  onMoveStep(from: { stage: number; step: number }, to: { stage: number; step: number } | null): void;
  onMoveStage(from: number, to: number): void;
}

const TOUCH_DELAY_MS = 160;
let mounted = false;

export class BuilderDrag {
  readonly #drops: Drops;
  readonly #lists = new Map<HTMLElement, Sortable>();
  /** The one behind what is dragged, in Lit's order. */
  #next: Node | null = null;

  constructor(drops: Drops) {
    this.#drops = drops;
    if (!mounted) Sortable.mount(new AutoScroll());
    mounted = true;
  }

  /** After every drawing: lists that came are made sortable, those that went are let go. */
  sync(root: ParentNode): void {
    for (const [list, sortable] of this.#lists) {
      if (list.isConnected) continue;
      sortable.destroy();
      this.#lists.delete(list);
    }
    for (const list of root.querySelectorAll<HTMLElement>(".steps-on-offer, .steps, .new-stage, .stages")) {
      if (!this.#lists.has(list)) this.#lists.set(list, this.#sortable(list));
    }
  }

  destroy(): void {
    for (const sortable of this.#lists.values()) sortable.destroy();
    this.#lists.clear();
  }

  #sortable(list: HTMLElement): Sortable {
    const stages = list.classList.contains("stages");
    const offered = list.classList.contains("steps-on-offer");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    return Sortable.create(list, {
      group: stages
        ? "stages"
        : { name: "steps", pull: offered ? "clone" : true, put: !offered },
      sort: !offered,
      draggable: stages ? ".stage" : ".offer, .step",
      ...(stages ? { handle: ".stage-grip" } : {}),
      filter: "button, input, select, .opened",
      preventOnFilter: false,
      // The browser's own dragging knows neither fingers everywhere nor our styles.
      forceFallback: true,
      fallbackTolerance: 4,
      delay: TOUCH_DELAY_MS,
      delayOnTouchOnly: true,
      touchStartThreshold: 6,
      animation: calm ? 0 : 140,
      ghostClass: "placing",
      dragClass: "dragged",
      scroll: true,
      onChoose: ({ item }) => {
        this.#next = item.nextSibling;
      },
      onEnd: (event) => {
        this.#dropped(event);
      },
    });
  }

  #dropped(event: Sortable.SortableEvent): void {
    const { item, from, to, clone, pullMode } = event;
    const oldIndex = event.oldDraggableIndex ?? 0;
    const newIndex = event.newDraggableIndex ?? 0;
    from.insertBefore(item, this.#next?.parentNode === from ? this.#next : null);
    if (pullMode === "clone" && clone !== item) clone.remove();
    this.#next = null;
    if (from.classList.contains("stages")) {
      if (from === to && oldIndex !== newIndex) this.#drops.onMoveStage(oldIndex, newIndex);
      return;
    }
    const target = to.dataset.steps;
    if (from.classList.contains("steps-on-offer")) {
      const { event: name } = item.dataset;
      if (from === to || name === undefined) return;
      this.#drops.onAdd(name, target === undefined ? null : Number(target), newIndex);
      return;
    }
    if (from === to && oldIndex === newIndex) return;
    this.#drops.onMoveStep(
      { stage: Number(from.dataset.steps), step: oldIndex },
      target === undefined ? null : { stage: Number(target), step: newIndex },
    );
  }
}
