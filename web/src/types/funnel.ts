// The funnel's definition and its report. Contract: docs/funnel.md, docs/reports.md.

import type { AnswerHead, CountedRatio, DateRange, Day, Filter, Money, Timestamp } from "./common.js";

// ---- definition --------------------------------------------------------------------------------

export interface FunnelStep {
  /** An event type; "*" is any event. */
  readonly event: string;
  readonly where?: readonly Filter[];
}

export interface StageBreakdown {
  readonly by: string;
  readonly top?: number;
}

export interface FunnelStage {
  /** By its place where absent: "stage-1", "stage-2", ... */
  readonly id?: string;
  readonly name?: string;
  readonly optional?: boolean;
  readonly steps: readonly FunnelStep[];
  readonly breakdown?: StageBreakdown;
  /** ISO 8601 durations between this stage and the one before. */
  readonly fromPrevious?: { readonly min?: string; readonly max?: string };
}

export interface FunnelExclusion extends FunnelStep {
  /** Stage ids; the whole funnel where absent. */
  readonly between?: readonly [from: string, to: string];
  readonly mode?: "end-attempt" | "remove-record";
}

export interface FunnelDefinition {
  readonly version?: 1;
  readonly name?: string;
  readonly preset?:
    | "hubspot" | "mixpanel" | "posthog" | "clickhouse" | "amplitude" | "ga4" | "matomo" | "umami";
  /** What is counted: "contact", or an id property such as "deal". */
  readonly count?: string;
  readonly order?: "sequential" | "strict" | "any";
  readonly scope?: "all" | "stages";
  readonly entry?: "earliest" | "first" | "latest";
  /** An ISO 8601 duration, inclusive; null takes a preset's window away. */
  readonly window?: { readonly total?: string } | null;
  readonly range?: DateRange & { readonly gates?: "entry" | "all" };
  readonly anonymous?: boolean;
  readonly ties?: "any" | "sequence";
  readonly toleranceMs?: number;
  /** An ISO time; the data's latest event where absent. */
  readonly horizon?: string;
  readonly totals?: boolean;
  readonly trend?: "day" | "week" | "month";
  readonly stages: readonly FunnelStage[];
  readonly exclusions?: readonly FunnelExclusion[];
  readonly filters?: {
    readonly contact?: readonly Filter[];
    readonly events?: readonly Filter[];
    readonly lists?: readonly string[];
  };
  readonly breakdown?: {
    readonly by: string;
    readonly value?: "entry" | "first" | "last" | "stage" | "record";
    readonly stage?: string;
    readonly top?: number;
  };
}

export interface FunnelRequest {
  readonly report: "funnel";
  readonly definition: FunnelDefinition;
}

/** What can be asked for beside the counts: what is not costs no time. */
export type FunnelPart = "times" | "trend" | "paths" | "revenue";

/** A funnel with only some of its parts: [] for the counts alone. */
export interface FunnelPartsRequest extends FunnelRequest {
  readonly parts: readonly FunnelPart[];
}

// ---- answer ------------------------------------------------------------------------------------

/** One sentence: a stable code, what it speaks of, and its English text. */
export interface Sentence {
  readonly code: string;
  readonly text: string;
  readonly [member: string]: string | number;
}

export interface FunnelAnswerHead extends AnswerHead {
  /** Whom the filters leave in: "record" or "record-all", "events" or "events-all", "step", "exclusion". */
  readonly scopes: readonly Sentence[];
}

/** All null, and n 0, where nothing was measured. */
export interface DurationStatistics {
  readonly n: number;
  readonly meanMs: number | null;
  readonly medianMs: number | null;
  readonly p10Ms: number | null;
  readonly p25Ms: number | null;
  readonly p75Ms: number | null;
  readonly p90Ms: number | null;
  readonly p95Ms: number | null;
  readonly minMs: number | null;
  readonly maxMs: number | null;
}

export interface StepResult {
  readonly event: string;
  /** Records that advanced by this step; they add up to the stage's records. */
  readonly advanced: number;
  /** Records that did it at all while in the stage. */
  readonly did: number;
}

/** One value of a stage's breakdown: the value, the rest together, or no value. */
export interface StageNode {
  readonly value?: string;
  readonly other?: true;
  readonly none?: true;
  readonly records: number;
}

export interface StageResult {
  readonly id: string;
  readonly name?: string;
  readonly optional: boolean;
  readonly records: number;
  /** Over the previous required stage; null for the first. */
  readonly rate: CountedRatio | null;
  /** Over the records that entered. */
  readonly cumulativeRate: CountedRatio;
  /** Records whose furthest required stage this is; absent for an optional stage. */
  readonly dropped?: number;
  readonly inProgress?: number;
  readonly steps: readonly StepResult[];
  /** null for the first. */
  readonly fromPrevious: DurationStatistics | null;
  readonly nodes?: readonly StageNode[];
  readonly conversionWith?: CountedRatio;
  readonly conversionWithout?: CountedRatio;
}

/** Half-open, the last one without end. */
export interface HistogramBin {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly records: number;
}

export interface FunnelTrendRow {
  readonly date: Day;
  readonly entered: number;
  readonly converted: number;
  readonly inProgress: number;
}

export interface NodeReference {
  readonly stage: string;
  readonly value?: string;
  readonly other?: true;
  readonly none?: true;
}

export interface FunnelLink {
  readonly from: NodeReference;
  readonly to: NodeReference;
  readonly records: number;
  readonly meanMs: number | null;
}

export interface FunnelPath {
  readonly nodes: readonly NodeReference[];
  readonly records: number;
}

export interface FunnelFigures {
  readonly entered: number;
  readonly converted: number;
  readonly inProgress: number;
  readonly dropped: number;
  readonly conversionRate: CountedRatio;
  /** Over the records whose window is over; Wilson 95 % bounds, null where there are none. */
  readonly mature: {
    readonly rate: CountedRatio;
    readonly low: number | null;
    readonly high: number | null;
  };
  readonly stages: readonly StageResult[];
  readonly timeToConvert: DurationStatistics;
  readonly histogram: readonly HistogramBin[];
  readonly trend: readonly FunnelTrendRow[];
  readonly links: readonly FunnelLink[];
  readonly paths: readonly FunnelPath[];
  readonly revenue: Money;
  /** Attempts that do not overlap; where the definition asks for `totals`. */
  readonly totals?: {
    readonly attempts: number;
    readonly converted: number;
    readonly inProgress: number;
    readonly dropped: number;
    readonly conversionRate: CountedRatio;
    /** Of the required stages. */
    readonly stages: readonly { readonly id: string; readonly attempts: number }[];
  };
}

export interface FunnelBreakdownRow extends FunnelFigures {
  readonly value?: string;
  readonly other?: true;
  readonly none?: true;
}

export interface FunnelAnswer extends FunnelAnswerHead, FunnelFigures {
  readonly report: "funnel";
  readonly name?: string;
  readonly breakdown?: readonly FunnelBreakdownRow[];
}

/** "times" gives fromPrevious, timeToConvert and histogram; "paths" links and paths. */
export type FunnelPartsFigures = Omit<FunnelFigures, "stages" | PartMember> &
  Partial<Pick<FunnelFigures, PartMember>> & {
    readonly stages: readonly (Omit<StageResult, "fromPrevious"> &
      Partial<Pick<StageResult, "fromPrevious">>)[];
  };
type PartMember = "timeToConvert" | "histogram" | "trend" | "links" | "paths" | "revenue";

export type FunnelPartsAnswer = FunnelAnswerHead &
  FunnelPartsFigures & {
    readonly report: "funnel";
    readonly name?: string;
    readonly breakdown?: readonly (FunnelPartsFigures &
      Pick<FunnelBreakdownRow, "value" | "other" | "none">)[];
  };

// ---- records -----------------------------------------------------------------------------------

export type RecordState = "converted" | "in-progress" | "dropped";

/** A number of the funnel's answer. Every member narrows; none: all records that entered. */
export interface RecordsAt {
  readonly stage?: string;
  /** With a stage, "dropped" and "in-progress" ask that it is the furthest; "skipped" is of optional ones. */
  readonly state?: RecordState | "reached" | "skipped";
  /** An index into the stage's steps: advanced by it, or with `did`, did it at all. */
  readonly step?: number;
  readonly did?: boolean;
  /** Only records whose window is over. */
  readonly mature?: boolean;
  /** A row of the trend. */
  readonly date?: Day;
  readonly bin?: { readonly fromMs?: number; readonly toMs?: number | null; readonly records?: number };
  readonly node?: NodeReference & { readonly records?: number };
  readonly link?: { readonly from: NodeReference; readonly to: NodeReference };
  readonly path?: readonly NodeReference[];
  /** A value of the funnel's breakdown. */
  readonly breakdown?: { readonly value?: string; readonly other?: true; readonly none?: true };
}

export interface RecordsRequest {
  readonly report: "records";
  readonly definition: FunnelDefinition;
  readonly at?: RecordsAt;
  readonly sort?: "entry" | "-entry" | "record" | "-record";
  /** 100 where absent; 0 is none. */
  readonly limit?: number;
  readonly offset?: number;
  /** "csv": a CsvAnswer instead of rows. */
  readonly as?: "json" | "csv";
}

export interface RecordStage {
  readonly stage: string;
  readonly time: Timestamp;
  readonly event: string;
}

export interface RecordRow {
  /** A contact's id, or the value of the property that is counted. */
  readonly record: string;
  readonly state: RecordState;
  /** The stages served, in the order of the chain. */
  readonly stages: readonly RecordStage[];
}

export interface RecordsAnswer extends FunnelAnswerHead {
  readonly report: "records";
  readonly total: number;
  readonly rows: readonly RecordRow[];
}

// ---- explain -----------------------------------------------------------------------------------

export interface ExplainRequest {
  readonly report: "explain";
  readonly definition: FunnelDefinition;
  readonly record: string;
  /** Of the events; 100 where absent, 0 is none. */
  readonly limit?: number;
  readonly offset?: number;
}

/** Why an event did not serve a stage; the nearest miss first. */
export type MissReason =
  | "exclusion" | "interrupted" | "hop-min" | "hop-max" | "window" | "used" | "after-next"
  | "filter" | "event-filter" | "range" | "before" | "no-event" | "another-taken" | "after-stop";

/** All events that missed a stage in one way, and the first of them. */
export interface ExplainedMiss {
  readonly reason: MissReason;
  readonly events: number;
  readonly time: Timestamp;
  readonly event: string;
  readonly byMs?: number;
  readonly otherTime?: Timestamp;
  readonly otherEvent?: string;
  readonly otherStage?: string;
}

export type ExplainedStage = { readonly stage: string; readonly optional: boolean } & (
  | {
      readonly reached: true;
      readonly time: Timestamp;
      readonly event: string;
      /** The index of the first step that the event fits. */
      readonly step: number;
      /** The stage served before, absent for the first, and how long ago. */
      readonly previous?: string;
      readonly sinceMs?: number;
    }
  | {
      readonly reached: false;
      readonly reason: MissReason;
      readonly misses: readonly ExplainedMiss[];
    }
);

export interface ExplainedEvent {
  readonly time: Timestamp;
  readonly event: string;
  /** The stages that it could serve. */
  readonly stages: readonly string[];
  /** Indices of the exclusions that it belongs to. */
  readonly exclusions?: readonly number[];
  readonly served?: string;
  readonly missed?: string;
  readonly reason?: MissReason;
}

export interface ExplainAnswer extends FunnelAnswerHead {
  readonly report: "explain";
  readonly record: string;
  readonly state: RecordState | "not-entered" | "removed" | "left-out";
  readonly leftOut?: "contact-filter" | "lists" | "anonymous";
  readonly attempt: {
    readonly from: Timestamp;
    readonly until: Timestamp | null;
    readonly entry: "earliest" | "first" | "latest";
    readonly entries: number;
  } | null;
  readonly stages: readonly ExplainedStage[];
  readonly total: number;
  readonly events: readonly ExplainedEvent[];
  readonly sentences: readonly Sentence[];
}

// ---- rosetta -----------------------------------------------------------------------------------

export type FunnelPreset = NonNullable<FunnelDefinition["preset"]>;

export interface RosettaRequest {
  readonly report: "rosetta";
  readonly definition: FunnelDefinition;
  /** All of them where absent. */
  readonly presets?: readonly FunnelPreset[];
  /** Ids shown for each reason, 0 to 100; 3 where absent. */
  readonly examples?: number;
}

/** Which rule makes records count otherwise; "several" only together. */
export type RosettaReason = "window" | "entry-rule" | "ties" | "range" | "hops" | "several";

export interface RosettaFigures {
  /** What applies. */
  readonly rules: {
    readonly entry: "earliest" | "first" | "latest";
    readonly windowMs: number | null;
    /** By stage. */
    readonly hopMaxMs: readonly (number | null)[];
    readonly gates: "entry" | "all";
    readonly ties: "any" | "sequence";
    readonly toleranceMs: number;
  };
  readonly entered: number;
  readonly converted: number;
  readonly conversionRate: CountedRatio;
  readonly stages: readonly { readonly id: string; readonly records: number }[];
}

export interface RosettaStage {
  readonly id: string;
  readonly records: number;
  /** Records that reach the stage under the preset only, under the base only. */
  readonly gained: number;
  readonly lost: number;
  readonly reasons: readonly {
    readonly reason: RosettaReason;
    readonly gained: number;
    readonly lost: number;
    readonly examples: readonly string[];
  }[];
}

/** One preset: its figures, or why the definition cannot be run under it. */
export type RosettaRow =
  | (Omit<RosettaFigures, "stages"> & {
      readonly preset: FunnelPreset;
      readonly stages: readonly RosettaStage[];
      readonly problems?: undefined;
    })
  | {
      readonly preset: FunnelPreset;
      readonly problems: readonly { readonly code: string; readonly path: string; readonly message: string }[];
    };

export interface RosettaAnswer extends FunnelAnswerHead {
  readonly report: "rosetta";
  readonly base: RosettaFigures;
  readonly presets: readonly RosettaRow[];
}
