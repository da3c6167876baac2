// A picture with a cursor that moves along its values: arrow keys, Home and End, or the pointer. To a
// screen reader it is a slider whose value is the text of the place where the cursor stands.

import { html, type TemplateResult } from "lit";

export interface Cursor {
  readonly label: string;
  /** Number of places. */
  readonly count: number;
  /** Where it stands; null: nowhere yet. */
  readonly at: number | null;
  /** What is at a place. */
  textOf(index: number): string;
  /** The place under x, 0..1 of the picture's width. */
  placeAt(x: number): number;
  move(index: number | null): void;
}

export function cursorArea(cursor: Cursor, picture: TemplateResult): TemplateResult {
  const { count, at } = cursor;
  const now = at ?? 0;
  const bounded = (index: number): number => Math.min(count - 1, Math.max(0, index));
  const point = (event: PointerEvent): void => {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    if (width > 0) cursor.move(bounded(cursor.placeAt((event.clientX - left) / width)));
  };
  return html`<div
    class="cursor"
    tabindex="0"
    role="slider"
    aria-label=${cursor.label}
    aria-valuemin="1"
    aria-valuemax=${count}
    aria-valuenow=${now + 1}
    aria-valuetext=${cursor.textOf(bounded(now))}
    @keydown=${(event: KeyboardEvent) => {
      const steps: Readonly<Record<string, number>> = {
        ArrowRight: now + (at === null ? 0 : 1),
        ArrowUp: now + (at === null ? 0 : 1),
        ArrowLeft: now - 1,
        ArrowDown: now - 1,
        PageUp: now + 7,
        PageDown: now - 7,
        Home: 0,
        End: count - 1,
      };
      const next = steps[event.key];
      if (next === undefined) return;
      event.preventDefault();
      cursor.move(bounded(next));
    }}
    @pointermove=${point}
    @pointerdown=${point}
  >
    ${picture}
  </div>`;
}
