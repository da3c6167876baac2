// The line on top of a report.

import { describe, expect, it } from "vitest";
import { reportBar } from "../../../web/src/elements/report/report-bar.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import { EVERYTHING } from "../../../web/src/state/selection.js";
import { INITIAL_VIEW, type Tab } from "../../../web/src/state/view-state.js";
import { texts } from "./template-texts.js";

const journeys = ["welcome", "winback"].map((journey) => ({ journey, name: journey, status: "active", messages: [] }));

function said(journey: string | null, { tab = "performance", known = journeys, language = "en" }: { tab?: Tab; known?: typeof journeys; language?: string } = {}): string {
  const nothing = (): void => undefined;
  const bar = reportBar(createLocalizer(language), {
    catalog: { from: "2026-01-01T00:00:00Z", to: "2026-06-30T00:00:00Z", contacts: 20_000, events: 315_490, journeys: known } as never,
    names: ["march.ndjson"],
    view: { ...INITIAL_VIEW, tab, selection: { ...EVERYTHING, journey } },
    chosen: [],
    shown: "",
    frozen: true,
    save: { frozen: true, busy: false, onHtml: nothing, onJson: nothing, onPrint: nothing },
    selects: true,
    onSelection: nothing,
    onStatuses: nothing,
    onFiles: nothing,
  });
  return texts(bar).join("|").replace(/\s/gu, " ");
}

describe("the line below a report's title", () => {
  it("says of one journey of several that it is about all the data", () => {
    expect(said("welcome")).toMatch(/^welcome\|All the data: Jan 1 – Jun 30, 2026 · 20,000 contacts · 315,490 events/u);
    expect(said("winback", { language: "fr" })).toMatch(/^winback\|Toutes les données : /u);
  });

  it("says no such thing where the title is of all the data too", () => {
    expect(said(null)).toMatch(/^All journeys\|Jan 1/u);
    expect(said("welcome", { tab: "funnel" })).toMatch(/^All journeys\|Jan 1/u);
    expect(said("welcome", { known: journeys.slice(0, 1) })).toMatch(/^welcome\|Jan 1/u);
  });
});
