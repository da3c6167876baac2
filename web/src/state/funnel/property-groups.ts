// The properties of a data set in the order in which a reader looks for them: what tells events apart, what is
// known of contacts, and last what has a value of its own on nearly every event. Pure.

import type { PropertyChoice } from "./filters.js";

export type PropertyGroup = "event" | "contact" | "many";

export interface GroupedProperties {
  readonly group: PropertyGroup;
  readonly properties: readonly PropertyChoice[];
}

/** What the properties are for: to compare values with each other, or to choose some of them. */
export type PropertyPurpose = "compare" | "filter";

/** Fields of the canonical event whose values name one thing each (docs/events.md). */
const IDS = new Set(["id", "contact", "delivery", "order", "deal", "company", "account", "ticket"]);
/** `order_id`, `orderId`, `order.id`. */
const NAMED_ID = /(?:^|[._-])id$|[a-z]Id$/u;
/** Nobody compares more values than this with each other; numbers with more are measures. */
const MOST_COMPARED = 200;
const MOST_NUMBERS = 20;

/** `name` without the contact's prefix: "contact.plan" -> "plan". */
function bare(name: string): string {
  return name.replace(/^(?:contact|properties)\./u, "");
}

function hasMany({ name, kind, distinct }: PropertyChoice, purpose: PropertyPurpose): boolean {
  if (IDS.has(bare(name)) || NAMED_ID.test(name)) return true;
  return purpose === "compare" && (distinct ?? 0) > (kind === "number" ? MOST_NUMBERS : MOST_COMPARED);
}

/** In each group the order is the given one; a group without properties is absent. */
export function propertyGroups(choices: readonly PropertyChoice[], purpose: PropertyPurpose): GroupedProperties[] {
  const groups: Record<PropertyGroup, PropertyChoice[]> = { event: [], contact: [], many: [] };
  for (const choice of choices) {
    const group = hasMany(choice, purpose) ? "many" : choice.name.startsWith("contact.") ? "contact" : "event";
    groups[group].push(choice);
  }
  return (["event", "contact", "many"] as const)
    .map((group) => ({ group, properties: groups[group] }))
    .filter(({ properties }) => properties.length > 0);
}
