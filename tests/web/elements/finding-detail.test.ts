import { describe, expect, it } from "vitest";
import { findingDetail } from "../../../web/src/elements/found/finding-detail.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import type { DoctorAnswer } from "../../../web/src/types/index.js";

const doctor = {
  gaps: [
    { from: "2026-01-17T00:00:00Z", to: "2026-01-20T00:00:00Z" },
    { from: "2026-03-30T00:00:00Z", to: "2026-04-03T00:00:00Z" },
  ],
  machineShare: { value: 0.125, numerator: 1, denominator: 8 },
  currencies: ["EUR", "USD"],
  unknownTypes: [{ type: "email.<b>", events: 1200 }],
  identity: { joinedIds: 0, joinedContacts: 0, joinedEvents: 0, anonymousContacts: 1, anonymousEvents: 4 },
} as unknown as DoctorAnswer;

describe("a finding's detail", () => {
  it.each([
    ["time-gaps", "17 – 19 Jan 2026 and 30 Mar – 2 Apr 2026"],
    ["machine-events", "12.5% of all opens and clicks."],
    ["several-currencies", "EUR and USD"],
    ["unknown-types", "email.<b> (1,200)"],
    ["anonymous-events", "1 visitor."],
    ["duplicates", ""],
    ["one-that-is-new", ""],
  ])("of %s is %j", (code, detail) => {
    // A zone west of UTC must not move the days, which are the engine's.
    const told = findingDetail(createLocalizer("en-GB", "America/New_York"), doctor, code);
    // Which spaces stand around a dash is the locale's own affair.
    expect(told.replaceAll(/\s*–\s*/gu, " – ")).toBe(detail);
  });
});
