import { expect, it } from "vitest";
import { funnelText } from "../../../web/src/elements/funnel/funnel-texts.js";
import type { ResultContext } from "../../../web/src/elements/funnel/result-context.js";
import { trendView } from "../../../web/src/elements/funnel/trend-view.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import type { FunnelAnswer } from "../../../web/src/types/index.js";
import { texts } from "./template-texts.js";

const answer = {
  entered: 6,
  converted: 3,
  conversionRate: { value: 0.5, numerator: 3, denominator: 6 },
  trend: [
    { date: "2026-01-01", entered: 4, converted: 1, inProgress: 0 },
    { date: "2026-02-01", entered: 2, converted: 2, inProgress: 0 },
  ],
} as unknown as FunnelAnswer;

it.each([
  ["en", "1 Feb 2026 (not complete)", "Conversion 100%, Entered 2, Converted 2", "1 Jan 2026"],
  ["fr", "1 févr. 2026 (incomplète)", "Conversion 100%, Entrés 2, Convertis 2", "1 janv. 2026"],
])("what a trend says where the cursor stands tells of a period that is covered in part: %s", (language, part, numbers, whole) => {
  const words = createLocalizer(language === "en" ? "en-GB" : language);
  const context: ResultContext = {
    words,
    text: funnelText(words),
    answer,
    definition: { trend: "month", stages: [] },
    span: { dataFrom: "2026-01-01T00:00:00Z", dataTo: "2026-02-11T00:00:00Z", from: "", to: "", timeZone: "UTC" },
    width: 600,
    openRecords: null,
  };
  const at = (index: number): string[] =>
    texts(trendView(context, { at: index, move: () => undefined }, null)).map((text) => text.replace(/\s%/u, "%"));
  // To see, and for who hears it.
  expect(at(1)).toEqual(expect.arrayContaining([part, `${part}${language === "en" ? "" : "\u202f"}: ${numbers}`]));
  expect(at(0)).toContain(whole);
  expect(at(0).join(" ")).not.toContain(`${whole} (`);
});
