// A report as data: what was asked, what was answered, and what was looked at. It is what the single
// HTML file holds, and an engine of its own: it answers those questions and no others.
//
// Aggregates alone unless recipients are asked for: without them no contact's id, no row of a file, no
// address that few clicked, no key that few rows have and no value of a property, a filter's included,
// that few share is in it. What an aggregate keeps is named in aggregates.ts.

import type { RecipientRow, RecipientsAnswer, LoadSummary, ReportRequest } from "../types/index.js";
import type { FunnelDefinition } from "../types/index.js";
import type { Selection } from "../state/selection.js";
import { recipientsAnswer } from "./frozen-recipients.js";

/** The selection, the funnel and the sorting that the report opens with. */
export interface SnapshotView {
  readonly selection: Selection;
  readonly sort: string;
  readonly sample: string | null;
  readonly definition: FunnelDefinition | null;
}

export interface Snapshot {
  readonly version: 1;
  readonly title: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly locale: string;
  readonly timeZone: string | undefined;
  readonly cards: string;
  readonly summary: LoadSummary;
  readonly view: SnapshotView;
  /** A request's text and its answer. */
  readonly answers: readonly (readonly [string, unknown])[];
  /** Every recipient of every message; null where the file holds aggregates alone. */
  readonly recipients: Readonly<Record<string, readonly RecipientRow[]>> | null;
}

/** What a report needs of an engine, from what a snapshot holds. */
export interface FrozenEngine {
  readonly frozen: true;
  readonly lists: boolean;
  load(): Promise<LoadSummary>;
  query(request: ReportRequest): Promise<never>;
  queryText(request: string): Promise<string>;
  reset(): Promise<void>;
}

export function frozenEngine(snapshot: Snapshot): FrozenEngine {
  const answers = new Map(snapshot.answers);
  const answer = (request: ReportRequest): unknown => {
    const known = answers.get(JSON.stringify(request));
    if (known !== undefined) return known;
    if (request.report === "recipients" && snapshot.recipients) {
      return recipientsAnswer(request, snapshot.recipients[request.message] ?? []) satisfies RecipientsAnswer;
    }
    throw Object.assign(new Error("this file does not hold the answer"), { code: "not-in-file", path: "" });
  };
  return {
    frozen: true,
    lists: snapshot.recipients !== null,
    load: () => Promise.resolve(snapshot.summary),
    // The promise is made in two steps so that a missing answer rejects rather than throws.
    query: (request) => Promise.resolve(request).then(answer) as Promise<never>,
    queryText: (request) => Promise.resolve(request).then((text) => JSON.stringify(answer(JSON.parse(text) as ReportRequest))),
    reset: () => Promise.resolve(),
  };
}
