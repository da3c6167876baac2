// Text as lines of a picture.

import { expect, it } from "vitest";
import { wrapText } from "../../../web/src/charts/wrap-text.js";

const wrapped = (text: string, room: number): string[] => wrapText(text, room, (line) => line.length);

it("breaks between words, and a word that is longer than a line within", () => {
  expect(wrapped("Unsubscribed from e-mails", 18)).toEqual(["Unsubscribed from", "e-mails"]);
  expect(wrapped("Unsubscribed from e-mails", 8)).toEqual(["Unsubscr", "ibed", "from", "e-mails"]);
  expect(wrapped("to Unsubscribed", 6)).toEqual(["to Uns", "ubscri", "bed"]);
  expect(wrapped("fits", 4)).toEqual(["fits"]);
  expect(wrapped(" ", 4)).toEqual([]);
  expect(wrapped("83,1\u00a0% de tous", 6)).toEqual(["83,1\u00a0%", "de", "tous"]);
});

it("keeps what a reader takes for one character together", () => {
  expect(wrapped("👩‍👩‍👧👩‍👩‍👧", 8)).toEqual(["👩‍👩‍👧", "👩‍👩‍👧"]);
});
