// What a load is told and what it tells. Contract: docs/client.md, docs/events.md.

/** The key that holds a value, or several: the first that a record has. */
export type MappingKey = string | readonly string[];

/** Which keys of a record are which field of an event. Contract: docs/events.md. */
export type Mapping = MappedFields &
  (Required<Pick<MappedFields, "contact" | "time" | "type">> | Required<Pick<MappedFields, "contact" | "events">> | { readonly format: string });

interface MappedFields {
  readonly name?: string;
  /** A known format, which the mapping extends: what it does not name is read as that format has it. */
  readonly format?: string;
  readonly contact?: MappingKey;
  readonly time?: MappingKey;
  /** The time of day, where `time` is a date alone. */
  readonly clock?: MappingKey;
  /** The key, or one type for all records. */
  readonly type?: MappingKey | { readonly value: string };
  /** Values of the type's key -> our types; null leaves such records out. */
  readonly types?: Readonly<Record<string, string | null>>;
  /** A column for each event: key -> the type of what its times, or else its yes, tell; null for none. Stands for `type`. */
  readonly events?: Readonly<Record<string, string | null>>;
  /** Property -> key, or the keys alone; all keys where absent. */
  readonly properties?: Readonly<Record<string, string>> | readonly string[];
  readonly timeZone?: string;
  readonly dateOrder?: "mdy" | "dmy";
  readonly decimal?: "." | ",";
  readonly id?: MappingKey;
  readonly ids?: MappingKey;
  readonly machine?: MappingKey;
  readonly machineReason?: MappingKey;
  readonly reasonClass?: MappingKey;
  readonly reasonClasses?: Readonly<Record<string, string | null>>;
  /** The key, or one currency for all amounts that are told no other. */
  readonly currency?: MappingKey | { readonly value: string };
  /** Any other field of an event, by its name. */
  readonly [field: string]: unknown;
}

export interface SourceOptions {
  /** Shown in summaries; the file's name where there is one. */
  readonly name?: string;
  /** A format's name; sniffed where absent. */
  readonly format?: string;
  /** "guess": where no format fits, the guessed mapping, if it is sure enough. */
  readonly mapping?: Mapping | "guess";
  /** The zone of times without one; UTC where absent. */
  readonly timeZone?: string;
  /** Whether 5/4/2019 is 4 May ("mdy") or 5 April ("dmy"); told by the first records where absent. */
  readonly dateOrder?: "mdy" | "dmy";
  /** Whether 1,234 is a thousand (".") or one and a bit (","); told by the first records where absent. */
  readonly decimal?: "." | ",";
  /** Of an archive: what else is told of a file inside, by its path in it; stands over what is told of all. */
  readonly files?: Readonly<Record<string, FileOptions>>;
}

/** What may be told of one file of an archive. */
export type FileOptions = Pick<SourceOptions, "format" | "mapping" | "timeZone" | "dateOrder" | "decimal">;

/** How values that can be read in two ways were read. */
export interface FormSummary {
  /** By the options, by the first records, or by nothing. */
  readonly decidedBy: "given" | "sample" | "assumed";
  /** How many could be read in two ways. */
  readonly ambiguous: number;
  /** How many fit only the other way. */
  readonly other: number;
}

/** One of the first rows that were skipped. */
export interface SkippedSample {
  /** From 1; null where it is known only later that the row cannot be used. */
  readonly line: number | null;
  /** Of the row's first byte, in the decompressed source; likewise. */
  readonly offset: number | null;
  readonly reason: string;
  readonly excerpt: string;
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** What a source has given so far. */
export interface SourceCounts {
  /** After decompression. */
  readonly bytes: number;
  readonly rows: number;
  readonly kept: number;
  readonly skipped: number;
}

export interface SourceSummary {
  readonly name: string;
  readonly format: string;
  /** The format's name for people, a brand's: "Shopify orders (CSV)". A mapping has none. */
  readonly formatTitle?: string;
  /** Whether the caller named the format, gave a mapping, the records' keys told, or it was guessed. */
  readonly decidedBy: "nothing" | "given" | "mapping" | "signature" | "guess";
  /** The guessed mapping that the records were read by. */
  readonly mapping?: Mapping;
  /** Where the source is CSV. */
  readonly csv?: { readonly delimiter: string };
  /** Of the records looked at: how many were of a known format, and of this one. */
  readonly agreement?: {
    readonly records: number;
    readonly recognised: number;
    readonly agreed: number;
  };
  /** After decompression. */
  readonly bytes: number;
  /** events + contacts + journeys (kept) + ignored + all that was skipped. */
  readonly rows: number;
  /** Of CSV whose rows tell several events, or none: how many rows the file has, where `rows` counts what they tell. */
  readonly records?: number;
  readonly kept: number;
  readonly events: number;
  /** Contact records and journey records, which stand beside events. */
  readonly contacts: number;
  readonly journeys: number;
  /** Test records, and types that are left out on purpose. */
  readonly ignored: number;
  /** Rows by why they were skipped; reasons without any are absent. */
  readonly skipped: Readonly<Record<string, number>>;
  /** The first of them. */
  readonly skippedSamples: readonly SkippedSample[];
  /** Types kept as they are and keys kept as properties, the most frequent first. */
  readonly unrecognised: {
    readonly types: readonly ValueCount[];
    readonly keys: readonly ValueCount[];
  };
  /** The zone of times without one. */
  readonly timeZone: string;
  /** How many times had none; absent where all had. */
  readonly timesWithoutZone?: number;
  /** Where there were dates such as 5/4/2019. */
  readonly dates?: FormSummary & { readonly order: "mdy" | "dmy" };
  /** Where there were amounts such as 1,234. */
  readonly amounts?: FormSummary & { readonly decimal: "." | "," };
  readonly warnings: readonly string[];
  /** It ended inside an array. */
  readonly cutOff?: true;
  /** Why it could not be read (to its end); what was read before is counted and stays. */
  readonly error?: SourceError;
}

export interface SourceError {
  readonly code: string;
  readonly message: string;
}

/** Files of an archive that are no exports by their names. */
export interface PassedOver {
  /** The archive's. */
  readonly name: string;
  readonly count: number;
  /** The first of them. */
  readonly files: readonly string[];
}

/** How many ids are one person, and how many events belong to nobody with a name. */
export interface Identity {
  /** Ids that go under another id of the same person. */
  readonly joinedIds: number;
  /** Contacts with events that are known under several ids, and their events. */
  readonly joinedContacts: number;
  readonly joinedEvents: number;
  /** Contacts of whom only ids such as cookies are known, and their events. */
  readonly anonymousContacts: number;
  readonly anonymousEvents: number;
}

export interface LoadSummary {
  /** One for each file; several for an archive. */
  readonly sources: readonly SourceSummary[];
  /** All events, contacts that can be asked about now, earlier loads included. */
  readonly events: number;
  readonly contacts: number;
  /** Rows of this load that were left out, being there already. */
  readonly duplicates: number;
  /** Of all that is loaded. */
  readonly identity: Identity;
  /** The memory that the sealed data takes. */
  readonly memoryBytes: number;
  readonly passedOver?: readonly PassedOver[];
  /** What files of unknown shape, or not of the one they were taken for, could be, by the name in their summary. */
  readonly proposals?: readonly Preview[];
}

export interface LoadProgress {
  readonly phase: "reading" | "sealing";
  /** Index of the source being read, from 0, and how many there are; an archive is one. */
  readonly source: number;
  readonly sources: number;
  /** The file being read; of an archive that inside. */
  readonly name: string;
  /** Bytes taken from all sources so far, as stored (compressed where they are). Never falls. */
  readonly bytes: number;
  /** Their total once every source has told its size, else null. */
  readonly totalBytes: number | null;
  /** Rows read and kept so far, over all sources of this load. Never fall. */
  readonly rows: number;
  readonly kept: number;
}

/** A key of the records and what it holds. */
export interface PreviewKey {
  /** Dotted where it stands inside objects. */
  readonly key: string;
  readonly kind: "text" | "number" | "boolean" | "list" | "mixed";
  /** Of the sample's records, how many have it. */
  readonly records: number;
  /** Different values among them. */
  readonly distinct: number;
  /** The first different values, cut short. */
  readonly samples: readonly string[];
  /** Where they could be types: how often each is there, the most frequent first, 60 at most of `distinct`. */
  readonly values: readonly ValueCount[];
  /** Fields of an event that it could be, the likeliest first, with a confidence of 0 to 1. */
  readonly fits: Readonly<Record<string, number>>;
  /** The event that it could tell as a column, by its name and values. */
  readonly event?: string;
}

/** An event as it would be loaded; every value as text. */
export interface PreviewRow {
  readonly contact: string;
  readonly time: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, string>>;
  /** The other fields of an event that it has. */
  readonly [field: string]: string | Readonly<Record<string, string>>;
}

/** How a source would be read, from its first bytes. Contract: docs/formats.md. */
export interface Preview {
  /** A guess from the keys' names and values, to be confirmed; without what could not be guessed. */
  readonly mapping: Partial<Mapping>;
  /** 0 to 1, for each member of the mapping. */
  readonly confidence: Readonly<Record<string, number>>;
  /** The guess has contact, time and type, and is sure enough for `mapping: "guess"`. */
  readonly enough: boolean;
  /** Records in the sample. */
  readonly records: number;
  /** In the order of first sight, 300 at most; how many more there are. */
  readonly keys: readonly PreviewKey[];
  readonly moreKeys: number;
  /** What became of the sample's records; `decidedBy` says what they were read by. */
  readonly summary: SourceSummary;
  /** Why the whole source would be refused. */
  readonly problem?: string;
  /** The first ten events in time. */
  readonly rows: readonly PreviewRow[];
}
