import { describe, expect, it } from "vitest";
import { boundsText, detailText, otherMoneyText, untoldText, valueText } from "../../../web/src/elements/shared/metric-words.js";
import { spokenChange } from "../../../web/src/elements/cards/change-pill.js";
import { problemText } from "../../../web/src/elements/shared/problem-words.js";
import { funnelText } from "../../../web/src/elements/funnel/funnel-texts.js";
import { dataDatesText, earlyText, funnelName, machinesText, ownDatesText, rateText, termsText } from "../../../web/src/elements/funnel/funnel-words.js";
import { exclusionSentences, scopeSentences } from "../../../web/src/elements/funnel/funnel-scopes.js";
import { rangeText } from "../../../web/src/elements/shared/range-text.js";
import { reasonText as ruleText } from "../../../web/src/elements/funnel/rosetta-view.js";
import { findingText, reasonText } from "../../../web/src/elements/found/found-words.js";
import { createLocalizer } from "../../../web/src/i18n/translate.js";
import { metricValue } from "../../../web/src/state/metric-view.js";
import type { StageView } from "../../../web/src/state/funnel-view.js";
import type { FunnelDefinition, Metrics, Ratio } from "../../../web/src/types/index.js";

const words = createLocalizer("en-GB");
const metrics: Partial<Metrics> = {
  openRate: { value: 0.5, numerator: 2, denominator: 4 },
  clickRate: { value: null, reason: "tracking-off" },
  clicked: null,
  bounces: 3,
  bouncesByClass: { hard: 1, soft: 1, block: 0, unknown: 1 },
  orders: 2,
  unattributedOrders: 1,
  revenue: { EUR: 10, USD: 5 },
  averageOrderRevenue: {},
};
const value = (id: Parameters<typeof metricValue>[1]): string => {
  const found = metricValue(metrics, id);
  return found ? valueText(words, found) : "absent";
};
const detail = (id: Parameters<typeof metricValue>[1]): string => {
  const found = metricValue(metrics, id);
  return found ? detailText(words, found, metrics) : "absent";
};

describe("a metric in words", () => {
  it("says what a rate is made of", () => {
    expect(value("openRate")).toBe("50.0%");
    expect(detail("openRate")).toBe("2 of 4 deliveries");
  });

  it("tells a rate of nothing that was selected from one of which the data tells nothing", () => {
    const held = { types: ["email.sent", "email.opened", "email.clicked", "sms.sent"].map((type) => ({ type, channel: null, events: 1 })), properties: [] };
    const said = (id: "openRate" | "clickRate" | "bounceRate", denominator: number): string =>
      untoldText(words, { kind: "ratio", id, ratio: { value: denominator ? 0 : null, numerator: 0, denominator } as Ratio }, ["sms"], held);
    expect(said("openRate", 0)).toBe("none in this selection");
    expect(said("clickRate", 4)).toBe("not recorded in the data (SMS)");
    expect(said("bounceRate", 0)).toBe("not recorded in the data");
  });

  it("says why carriers did not deliver, by the classes that occur", () => {
    const undeliveredByClass = { unreachable: 2, invalid: 1, landline: 0, filtered: 0, "opted-out": 0, expired: 0, balance: 0, unknown: 3 };
    const said = (language: string): string =>
      detailText(createLocalizer(language), { kind: "count", id: "undelivered", count: 6 }, { undeliveredByClass });
    expect(said("en")).toBe("2 unreachable, 1 invalid, 3 without a class");
    expect(said("fr")).toBe("2 injoignables, 1 invalide, 3 sans catégorie");
  });

  it("says one delivery in the singular, in both languages", () => {
    const one = { ...metrics, openRate: { value: 1, numerator: 1, denominator: 1 }, clicksPerUniqueOpens: { value: 0, numerator: 0, denominator: 1 } };
    const said = (language: string, id: "openRate" | "clicksPerUniqueOpens"): string => {
      const found = metricValue(one, id);
      return found ? detailText(createLocalizer(language), found, one) : "absent";
    };
    expect(said("en", "openRate")).toBe("1 of 1 delivery");
    expect(said("fr", "openRate")).toBe("1 sur 1 distribution");
    expect(said("fr", "clicksPerUniqueOpens")).toBe("0 sur 1 ouverture unique");
  });

  it("says that something was not tracked, instead of 0", () => {
    expect(value("clickRate")).toBe("—");
    expect(detail("clickRate")).toBe("Not tracked in this export");
    expect(value("clicked")).toBe("—");
  });

  it("never adds currencies up", () => {
    expect(value("revenue")).toBe("€10.00");
    expect(otherMoneyText(words, { EUR: 10, USD: 5, GBP: 1 })).toBe("also US$5.00 and £1.00");
    expect(otherMoneyText(words, { EUR: 10 })).toBe("");
  });

  it("shows all money in the currency asked for", () => {
    const average = metricValue({ averageOrderRevenue: { EUR: 80, USD: 95 } }, "averageOrderRevenue");
    expect(average && valueText(words, average, "EUR")).toBe("€80.00");
    expect(otherMoneyText(words, { EUR: 80, USD: 95 }, "EUR")).toBe("also US$95.00");
  });

  it("has a dash for an average of nothing", () => {
    expect(value("averageOrderRevenue")).toBe("—");
  });

  it("says how many orders of its currency an average is over", () => {
    const money: Partial<Metrics> = {
      orders: 7,
      revenue: { EUR: 400, USD: 95 },
      averageOrderRevenue: { EUR: 80, USD: 47.5 },
      revenuePerRecipient: { EUR: 0.4 },
    };
    const under = (id: "averageOrderRevenue" | "revenuePerRecipient", currency?: string): string => {
      const found = metricValue(money, id);
      return found ? detailText(words, found, money, currency) : "absent";
    };
    // Beside "Orders 7": whose amounts they are must be said.
    expect(under("averageOrderRevenue")).toBe("over the 5 orders with an amount in EUR");
    expect(under("averageOrderRevenue", "USD")).toBe("over the 2 orders with an amount in USD");
    const all = { ...money, orders: 5 };
    const average = metricValue(all, "averageOrderRevenue");
    expect(average && detailText(words, average, all, "EUR")).toBe("over 5 orders");
    expect(under("revenuePerRecipient", "EUR")).toBe("over 1,000 contacts reached");
    expect(under("revenuePerRecipient", "USD")).toBe("");
    expect(detail("averageOrderRevenue")).toBe("");
    const unattributed = { ...money, unattributedRevenue: { EUR: 40 } };
    const found = metricValue(unattributed, "unattributedRevenue");
    expect(found && detailText(words, found, unattributed)).toBe("");
  });

  it("splits bounces and names orders without a message", () => {
    expect(detail("bounces")).toBe("1 hard, 1 soft, 0 blocked, 1 without a class");
    expect(detail("orders")).toBe("1 more not credited to a message");
  });

  it("say of machines' events which they are, and of how many the data says so", () => {
    const said = (language: string, machineOpens: number, vendor: number): string =>
      detailText(createLocalizer(language), { kind: "count", id: "machineOpens", count: machineOpens }, {
        machineOpens,
        machineOpensByReason: { vendor, agent: 0, "before-delivery": machineOpens - vendor },
      });
    expect(said("en", 5, 2)).toBe("2 marked in the data, 3 by their behaviour · that would count had people made them");
    expect(said("en", 5, 5)).toBe("that would count had people made them");
    expect(said("fr", 5, 5)).toBe("qui compteraient venant de personnes");
    expect(said("en", 0, 0)).toBe("");
  });

  it("gives the open rate's bound only where machines opened", () => {
    const low = { value: 0.5, numerator: 2, denominator: 4 };
    expect(boundsText(words, { openRateBounds: { low, high: low } })).toBe("");
    const high = { value: 0.75, numerator: 3, denominator: 4 };
    expect(boundsText(words, { openRateBounds: { low, high } })).toBe("up to 75.0% with machine opens");
  });
});

describe("other words", () => {
  it("say of a spreadsheet what to choose instead, in both languages", () => {
    for (const message of ["a.xlsx: an Excel workbook; save the sheet as CSV UTF-8 and load that", "a.xlsx: a damaged spreadsheet (cut off); open it"]) {
      const problem = { code: "unsupported", path: "", message } as const;
      expect(problemText(words, problem)).toContain("This is a spreadsheet.");
      expect(problemText(createLocalizer("fr"), problem)).toContain("enregistrez la feuille des événements en CSV");
    }
  });

  it("say in words why no row can be used", () => {
    const message = "none of the records can be used (2 no-time, 1 not-json), read as parcours-csv; line 2: '(1 a-b)'; expected a contact, a time and a type in each";
    expect(problemText(words, { code: "unusable-input", path: "", message })).toContain("(2 no time, 1 not json), read as parcours-csv; line 2: '(1 a-b)'");
  });

  it("put the engine's sentence and place behind our own", () => {
    expect(problemText(words, { code: "bad-definition", path: "stages[0]", message: "empty" })).toBe(
      "The funnel's definition cannot be run. stages[0]: empty",
    );
    expect(problemText(words, { code: "never-heard-of", path: "", message: "" })).toBe(
      "Something unexpected happened.",
    );
  });

  it("show a code that has no words as it is", () => {
    expect(reasonText(words, "not-json")).toBe("not JSON");
    expect(reasonText(words, "new-reason")).toBe("new-reason");
    expect(findingText(words, "new-finding", 1200)).toBe("new-finding: 1,200");
  });

  it("name a ready-made funnel, and by its stages once it was changed", () => {
    const stages = ["visited", "form", "own"].map((id) => ({ id, steps: [{ event: "order_placed" }] }));
    const definition = { name: "deal", stages };
    expect(funnelName(words, definition, "deal")).toBe("Pages → form → meeting → deal");
    expect(funnelName(words, definition, null)).toBe("Visited → Form sent → Order placed");
    expect(funnelName(words, { ...definition, name: "Mine" }, null)).toBe("Mine");
    expect(funnelName(words, { stages: [] }, null)).toBe("Funnel");
    const many = Array.from({ length: 7 }, (_, index) => ({ id: `s${index}`, name: `S${index}`, steps: [] }));
    expect(funnelName(words, { stages: many }, null)).toBe("S0 → S1 → S2 → … → S6");
  });

  it("say which limit another tool has", () => {
    const context = { words, text: funnelText(words) };
    const day = 86_400_000;
    expect(ruleText(context, "window", { windowMs: 7 * day, hopMaxMs: [] })).toBe("It allows 7 days from the first step.");
    expect(ruleText(context, "window", { windowMs: null, hopMaxMs: [] })).toBe("It has no time limit.");
    expect(ruleText(context, "hops", { windowMs: null, hopMaxMs: [null, day, day] })).toBe("It allows 1 day between two stages.");
    expect(ruleText(context, "hops", { windowMs: null, hopMaxMs: [null, day, 2 * day] })).toBe("It limits the time between two stages.");
  });

  it.each([
    ["en", { kind: "points", amount: -0.001, direction: "down", judgement: "worse" }, "down 0.1 pts against 5% in the period before, which is worse"],
    ["en", { kind: "share", amount: 0.12, direction: "up", judgement: "neutral" }, "up 12% against 5% in the period before"],
    ["fr", { kind: "points", amount: -0.02, direction: "down", judgement: "neutral" }, "en baisse 2,0 pts par rapport à 5% sur la période précédente"],
    ["en", { kind: "share", amount: 0, direction: "same", judgement: "neutral" }, "no change against 5% in the period before"],
  ] as const)("say a change aloud with its direction once: %s %o", (locale, change, said) => {
    expect(spokenChange(createLocalizer(locale), { ...change, digits: 1, previous: 0.05 }, "5%")).toBe(said);
  });

  it("name a funnel's window and what it counts", () => {
    expect(termsText(words, { window: { total: "P30D" }, stages: [] })).toBe(
      "Within 30 days of the first step · Contacts are counted, each once",
    );
    expect(termsText(words, { count: "deal", stages: [] })).toBe("No time limit · Counted: deal, each once");
    expect(termsText(words, { count: "delivery", stages: [] })).toBe("No time limit · Each message to each contact counts once");
    // As the engine has it: a preset brings a window, and null takes it away.
    expect(termsText(words, { preset: "mixpanel", stages: [] })).toMatch(/^Within 7 days of /);
    expect(termsText(words, { preset: "posthog", window: { total: "P1D" }, stages: [] })).toMatch(/^Within 1 day of /);
    expect(termsText(words, { preset: "posthog", window: null, stages: [] })).toMatch(/^No time limit/);
  });

  it.each([
    ["days are those of the range", { from: "2026-01-05", to: "2026-01-31" }, "5 – 31 Jan 2026"],
    ["an end at midnight is that of the day before", { from: "2026-01-05T00:00:00Z", to: "2026-02-01T00:00:00Z" }, "5 – 31 Jan 2026"],
    ["within a day it is of that day", { from: "2026-01-05", to: "2026-02-01T00:00:01Z" }, "5 Jan – 1 Feb 2026"],
    ["one instant is its day", { from: "2026-01-05T00:00:00Z", to: "2026-01-05T00:00:00Z" }, "5 Jan 2026"],
    ["instants are told in the range's zone", { from: "2026-01-04T23:00:00Z", to: "2026-01-31T23:00:00Z", timeZone: "Europe/Paris" }, "5 – 31 Jan 2026"],
    ["where an end is open it is open", { from: "2026-01-05" }, "since 5 Jan 2026"],
  ])("name the days of a funnel: %s", (_, range, days) => {
    expect(ownDatesText(createLocalizer("en-GB"), { range }).replace(/\s/gu, " ")).toBe(days);
  });

  it("name the days of all the data, an end at midnight too", () => {
    const data = { from: "2026-01-01T10:00:00Z", to: "2026-02-01T00:00:00Z" };
    expect(dataDatesText(createLocalizer("en-GB"), data).replace(/\s/gu, " ")).toBe("1 Jan – 1 Feb 2026");
    expect(dataDatesText(createLocalizer("en-GB"), null)).toBe("");
  });

  it("name a funnel's dates and whether they bound every step, which presets may decide", () => {
    const range = { from: "2026-01-05", to: "2026-01-31" };
    const dates = (definition: Partial<FunnelDefinition>): string =>
      termsText(createLocalizer("en-GB"), { stages: [], ...definition }).split(" · ").slice(2).join(" · ").replace(/\s/gu, " ");
    expect(dates({})).toBe("");
    expect(dates({ range })).toBe("Entered: 5 – 31 Jan 2026");
    expect(dates({ range: { ...range, gates: "all" } })).toBe("Every step: 5 – 31 Jan 2026");
    expect(dates({ range, preset: "hubspot" })).toBe("Every step: 5 – 31 Jan 2026");
    expect(dates({ range: { ...range, gates: "entry" }, preset: "hubspot" })).toBe("Entered: 5 – 31 Jan 2026");
    expect(scopeSentences(words, { stages: [], range, preset: "posthog" }).join(" ")).toMatch(/Every step: /u);
    expect(termsText(createLocalizer("fr"), { stages: [], range: { from: "2026-01-05" } })).toMatch(/ · Entrée\s: depuis/u);
  });

  it("name what ends an attempt, and between which stages", () => {
    const stages = [{ id: "a", name: "Sent", steps: [{ event: "email.sent" }] }, { id: "b", name: "Ordered", steps: [{ event: "order_placed" }] }];
    const exclusions = [{ event: "email.bounced" }, { event: "email.unsubscribed", between: ["a", "b"], mode: "remove-record" }] as const;
    expect(exclusionSentences(words, { stages, exclusions })).toEqual([
      "E-mail bounced ends an attempt.",
      "Between Sent and Ordered: Unsubscribed from e-mail leaves the contact out.",
    ]);
    expect(exclusionSentences(words, { stages })).toEqual([]);
  });

  it("name the days of a selection and of a funnel's own range as those of its picture", () => {
    const paris = createLocalizer("en-GB", "Europe/Paris");
    expect(rangeText(paris, { from: "2026-01-05", to: "2026-01-31T23:00:00Z" })).toMatch(/^5\s–\s31 Jan 2026$/u);
    expect(rangeText(paris, { from: "", to: "2026-01-31T23:00:00Z" })).toBe("until 31 Jan 2026");
    const sentences = (range: FunnelDefinition["range"]): string => scopeSentences(words, { stages: [], ...(range ? { range } : {}) }).join(" ");
    expect(sentences({ from: "2026-01-04T23:00:00Z", to: "2026-01-31T23:00:00Z", timeZone: "Europe/Paris" })).toMatch(/Entered: 5\s–\s31 Jan 2026; /u);
    expect(sentences({ to: "2026-01-31" })).toContain("Entered: until 31 Jan 2026;");
  });

  it("say nothing of those who went on where nobody was there to", () => {
    const stage = { rate: 0.5, optional: false } as StageView;
    expect(rateText(words, stage).replace(/\s%/u, "%")).toBe("50.0% went on");
    expect(rateText(words, stage, true).replace(/\s%/u, "%")).toBe("50.0% of the stage before");
    expect(rateText(words, { ...stage, optional: true }, true).replace(/\s%/u, "%")).toBe("50.0% did this on the way");
    expect([rateText(words, { ...stage, rate: null }), rateText(words, { ...stage, rate: null }, true)]).toEqual(["", ""]);
  });

  it("says once where the data ends before most have had the whole time", () => {
    const month = { window: { total: "P30D" }, stages: [] };
    const answer = (entered: number, mature: number, inProgress = 1): Parameters<typeof earlyText>[2] =>
      ({ entered, inProgress, mature: { rate: { value: null, numerator: 0, denominator: mature } } }) as never;
    expect(earlyText(words, month, answer(1200, 0))).toBe("Of 1,200 that entered, none has had the whole 30 days so far: the data ends first, and the conversion can still rise.");
    expect(earlyText(words, month, answer(7, 1))).toContain("only 1 has had the whole 30 days");
    expect(earlyText(createLocalizer("fr"), month, answer(7, 3))).toContain("3 seulement ont eu 30");
    // Half of them have; nobody is left who could; no time to have.
    expect(earlyText(words, month, answer(8, 4))).toBe("");
    expect(earlyText(words, month, answer(8, 0, 0))).toBe("");
    expect(earlyText(words, { stages: [] }, answer(8, 0))).toBe("");
  });
});

it("says that a funnel counts machines' events, where the data marks some and no filter leaves them out", () => {
  const held = (...values: string[]) => ({
    properties: [{ name: "machine", distinct: 2, count: 9, values: values.map((value) => ({ value, count: 4 })) }],
  });
  const opened = (where?: FunnelDefinition["stages"][number]["steps"][number]["where"]): FunnelDefinition =>
    ({ stages: [{ id: "a", steps: [{ event: "email.opened", ...(where ? { where } : {}) }] }] });
  expect(machinesText(words, opened(), held("false", "true"))).toBe("Counts opens and clicks that machines made too.");
  expect(machinesText(words, opened([["machine", "missing"]]), held("false", "true"))).toBe("");
  expect(machinesText(words, opened(), held("false"))).toBe("");
  expect(machinesText(words, { stages: [{ id: "a", steps: [{ event: "email.sent" }] }] }, held("true"))).toBe("");
  expect(machinesText(words, opened(), null)).toBe("");
});
