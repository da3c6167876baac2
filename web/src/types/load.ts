// What a load is told and what it tells. Contract: docs/client.md, docs/events.md.

/** How to read a flat shape: which of its keys are the contact, the time, the type. */
export interface Mapping {
  readonly name?: string;
  readonly contact: string;
  readonly time: string;
  readonly type: string;
  /** Property name -> key of the record. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly timeZone?: string;
  /** Further canonical fields -> key of the record. */
  readonly [field: string]: unknown;
}

export interface SourceOptions {
  /** Shown in summaries; the file's name where there is one. */
  readonly name?: string;
  /** A format's name; sniffed where absent. */
  readonly format?: string;
  readonly mapping?: Mapping;
  /** The zone of times without one; UTC where absent. */
  readonly timeZone?: string;
}

/** One of the first bad rows. */
export interface BadRow {
  readonly line: number;
  readonly byteOffset: number;
  readonly reason: string;
  readonly excerpt: string;
}

export interface SourceCounts {
  /** Bytes read by the engine, after decompression. */
  readonly bytes: number;
  readonly rows: number;
  readonly kept: number;
  readonly skipped: number;
}

export interface SourceSummary extends SourceCounts {
  readonly name: string;
  readonly format: string;
  readonly skippedByReason?: Readonly<Record<string, number>>;
  readonly badRows?: readonly BadRow[];
}

export interface LoadSummary {
  readonly sources: readonly SourceSummary[];
  /** All events, contacts that can be asked about now, earlier loads included. */
  readonly events: number;
  readonly contacts: number;
  /** Rows of this load that were left out, being there already. */
  readonly duplicates: number;
  /** The memory that the sealed data takes. */
  readonly memoryBytes: number;
}

export interface LoadProgress {
  readonly phase: "reading" | "sealing";
  /** Index of the source being read, from 0, and how many there are. */
  readonly source: number;
  readonly sources: number;
  readonly name: string;
  /** Bytes taken from all sources so far, as stored (compressed where they are). Never falls. */
  readonly bytes: number;
  /** Their total where every source tells its size, else null. */
  readonly totalBytes: number | null;
  /** Rows read and kept so far, over all sources of this load. Never fall. */
  readonly rows: number;
  readonly kept: number;
}
