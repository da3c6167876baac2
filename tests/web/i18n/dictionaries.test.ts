import { describe, expect, it } from "vitest";
import { en, type Message } from "../../../web/src/i18n/en.js";
import { choice as choiceEn } from "../../../web/src/i18n/en/choice.js";
import { findings as findingsEn } from "../../../web/src/i18n/en/findings.js";
import { found as foundEn } from "../../../web/src/i18n/en/found.js";
import { mapping as mappingEn } from "../../../web/src/i18n/en/mapping.js";
import { orders as ordersEn } from "../../../web/src/i18n/en/orders.js";
import { page as pageEn } from "../../../web/src/i18n/en/page.js";
import { aboutFile as aboutFileEn } from "../../../web/src/i18n/en/about-file.js";
import { links as linksEn } from "../../../web/src/i18n/en/links.js";
import { moreFiles as moreFilesEn } from "../../../web/src/i18n/en/more-files.js";
import { pager as pagerEn } from "../../../web/src/i18n/en/pager.js";
import { recipients as recipientsEn } from "../../../web/src/i18n/en/recipients.js";
import { choice as choiceFr } from "../../../web/src/i18n/fr/choice.js";
import { findings as findingsFr } from "../../../web/src/i18n/fr/findings.js";
import { found as foundFr } from "../../../web/src/i18n/fr/found.js";
import { mapping as mappingFr } from "../../../web/src/i18n/fr/mapping.js";
import { orders as ordersFr } from "../../../web/src/i18n/fr/orders.js";
import { page as pageFr } from "../../../web/src/i18n/fr/page.js";
import { aboutFile as aboutFileFr } from "../../../web/src/i18n/fr/about-file.js";
import { links as linksFr } from "../../../web/src/i18n/fr/links.js";
import { moreFiles as moreFilesFr } from "../../../web/src/i18n/fr/more-files.js";
import { pager as pagerFr } from "../../../web/src/i18n/fr/pager.js";
import { recipients as recipientsFr } from "../../../web/src/i18n/fr/recipients.js";
import { funnelEn } from "../../../web/src/i18n/funnel-en.js";
import { funnelFr } from "../../../web/src/i18n/funnel-fr.js";
import { fr } from "../../../web/src/i18n/fr.js";
import { createLocalizer, languageOf, plainWords } from "../../../web/src/i18n/translate.js";

function forms(message: Message): string[] {
  return typeof message === "string" ? [message] : Object.values(message);
}

function places(message: Message): string[] {
  const names = forms(message).flatMap((text) => text.match(/\{\w+\}/gu) ?? []);
  return [...new Set(names)].sort();
}

/** A number that chooses no form, and a noun in the plural whatever it is. */
const ALWAYS_PLURAL = /\{(?:events|contacts|sends|deliveries|opened|hard|soft|block|records|n|entered|denominator)\} \p{L}{2,}s\b/u;

function alwaysPlural(messages: Readonly<Record<string, Message>>): string[] {
  return Object.values(messages).flatMap(forms).filter((text) => ALWAYS_PLURAL.test(text));
}

const keys = Object.keys(en) as (keyof typeof en)[];

describe("French", () => {
  it("has every English text, and no other", () => {
    expect(Object.keys(fr).sort()).toEqual([...keys].sort());
  });

  it.each(keys)("has the places of %s", (key) => {
    expect(places(fr[key])).toEqual(places(en[key]));
  });

  it("says one of a thing in the singular, as English does", () => {
    expect([...alwaysPlural(en), ...alwaysPlural(fr)]).toEqual([]);
  });

  it("leaves no text empty", () => {
    for (const key of keys) expect(forms(fr[key]).every((text) => text.trim() !== ""), key).toBe(true);
  });
});

describe.each<[string, Readonly<Record<string, Message>>, Readonly<Record<string, Message>>]>([
  ["what was found", findingsEn, findingsFr],
  ["the funnel's", funnelEn, funnelFr],
  ["the orders'", ordersEn, ordersFr],
  ["the mapping form's", mappingEn, mappingFr],
  ["the recipients'", recipientsEn, recipientsFr],
  ["those of a message's links", linksEn, linksFr],
  ["those of a report that is a file", aboutFileEn, aboutFileFr],
  ["those of files opened over others", moreFilesEn, moreFilesFr],
  ["the tab of data's", foundEn, foundFr],
  ["the page's", pageEn, pageFr],
  ["a long table's", pagerEn, pagerFr],
  ["a long choice's", choiceEn, choiceFr],
])("%s French", (_, english, french) => {
  it("has every English text, and no other", () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
  });

  it("says one of a thing in the singular, as English does", () => {
    expect([...alwaysPlural(english), ...alwaysPlural(french)]).toEqual([]);
  });

  it("has the places of every text, and leaves none empty", () => {
    for (const [key, message] of Object.entries(english)) {
      const theirs = french[key] ?? "";
      expect(places(theirs), key).toEqual(places(message));
      expect(forms(theirs).every((text) => text.trim() !== ""), key).toBe(true);
    }
  });
});

/** What a text of French leaves beside its marks; "://" is no mark. */
const LOOSE_MARK = /[^\u202f](?:[;!?»]|:(?!\/\/))|«[^\u202f]/u;

it("no French mark may stand alone at the beginning of a line", () => {
  const { say } = createLocalizer("fr");
  const all = { ...fr, ...funnelFr, ...ordersFr, ...mappingFr, ...recipientsFr, ...moreFilesFr, ...aboutFileFr, ...linksFr, ...foundFr, ...pageFr, ...pagerFr, ...choiceFr };
  const texts = Object.values(all)
    .flatMap(forms)
    .map((form) => say(form).replaceAll(/\{[^}]*\}/gu, "0"));
  expect(texts.filter((text) => LOOSE_MARK.test(text))).toEqual([]);
  expect(say("« {name} » : {what}", { name: "a", what: "b ; c" })).toBe("«\u202fa\u202f»\u202f: b ; c");
});

it("writes hyphens as a keyboard does: what is copied from the page can be searched for", () => {
  const all = [en, fr, funnelEn, funnelFr, ordersEn, ordersFr, mappingEn, mappingFr, recipientsEn, recipientsFr, moreFilesEn, moreFilesFr, aboutFileEn, aboutFileFr, linksEn, linksFr, foundEn, foundFr, pageEn, pageFr, pagerEn, pagerFr, choiceEn, choiceFr, findingsEn, findingsFr];
  const texts = all.flatMap((messages: Readonly<Record<string, Message>>) => Object.values(messages).flatMap(forms));
  expect(texts.filter((text) => /[\u00ad\u2010\u2011]/u.test(text))).toEqual([]);
});

describe("a localizer", () => {
  it("fills places, numbers in the locale's way", () => {
    const { t } = createLocalizer("en");
    expect(t("cards.of", { numerator: 4210, denominator: 11320, what: "deliveries" })).toBe(
      "4,210 of 11,320 deliveries",
    );
  });

  it("chooses the plural by count", () => {
    const { t } = createLocalizer("en");
    expect(t("report.events", { count: 1 })).toBe("1 event");
    expect(t("report.events", { count: 2 })).toBe("2 events");
    // In French nothing is singular.
    expect(createLocalizer("fr").t("report.events", { count: 0 })).toBe("0 événement");
  });

  it("chooses the noun of each number in a text with several", () => {
    const say = (locale: string, events: number, contacts: number): string => createLocalizer(locale).t("load.done", { events, contacts });
    expect(say("en", 1, 2)).toBe("Ready: 1 event of 2 contacts.");
    expect(say("en", 2, 1)).toBe("Ready: 2 events of 1 contact.");
    expect(say("fr", 0, 1)).toBe("Prêt\u202f: 0 événement de 1 contact.");
    // French has a form of its own for a million; where it is not told, the plural stands for it.
    expect(say("fr", 1_000_000, 2)).toMatch(/^Prêt\u202f: 1.000.000 événements de 2 contacts\.$/u);
    expect(createLocalizer("pl").say("{n:a|b|c}", { n: 5 })).toBe("b");
  });

  it("uses the language of a regional tag, and English for a language without texts", () => {
    expect(languageOf("fr-CA")).toBe("fr");
    expect(languageOf("de-DE")).toBe("en");
    expect(createLocalizer("de-DE").format.number(1234.5)).toBe("1.234,5");
  });

  it("keeps texts and figures together on a page that is written from right to left", () => {
    const { t, format } = createLocalizer("fr", "UTC", true);
    expect(t("report.events", { count: 12 })).toBe("\u206612 événements\u2069");
    expect(format.percent(0.5)).toMatch(/^\u206650,0\s%\u2069$/u);
    // A word or a number alone needs nothing; a missing value is what it is elsewhere.
    expect([t("tab.data"), format.number(7), format.number(null)]).toEqual(["Données", "7", "—"]);
    expect(createLocalizer("fr").t("report.events", { count: 12 })).toBe("12 événements");
    expect(plainWords(createLocalizer("fr", "UTC", true)).t("report.events", { count: 12 })).toBe("12 événements");
  });

  it("takes a tag that is none for English", () => {
    expect(createLocalizer("not a tag!").t("tab.data")).toBe("Data");
  });

  it("does not read a value's braces as a place", () => {
    const { t } = createLocalizer("en");
    expect(t("load.title", { count: 1, name: "{count}.json" })).toBe("Reading {count}.json");
  });
});
