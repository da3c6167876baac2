import { expect, test } from "vitest";
import { attributeProblems, usableRange } from "../../../web/src/state/attribute-problems.js";

const none = { from: "", to: "", timeZone: undefined, cards: "" };

test("attributes that are right, or empty, have no problem", () => {
  expect(attributeProblems(none)).toEqual([]);
  const right = { from: "2026-01-31", to: "2026-01-31T10:00:00+02:00", timeZone: "Europe/Paris", cards: " openRate  clickRate " };
  expect(attributeProblems(right)).toEqual([]);
});

test.each([
  [{ from: "garbage" }, "from", 'from: found "garbage", expected a day (2026-01-31) or an instant'],
  [{ to: "2026-02-31T" }, "to", 'to: found "2026-02-31T", expected a day (2026-01-31) or an instant'],
  [{ from: "2026-02-31" }, "from", 'from: found "2026-02-31", expected a day (2026-01-31) or an instant'],
  [{ to: "2026-02-30T10:00:00Z" }, "to", 'to: found "2026-02-30T10:00:00Z", expected a day (2026-01-31) or an instant'],
  [{ timeZone: "Mars/Base" }, "time-zone", 'time-zone: found "Mars/Base", expected an IANA name such as Europe/Paris'],
  [{ cards: "openRat clickRate" }, "cards", 'cards: found "openRat", expected ids of metrics'],
])("of %o it says what is wrong", (attributes, path, message) => {
  expect(attributeProblems({ ...none, ...attributes })).toEqual([{ code: "bad-request", path, message }]);
});

test.each([
  ["2026-01-31", "2026-01-31T10:00:00Z", { kind: "custom", from: "2026-01-31", to: "2026-01-31T10:00:00Z" }],
  ["2026-02-31", "2026-03-31", { kind: "custom", from: "", to: "2026-03-31" }],
  ["yesterday", "-1", { kind: "all" }],
])("of %o and %o the ends that are times are used", (from, to, range) => {
  expect(usableRange({ from, to })).toEqual(range);
});
