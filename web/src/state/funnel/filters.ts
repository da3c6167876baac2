// A filter as a reader edits it: which operators fit a property, and the value from what was typed. Pure.

import type {
  CatalogAnswer,
  CatalogProperty,
  Filter,
  FilterOperator,
  FilterScalar,
} from "../../types/index.js";

export type PropertyKind = CatalogProperty["kind"] | "time";

export type FilterTriple = Extract<Filter, readonly unknown[]>;

/** How many values an operator takes. */
export type Arity = "none" | "one" | "two" | "many";

const TEXT_OPERATORS = [
  "eq", "ne", "in", "notIn", "contains", "notContains", "startsWith", "endsWith", "like",
  "exists", "missing",
] as const satisfies readonly FilterOperator[];
const NUMBER_OPERATORS = [
  "eq", "ne", "gt", "gte", "lt", "lte", "between", "in", "notIn", "exists", "missing",
] as const satisfies readonly FilterOperator[];

export const OPERATORS: Readonly<Record<PropertyKind, readonly FilterOperator[]>> = {
  text: TEXT_OPERATORS,
  number: NUMBER_OPERATORS,
  boolean: ["eq", "ne", "exists", "missing"],
  mixed: [...TEXT_OPERATORS, "gt", "gte", "lt", "lte", "between"],
  time: ["before", "after"],
};

export function arity(operator: FilterOperator): Arity {
  switch (operator) {
    case "exists":
    case "missing":
      return "none";
    case "between":
      return "two";
    case "in":
    case "notIn":
      return "many";
    default:
      return "one";
  }
}

const ORDER_OPERATORS: readonly FilterOperator[] = ["lt", "lte", "gt", "gte", "between"];
const DAY = /^\d{4}-\d\d-\d\d$/u;
const PLAIN_NUMBER = /^-?\d+(?:[.,]\d+)?$/u;

/**
 * One value as the engine takes it. Numbers are given as numbers where the property holds numbers, or
 * where the operator asks for more and less, but for ids that are too long for a number, which are
 * compared as texts; a day is its first instant in UTC; anything else stays
 * text, spelt as it was typed.
 */
export function scalarOf(text: string, kind: PropertyKind, operator: FilterOperator): FilterScalar {
  const trimmed = text.trim();
  if (kind === "time") return DAY.test(trimmed) ? `${trimmed}T00:00:00Z` : trimmed;
  if (kind === "boolean" && (trimmed === "true" || trimmed === "false")) return trimmed === "true";
  const numeric = kind === "number" || (kind === "mixed" && ORDER_OPERATORS.includes(operator));
  if (!numeric || !PLAIN_NUMBER.test(trimmed)) return text;
  // Texts are put in order by their characters: there a number that is a little off is nearer.
  return ORDER_OPERATORS.includes(operator) || isExact(trimmed) ? Number(trimmed.replace(",", ".")) : trimmed;
}

/** The number has the digits of the text: not those of a long id, which it would round. */
function isExact(text: string): boolean {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)0*(\d+?)(?:[.,](\d*?)0*)?$/u.exec(text) ?? [];
  const digits = whole + (fraction === "" ? "" : `.${fraction}`);
  return String(Number(text.replace(",", "."))) === (digits === "0" ? "0" : sign + digits);
}

/** The filter that these texts make; null while there are too few of them. */
export function filterOf(
  property: string,
  kind: PropertyKind,
  operator: FilterOperator,
  texts: readonly string[],
): FilterTriple | null {
  const values = texts.filter((text) => text.trim() !== "").map((text) => scalarOf(text, kind, operator));
  const [first, second] = values;
  switch (arity(operator)) {
    case "none":
      return [property, operator];
    case "one":
      return first === undefined ? null : [property, operator, first];
    case "two":
      return first === undefined || second === undefined ? null : [property, operator, [first, second]];
    case "many":
      return values.length === 0 ? null : [property, operator, values];
  }
}

/** The texts that `filterOf` would make the filter of. */
export function textsOf([, , value]: FilterTriple): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? (value as readonly FilterScalar[]) : [value as FilterScalar]).map(String);
}

export function isTriple(filter: Filter): filter is FilterTriple {
  return Array.isArray(filter);
}

/** Values that survive a change of operator: one becomes a list, a list its first, one a span of itself. */
export function withOperator(texts: readonly string[], operator: FilterOperator): string[] {
  const [only] = texts;
  if (arity(operator) === "two" && texts.length === 1 && only !== undefined) return [only, only];
  const most = { none: 0, one: 1, two: 2, many: texts.length }[arity(operator)];
  return texts.slice(0, most);
}

export interface PropertyChoice {
  readonly name: string;
  readonly kind: PropertyKind;
  /** How many values there are, where that is known. */
  readonly distinct?: number;
  /** Most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** What an event can be filtered by, the contact's own properties behind "contact."; of one catalog always the same list. */
export function eventProperties(catalog: CatalogAnswer | null): readonly PropertyChoice[] {
  return once(ofEvents, catalog, (known) => [
    ...(known?.properties ?? []),
    ...(known?.contactProperties ?? []).map((property) => ({
      ...property,
      name: `contact.${property.name}`,
    })),
    { name: "time", kind: "time", values: [] },
  ]);
}

/** The same without times, whose values nobody compares. */
export function comparedProperties(catalog: CatalogAnswer | null): readonly PropertyChoice[] {
  return once(compared, catalog, (known) => eventProperties(known).filter(({ kind }) => kind !== "time"));
}

export function contactProperties(catalog: CatalogAnswer | null): readonly PropertyChoice[] {
  return catalog?.contactProperties ?? [];
}

type Lists = WeakMap<CatalogAnswer, readonly PropertyChoice[]>;
const ofEvents: Lists = new WeakMap();
const compared: Lists = new WeakMap();

function once(
  lists: Lists,
  catalog: CatalogAnswer | null,
  make: (catalog: CatalogAnswer | null) => readonly PropertyChoice[],
): readonly PropertyChoice[] {
  const known = catalog && lists.get(catalog);
  if (known) return known;
  const made = make(catalog);
  if (catalog) lists.set(catalog, made);
  return made;
}

/** A property of a definition that the data does not hold is taken for one of text and numbers. */
export function propertyNamed(choices: readonly PropertyChoice[], name: string): PropertyChoice {
  return choices.find((choice) => choice.name === name) ?? { name, kind: "mixed", values: [] };
}

/** The properties whose values can be records: ids first, then what else has several values. */
export function recordProperties(catalog: CatalogAnswer | null): string[] {
  const ids = ["deal", "company", "order", "account", "ticket", "delivery"];
  const names = (catalog?.properties ?? []).filter(({ distinct }) => distinct > 1).map(({ name }) => name);
  return [...ids.filter((id) => names.includes(id)), ...names.filter((name) => !ids.includes(name))];
}
