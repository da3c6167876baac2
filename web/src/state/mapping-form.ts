// The form that maps a file of unknown shape: what is chosen, and the mapping that it makes. Pure.

import type { Mapping, MappingKey, Preview } from "../types/index.js";

/** What an event cannot do without. */
export const REQUIRED_FIELDS = ["contact", "time", "type"] as const;
/** What many exports have besides; offered in this order. */
export const OPTIONAL_FIELDS = [
  "clock", "message", "journey", "channel", "url", "id", "delivery", "order", "revenue", "currency", "deal", "company",
] as const;

export type RequiredField = (typeof REQUIRED_FIELDS)[number];
export type OptionalField = (typeof OPTIONAL_FIELDS)[number];
export type MappedField = RequiredField | OptionalField;

export interface MappingDraft {
  /** A key for each field, "" where none is chosen. */
  readonly keys: Readonly<Record<MappedField, string>>;
  /** One type for every record, where no key tells it. */
  readonly oneType: string;
  /** Of a table with a column for each event: what each tells, "" for nothing; null where a key or one type tells it. */
  readonly events: Readonly<Record<string, string>> | null;
  /** The type's values -> ours; "" leaves such records out. */
  readonly types: Readonly<Record<string, string>>;
  /** IANA name; "" is UTC. */
  readonly timeZone: string;
  /** "" is told by the first records. */
  readonly dateOrder: "" | "mdy" | "dmy";
  readonly decimal: "" | "." | ",";
  /** What has to be chosen: of a known format only what its records lack. */
  readonly required: readonly RequiredField[];
  /** Members of the guess that the form has no place for, kept as they are. */
  readonly rest: Readonly<Record<string, unknown>>;
}

const FIELDS: readonly MappedField[] = [...REQUIRED_FIELDS, ...OPTIONAL_FIELDS];

function firstKey(key: MappingKey | undefined): string {
  if (key === undefined) return "";
  return typeof key === "string" ? key : (key[0] ?? "");
}

/** One currency for all amounts. */
function isValue(key: unknown): boolean {
  return typeof key === "object" && key !== null && "value" in key;
}

/** The form as it opens: the engine's guess. */
export function draftOf({ mapping, keys: seen = [] }: Pick<Preview, "mapping"> & Partial<Pick<Preview, "keys">>): MappingDraft {
  const given = mapping as Readonly<Record<string, unknown>>;
  const keys = Object.fromEntries(
    FIELDS.map((field) => {
      const key = given[field];
      return [field, typeof key === "string" || Array.isArray(key) ? firstKey(key as MappingKey) : ""];
    }),
  ) as Record<MappedField, string>;
  const { type, types = {}, events, timeZone = "", dateOrder = "", decimal = "" } = mapping;
  const one = typeof type === "object" && "value" in type ? type.value : "";
  const isOverFormat = typeof given.format === "string";
  const own = new Set<string>([...FIELDS, "types", "events", "timeZone", "dateOrder", "decimal"]);
  return {
    keys,
    oneType: one,
    events: events ? columnEvents(events, seen) : null,
    types: Object.fromEntries(Object.entries(types).map(([theirs, ours]) => [theirs, ours ?? ""])),
    timeZone,
    dateOrder,
    decimal,
    required: REQUIRED_FIELDS.filter((field) => !isOverFormat || given[field] !== undefined || (field === "type" && events !== undefined)),
    rest: Object.fromEntries(Object.entries(given).filter(([name, value]) => !own.has(name) || (name === "currency" && isValue(value)))),
  };
}

/** The columns that are told of, and those beside them that could be. */
function columnEvents(told: NonNullable<Mapping["events"]>, keys: Preview["keys"]): Record<string, string> {
  const others = keys.filter(({ key, event }) => event !== undefined && !(key in told)).map(({ key }) => [key, ""]);
  return Object.fromEntries([...Object.entries(told).map(([key, type]) => [key, type ?? ""]), ...others]) as Record<string, string>;
}

/** A column for each event: as the guess has them, else those whose name and values speak of one. */
export function byColumns(draft: MappingDraft, { mapping, keys }: Pick<Preview, "mapping" | "keys">): MappingDraft {
  const named = Object.fromEntries(keys.flatMap(({ key, event }) => (event === undefined ? [] : [[key, event]])));
  return { ...withKey(draft, "type", ""), oneType: "", types: {}, events: columnEvents(mapping.events ?? named, keys) };
}

/** A key, or one type for all, tells what happened. */
export function byRows(draft: MappingDraft): MappingDraft {
  return { ...draft, events: null };
}

/** What this column tells; "" for nothing. */
export function withColumn(draft: MappingDraft, key: string, type: string): MappingDraft {
  return { ...draft, events: { ...draft.events, [key]: type } };
}

function toldColumns({ events }: MappingDraft): (readonly [string, string])[] {
  return Object.entries(events ?? {}).filter(([, type]) => type !== "");
}

export function withKey(draft: MappingDraft, field: MappedField, key: string): MappingDraft {
  const keys = { ...draft.keys, [field]: key };
  if (key === draft.keys[field]) return draft;
  // Values of another key are other values, and its name tells its own currency, or none.
  if (field === "type") return { ...draft, keys, types: {} };
  if (field !== "revenue") return { ...draft, keys };
  return { ...draft, keys, rest: Object.fromEntries(Object.entries(draft.rest).filter(([name]) => name !== "currency")) };
}

/** A value of the type's key that stays as it is needs no line. */
export function withType(draft: MappingDraft, theirs: string, ours: string): MappingDraft {
  const others = Object.entries(draft.types).filter(([value]) => value !== theirs);
  return { ...draft, types: Object.fromEntries(ours === theirs ? others : [...others, [theirs, ours]]) };
}

export interface TypeValue {
  readonly value: string;
  /** Rows of the sample that have it; null where it was only named. */
  readonly count: number | null;
}

/** The values of the type's key, each to be given a type of ours; `distinct` says how many there are. */
export function typeValues(
  keys: Preview["keys"],
  { keys: chosen, types }: MappingDraft,
): { readonly shown: readonly TypeValue[]; readonly distinct: number } {
  const key = keys.find((candidate) => candidate.key === chosen.type);
  if (!key) return { shown: [], distinct: 0 };
  const counted = key.values.length > 0 ? key.values : key.samples.map((value) => ({ value, count: null }));
  const seen = new Set(counted.map(({ value }) => value));
  const named = Object.keys(types).filter((value) => !seen.has(value));
  return {
    shown: [...counted, ...named.map((value) => ({ value, count: null }))],
    distinct: key.distinct + named.length,
  };
}

/** Of these values of the type's key, those that are kept under a type that `isKnown` does not know. */
export function unknownValues(
  values: readonly TypeValue[],
  { types }: Pick<MappingDraft, "types">,
  isKnown: (type: string) => boolean,
): string[] {
  return values.map(({ value }) => value).filter((value) => {
    const ours = types[value] ?? value;
    return ours !== "" && !isKnown(ours);
  });
}

/** Where no key is chosen, the field is read as the format that the mapping is over has it. */
export function isReadByFormat({ rest, required }: MappingDraft, field: MappedField): boolean {
  return rest.format !== undefined && !required.some((name) => name === field);
}

export function missingFields(draft: MappingDraft): RequiredField[] {
  const { keys, oneType, required, events } = draft;
  if (!events) return required.filter((field) => keys[field] === "" && !(field === "type" && oneType.trim() !== ""));
  // The columns tell when, as far as they hold times.
  return required.filter((field) => (field === "type" ? toldColumns(draft).length === 0 : field === "contact" && keys.contact === ""));
}

/** Null while a required field is missing. */
export function mappingOf(draft: MappingDraft): Mapping | null {
  if (missingFields(draft).length > 0) return null;
  const { keys, oneType, types, timeZone, dateOrder, decimal, rest } = draft;
  const chosen = Object.fromEntries(FIELDS.filter((field) => keys[field] !== "").map((field) => [field, keys[field]]));
  const renamed = Object.entries(types).map(([theirs, ours]) => [theirs, ours === "" ? null : ours]);
  const told = draft.events ? { events: Object.fromEntries(toldColumns(draft)) } : {};
  const mapping = {
    ...rest,
    ...chosen,
    ...told,
    ...(keys.type === "" && oneType.trim() !== "" ? { type: { value: oneType.trim() } } : {}),
    ...(keys.type !== "" && renamed.length > 0
      ? { types: Object.fromEntries(renamed) as Record<string, string | null> }
      : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(dateOrder ? { dateOrder } : {}),
    ...(decimal ? { decimal } : {}),
  };
  return mapping as Mapping;
}
