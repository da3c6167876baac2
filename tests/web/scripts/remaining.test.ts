// What the commands say of a long build while it runs.

import { expect, test } from "vitest";
import { progressNotes } from "../../../scripts/lib/remaining.mjs";

const second = 1000;

/** What is said of a step when it is done. */
function notes(): (at: number, of: number, now: number) => string {
  const noteOf = progressNotes();
  return (at, of, now) => noteOf(at, of, now)(now);
}

test("the rest is expected to go as fast as what was seen", () => {
  const note = notes();
  expect(note(1, 189, 0)).toBe("1 of 189");
  expect(note(10, 189, 50 * second)).toBe("10 of 189");
  // 20 steps in 100 seconds, 168 to go.
  expect(note(21, 189, 100 * second)).toBe("21 of 189, about 14 min left");
  expect(note(180, 189, 900 * second)).toBe("180 of 189, less than a minute left");
  expect(note(189, 189, 950 * second)).toBe("189 of 189");
});

test("what was cached before is not taken for speed, and another count begins anew", () => {
  const note = notes();
  note(0, 2, 0);
  expect(note(100, 200, 10 * second)).toBe("100 of 200");
  expect(note(110, 200, 70 * second)).toBe("110 of 200, about 9 min left");
});

test("where the machine becomes slow, what is left falls as time passes", () => {
  const note = notes();
  let now = 0;
  const said: string[] = [];
  for (let at = 1; at <= 300; at += 1) {
    now += (at <= 100 ? 1 : 6) * second;
    const text = note(at, 300, now);
    // 6 seconds a step from here on: 18 minutes behind the 120th.
    if (at >= 120 && at % 10 === 0) said.push(text.replace(/^.* of 300(?:, about )?/u, ""));
  }
  expect(said).toEqual([...Array.from({ length: 18 }, (_, n) => `${18 - n} min left`), ""]);
});

test("a step that lasts takes from what is left, and once that is over nothing is said of it", () => {
  const noteOf = progressNotes();
  for (let at = 1; at < 110; at += 1) noteOf(at, 130, at * 9 * second);
  const note = noteOf(110, 130, 990 * second);
  expect([0, 60, 130, 170, 180, 500].map((later) => note((990 + later) * second))).toEqual([
    "110 of 130, about 3 min left",
    "110 of 130, about 2 min left",
    "110 of 130, less than a minute left",
    "110 of 130, less than a minute left",
    "110 of 130",
    "110 of 130",
  ]);
});
