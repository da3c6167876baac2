// The catalog and doctor reports: what the data holds, and what is odd about it.
// Contract: docs/reports.md.

import type { AnswerHead, CountedRatio, DateRange, Filter, Timestamp } from "./common.js";
import type { Identity, SourceSummary } from "./load.js";

export interface CatalogType {
  readonly type: string;
  /** null: none, or several. */
  readonly channel: string | null;
  readonly events: number;
}

export interface CatalogProperty {
  /** As a filter names it: "url.path", "plan". */
  readonly name: string;
  readonly kind: "text" | "number" | "boolean" | "mixed";
  readonly distinct: number;
  /** Events (or contacts, for a contact's property) that have a value. */
  readonly count: number;
  /** The most frequent values, most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

export interface CatalogMessage {
  readonly message: string;
  readonly name: string;
  /** "" where it is not known. */
  readonly channel: string;
}

export interface CatalogList {
  readonly list: string;
  readonly contacts: number;
}

export type JourneyStatus = "active" | "paused" | "draft" | "archived";

export interface CatalogJourney {
  readonly journey: string;
  readonly name: string;
  readonly status: JourneyStatus;
  readonly messages: readonly CatalogMessage[];
}

export interface CatalogAnswer extends AnswerHead {
  readonly report: "catalog";
  readonly events: number;
  readonly contacts: number;
  readonly from: Timestamp | null;
  readonly to: Timestamp | null;
  readonly types: readonly CatalogType[];
  readonly properties: readonly CatalogProperty[];
  readonly contactProperties: readonly CatalogProperty[];
  readonly lists: readonly CatalogList[];
  readonly journeys: readonly CatalogJourney[];
  readonly currencies: readonly string[];
}

export interface CatalogRequest {
  readonly report: "catalog";
}

/** How many events a step of a funnel would match; "*" is any event. */
export interface MatchingRequest {
  readonly report: "catalog";
  readonly event: string;
  readonly where?: readonly Filter[];
  readonly range?: DateRange;
}

export interface MatchingAnswer extends AnswerHead {
  readonly report: "catalog";
  readonly matching: { readonly events: number; readonly contacts: number };
}

export interface DoctorFinding {
  /** A stable name such as "opens-without-send". */
  readonly code: string;
  readonly count: number;
  /** The metrics whose numbers it touches; "funnel" is the funnel report. */
  readonly affects: readonly string[];
}

export interface DoctorAnswer extends AnswerHead {
  readonly report: "doctor";
  readonly events: number;
  readonly contacts: number;
  readonly duplicates: number;
  readonly from: Timestamp | null;
  readonly to: Timestamp | null;
  /** Of the opens and clicks, those that the export marks as made by a machine. */
  readonly machineShare: CountedRatio;
  readonly unknownTypes: readonly { readonly type: string; readonly events: number }[];
  readonly currencies: readonly string[];
  /** Of all sources together. */
  readonly rows: {
    readonly read: number;
    readonly kept: number;
    readonly ignored: number;
    readonly skipped: Readonly<Record<string, number>>;
  };
  readonly identity: Identity;
  /** Whole days (UTC) without any event, in data that has events on most days; the longest, 20 at most. */
  readonly gaps: readonly { readonly from: Timestamp; readonly to: Timestamp }[];
  /** Only what was found. */
  readonly findings: readonly DoctorFinding[];
  /** What became of every source loaded. */
  readonly sources: readonly SourceSummary[];
}

export interface DoctorRequest {
  readonly report: "doctor";
}
