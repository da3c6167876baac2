// What the commands say of a long build while it runs.

import { expect, test } from "vitest";
import { progressNotes } from "../../../scripts/lib/remaining.mjs";

const second = 1000;

test("the rest is expected to go as fast as what was seen", () => {
  const note = progressNotes();
  expect(note(1, 189, 0)).toBe("1 of 189");
  expect(note(10, 189, 50 * second)).toBe("10 of 189");
  // 20 steps in 100 seconds, 168 to go.
  expect(note(21, 189, 100 * second)).toBe("21 of 189, about 14 min left");
  expect(note(180, 189, 900 * second)).toBe("180 of 189, less than a minute left");
  expect(note(189, 189, 950 * second)).toBe("189 of 189");
});

test("what was cached before is not taken for speed, and another count begins anew", () => {
  const note = progressNotes();
  note(0, 2, 0);
  expect(note(100, 200, 10 * second)).toBe("100 of 200");
  expect(note(110, 200, 70 * second)).toBe("110 of 200, about 9 min left");
});
