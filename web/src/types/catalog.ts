// The catalog and doctor reports: what the data holds, and what is odd about it.
// Contract: docs/reports.md.

import type { AnswerHead, DateRange, Filter, Timestamp } from "./common.js";

export interface CatalogType {
  readonly type: string;
  readonly channel: string | null;
  readonly count: number;
}

export interface CatalogProperty {
  readonly name: string;
  readonly kind: string;
  readonly distinct: number;
  /** The most frequent values, most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

export interface CatalogMessage {
  readonly message: string;
  readonly name: string;
  readonly channel: string | null;
}

export type JourneyStatus = "active" | "paused" | "draft" | "archived";

export interface CatalogJourney {
  readonly journey: string;
  readonly name: string;
  readonly status: JourneyStatus;
  readonly startedAt: Timestamp | null;
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
  readonly journeys: readonly CatalogJourney[];
  readonly currencies: readonly string[];
  /** How many events the request's step would match; only where it has one. */
  readonly matching?: number;
}

export interface CatalogRequest {
  readonly report: "catalog";
  readonly event?: string;
  readonly where?: readonly Filter[];
  readonly range?: DateRange;
}

export interface DoctorFinding {
  /** A stable name such as "opens-without-send". */
  readonly code: string;
  readonly count: number;
  /** What it does to which metric. */
  readonly message?: string;
}

export interface DoctorAnswer extends AnswerHead {
  readonly report: "doctor";
  readonly findings: readonly DoctorFinding[];
}

export interface DoctorRequest {
  readonly report: "doctor";
}
