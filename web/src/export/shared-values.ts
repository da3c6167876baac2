// Values that filters name, in a file of aggregates: one that few contacts have may be somebody's
// address, so it gets a number instead. Asks the engine how many contacts have it.

import type { Client } from "../client.js";
import { isTriple, type FilterTriple } from "../state/funnel/filters.js";
import type { ContactFilter } from "../state/selection.js";
import type { Filter, FilterOperator, FilterScalar, FunnelDefinition, FunnelStep } from "../types/index.js";
import { LEAST_SHARED, rareName } from "./rare-values.js";

/** What a value has to do to be in a filter's scope: the contrary of one is asked as the one. */
const POSITIVE: Readonly<Partial<Record<FilterOperator, FilterOperator>>> = {
  ne: "eq",
  in: "eq",
  notIn: "eq",
  notContains: "contains",
};
/** Bounds and times are nobody's own. */
const OF_ORDER: readonly FilterOperator[] = ["lt", "lte", "gt", "gte", "between", "before", "after"];

/** What a plain name means in a filter of contacts. */
function nameOnContact(property: string): string {
  if (property === "contact" || property.startsWith("contact.")) return property;
  return `contact.${property.replace(/^properties\./u, "")}`;
}

export class SharedValues {
  readonly #engine: Pick<Client, "query">;
  readonly #shared = new Map<string, Promise<boolean>>();
  readonly #names = new Map<FilterScalar, string>();

  constructor(engine: Pick<Client, "query">) {
    this.#engine = engine;
  }

  /** At least five contacts have events of which the filter holds. A filter that cannot be asked holds of none. */
  isShared(filter: FilterTriple): Promise<boolean> {
    const key = JSON.stringify(filter);
    const known = this.#shared.get(key);
    if (known) return known;
    const asked = this.#engine.query({ report: "catalog", event: "*", where: [filter] }).then(
      ({ matching }) => matching.contacts >= LEAST_SHARED,
      () => false,
    );
    this.#shared.set(key, asked);
    return asked;
  }

  /** The same definition, each filter's rare values numbered. */
  async ofDefinition(definition: FunnelDefinition): Promise<FunnelDefinition> {
    const { exclusions, filters } = definition;
    return {
      ...definition,
      stages: await each(definition.stages, async (stage) => ({
        ...stage,
        steps: await each(stage.steps, (step) => this.#step(step)),
      })),
      ...(exclusions ? { exclusions: await each(exclusions, (exclusion) => this.#step(exclusion)) } : {}),
      ...(filters
        ? {
            filters: {
              ...filters,
              ...(filters.contact ? { contact: await each(filters.contact, (filter) => this.#filter(filter, nameOnContact)) } : {}),
              ...(filters.events ? { events: await each(filters.events, (filter) => this.#filter(filter)) } : {}),
            },
          }
        : {}),
    };
  }

  /** The same filters of contacts, as a selection has them. */
  ofContacts(filters: readonly ContactFilter[]): Promise<ContactFilter[]> {
    return each(filters, async (filter) => {
      const name = `contact.${filter.property}`;
      const values = await each(filter.values, (value) => this.#value([name, "eq", value]));
      const text = filter.text.trim() === "" ? filter.text : await this.#value([name, "contains", filter.text.trim()]);
      return { ...filter, values: values.map(String), text: String(text) };
    });
  }

  async #step<S extends FunnelStep>(step: S): Promise<S> {
    return step.where ? { ...step, where: await each(step.where, (filter) => this.#filter(filter)) } : step;
  }

  async #filter(filter: Filter, nameOf = (property: string): string => property): Promise<Filter> {
    if (!isTriple(filter)) return { any: await each(filter.any, (one) => this.#filter(one, nameOf)) };
    const [property, operator, value] = filter;
    if (value === undefined || OF_ORDER.includes(operator)) return filter;
    const asked = POSITIVE[operator] ?? operator;
    const shown = (one: FilterScalar): Promise<FilterScalar> => this.#value([nameOf(property), asked, one]);
    return [property, operator, Array.isArray(value) ? await each(value as FilterScalar[], shown) : await shown(value as FilterScalar)];
  }

  async #value(filter: readonly [string, FilterOperator, FilterScalar]): Promise<FilterScalar> {
    const [, , value] = filter;
    if (typeof value === "boolean" || (await this.isShared(filter))) return value;
    const name = this.#names.get(value) ?? rareName(this.#names.size + 1);
    this.#names.set(value, name);
    return name;
  }
}

/** One after the other: the engine answers one question at a time anyway. */
async function each<T, U>(items: readonly T[], change: (item: T) => Promise<U>): Promise<U[]> {
  const changed: U[] = [];
  for (const item of items) changed.push(await change(item));
  return changed;
}
