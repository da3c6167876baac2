import { describe, expect, it } from "vitest";
import { propertyLabel, propertyName, funnelText, filterWords, stepWords } from "../../../../web/src/elements/funnel/funnel-texts.js";
import { createLocalizer } from "../../../../web/src/i18n/translate.js";
import type { PropertyChoice } from "../../../../web/src/state/funnel/filters.js";
import { propertyGroups } from "../../../../web/src/state/funnel/property-groups.js";

const property = (name: string, distinct: number, kind: PropertyChoice["kind"] = "text"): PropertyChoice => ({ name, kind, distinct, values: [] });

const properties = [
  property("amount", 900, "number"),
  property("delivery", 9000),
  property("device", 3),
  property("order_id", 40),
  property("url", 5000),
  property("contact.plan", 3),
  property("contact.size", 4, "number"),
  property("contact.customerId", 9000),
];
const grouped = (purpose: "compare" | "filter"): unknown =>
  propertyGroups(properties, purpose).map(({ group, properties: inside }) => [group, inside.map(({ name }) => name)]);

describe("properties in groups", () => {
  it("to compare by: ids, measures and what has very many values come last", () => {
    expect(grouped("compare")).toEqual([
      ["event", ["device"]],
      ["contact", ["contact.plan", "contact.size"]],
      ["many", ["amount", "delivery", "order_id", "url", "contact.customerId"]],
    ]);
  });

  it("to filter by: only ids come last", () => {
    expect(grouped("filter")).toEqual([
      ["event", ["amount", "device", "url"]],
      ["contact", ["contact.plan", "contact.size"]],
      ["many", ["delivery", "order_id", "contact.customerId"]],
    ]);
  });

  it("a group without properties is absent", () => {
    expect(propertyGroups([property("device", 3)], "compare").map(({ group }) => group)).toEqual(["event"]);
  });
});

describe("a property's name", () => {
  const [en, fr] = ["en", "fr"].map((language) => funnelText(createLocalizer(language)));
  if (!en || !fr) throw new Error("no texts");

  it.each([
    ["url.path", "Page", "Page"],
    ["contact.plan", "Contact's plan", "Offre du contact"],
    ["company_size", "Company size", "Taille de l'entreprise"],
    ["shoe_size", "Shoe size", "Shoe size"],
    // Not the field of that name.
    ["properties.url", "Properties.url", "Properties.url"],
    ["toString", "ToString", "ToString"],
  ])("%s is %s, in French %s", (name, english, french) => {
    expect(propertyLabel(en, name)).toBe(english);
    expect(propertyLabel(fr, name)).toBe(french);
  });

  it("stands in filters and in the names of steps", () => {
    const words = createLocalizer("fr");
    expect(propertyName(fr, "contact.country")).toBe("pays du contact");
    expect(filterWords(words, ["url.path", "startsWith", "/pricing"])).toBe("page commence par /pricing");
    expect(stepWords(words, { event: "page_view", where: [["contact.plan", "eq", "pro"]] })).toBe("Page vue (offre du contact est pro)");
  });
});
