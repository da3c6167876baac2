// The attributes of a report that somebody wrote by hand: what is wrong is told. Pure.

import type { LoadProblem } from "./load-state.js";
import { readCards } from "./card-choice.js";
import { isTime } from "./days.js";
import { rangeOf, type RangeChoice } from "./selection.js";

export interface ReportAttributes {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string | undefined;
  readonly cards: string;
}

/** One for each attribute, its name as the path; empty values are no values. */
export function attributeProblems({ from, to, timeZone, cards }: ReportAttributes): LoadProblem[] {
  const known = new Set<string>(readCards(cards));
  const unknown = cards.split(/\s+/u).filter((id) => id !== "" && !known.has(id));
  const wrong = [
    ["from", isTime(from) ? "" : from, "a day (2026-01-31) or an instant"],
    ["to", isTime(to) ? "" : to, "a day (2026-01-31) or an instant"],
    ["time-zone", isZone(timeZone ?? "") ? "" : (timeZone ?? ""), "an IANA name such as Europe/Paris"],
    ["cards", unknown.join(" "), "ids of metrics"],
  ] as const;
  return wrong
    .filter(([, found]) => found !== "")
    .map(([path, found, expected]) => ({
      code: "bad-request",
      path,
      message: `${path}: found ${JSON.stringify(found)}, expected ${expected}`,
    }));
}

/** The time to begin with: an end that is no time is open. */
export function usableRange({ from, to }: Pick<ReportAttributes, "from" | "to">): RangeChoice {
  return rangeOf(isTime(from) ? from : "", isTime(to) ? to : "");
}

function isZone(name: string): boolean {
  if (name === "") return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
