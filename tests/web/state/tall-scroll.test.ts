import { describe, expect, it } from "vitest";
import { AT_START, boxHeight, MOST_PX, scrolled, scrolledTo, type TallScroll } from "../../../web/src/state/tall-scroll.js";

const ROW = 44;
const view = 600;
/** A box scrolls as far as it is taller than what is seen of it. */
const roomOf = (total: number): { farthest: number; view: number } => ({ farthest: boxHeight(total) - view, view });
const place = ({ top, cut }: TallScroll): number => top + cut;

describe("a list that a box can hold", () => {
  it("is scrolled as it is", () => {
    const total = 340_000 * ROW;
    expect(boxHeight(total)).toBe(total);
    expect(scrolled(total, AT_START, 14_000_000, roomOf(total))).toEqual({ top: 14_000_000, cut: 0 });
  });
});

describe.each([342_000, 762_700, 2_000_000, 50_000_000])("a list of %i rows", (rows) => {
  const total = rows * ROW;
  const room = roomOf(total);
  const end = total - view;

  it("begins with its first row and ends with its last", () => {
    expect(boxHeight(total)).toBe(MOST_PX);
    expect(place(scrolled(total, AT_START, room.farthest, room))).toBe(end);
    expect(scrolled(total, { top: room.farthest, cut: total - MOST_PX }, 0, room)).toEqual(AT_START);
  });

  it.each([
    ["down to the very end", Math.max(0, end - 40_000_000), 97],
    ["up to the very start", Math.min(end, 40_000_000), -97],
  ])("moves as far as the wheel over every page, %s", (_, from, step) => {
    let at = scrolledTo(total, from);
    for (let reached = from; reached !== (step > 0 ? end : 0); ) {
      const top = Math.min(room.farthest, Math.max(0, at.top + step));
      at = scrolled(total, at, top, room);
      const expected = Math.min(end, Math.max(0, reached + step));
      if (place(at) !== expected || at.top < 0 || at.top > room.farthest) {
        throw new Error(`${reached} + ${step}: ${JSON.stringify(at)}`);
      }
      reached = expected;
    }
  });

  it("leaps to the place in proportion, and stays where it was put", () => {
    let before = -1;
    for (let part = 1; part < 1000; part += 1) {
      const at = scrolled(total, AT_START, Math.round((room.farthest * part) / 1000), room);
      expect(Math.abs(place(at) / end - part / 1000)).toBeLessThan(0.011);
      expect(place(at)).toBeGreaterThan(before);
      before = place(at);
      expect(place(scrolled(total, at, at.top, room))).toBe(place(at));
    }
  });
});
