// Where a reader is in a list that is taller than a box can be. Pure.
//
// Browsers cut boxes off: Firefox at 17.9 million px, Chromium at 33.6 million (762,600 rows of 44 px). So
// the box is no taller than MOST_PX, and of a taller list a part is cut out above what is seen. The list
// is in pages; within a page the cut stays, so that it scrolls as any other, and from page to page the
// cut grows by less than a page, so that the last one ends where the box does. A leap of more than a view
// (End, the bar dragged) leads to the place in proportion.

export const MOST_PX = 15_000_000;

const PAGES_IN_BOX = 100;
const PAGE_PX = MOST_PX / PAGES_IN_BOX;

export interface TallScroll {
  /** Of the box, as the browser counts. */
  readonly top: number;
  /** Pixels of the list left out above: `top + cut` is the place in the list. */
  readonly cut: number;
}

export const AT_START: TallScroll = { top: 0, cut: 0 };

/** The height of the box for a list of `total` px. */
export function boxHeight(total: number): number {
  return Math.min(total, MOST_PX);
}

/** At this place of the list. */
export function scrolledTo(total: number, place: number): TallScroll {
  const cut = cutAt(total, place);
  return { top: place - cut, cut };
}

/**
 * After the browser scrolled to `top`, `farthest` being as far as it can, in a view of `view` px. Where the
 * answer's `top` is another, the browser is to be put there.
 */
export function scrolled(total: number, before: TallScroll, top: number, { farthest, view }: { farthest: number; view: number }): TallScroll {
  if (total <= MOST_PX || top <= 0) return { top, cut: 0 };
  if (top >= farthest) return { top, cut: total - MOST_PX };
  if (Math.abs(top - before.top) <= view) return scrolledTo(total, top + before.cut);
  return { top, cut: cutAt(total, (top / farthest) * (total - MOST_PX + farthest)) };
}

function cutAt(total: number, place: number): number {
  if (total <= MOST_PX) return 0;
  const pages = Math.floor(total / PAGE_PX);
  const page = Math.min(pages - 1, Math.max(0, Math.floor(place / PAGE_PX)));
  return page === pages - 1 ? total - MOST_PX : Math.round((page * (total - MOST_PX)) / (pages - 1));
}
