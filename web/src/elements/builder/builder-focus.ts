// Where the focus goes when what had it is gone, after an undo, say: to the stage that it was in, or the nearest there is.
// Never to a text field, in which Ctrl+Z would be the field's own.

/** What the focus is in: a stage by its number, the settings, or anything else; null where it is not in the builder. */
export type FocusPlace = number | "settings" | "else" | null;

export function placeOfFocus(root: ShadowRoot): FocusPlace {
  const active = root.activeElement;
  // A sheet has a way back of its own.
  if (!active || active.closest("dialog")) return null;
  if (active.closest(".settings")) return "settings";
  const stage = active.closest<HTMLElement>("[data-stage]");
  return stage ? Number(stage.dataset.stage) : "else";
}

/** After a drawing: whatever had the focus before it was in `place`. */
export function keepFocus(root: ShadowRoot, place: FocusPlace): void {
  const active = root.activeElement;
  if (place === null || (active && !active.matches(":disabled"))) return;
  const stages = root.querySelectorAll<HTMLElement>(".stages .options");
  const stage = typeof place === "number" ? stages[Math.min(place, stages.length - 1)] : undefined;
  const settings = place === "settings" ? root.querySelector<HTMLElement>(".settings > summary") : null;
  (settings ?? stage ?? root.querySelector<HTMLElement>(".more button") ?? [...stages].at(-1))?.focus();
}
