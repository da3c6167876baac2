// The cards, messages and recipients reports. Contract: docs/metrics.md, docs/reports.md.

import type { JourneyStatus } from "./catalog.js";
import type {
  AnswerHead,
  DateRange,
  Day,
  Filter,
  Money,
  Ratio,
  ReportChannel,
  TablePage,
  Timestamp,
  TrendUnit,
} from "./common.js";

/** The metrics whose value is a count; null where the export did not track them. */
export interface CountMetrics {
  readonly sends: number;
  readonly deliveries: number;
  readonly opened?: number | null;
  readonly totalOpens?: number | null;
  readonly clicked?: number | null;
  readonly totalClicks?: number | null;
  readonly unsubscribed: number;
  readonly bounces?: number;
  readonly bounceEvents?: number;
  readonly abuseReports?: number;
  readonly undelivered?: number;
  readonly unconfirmed?: number;
  /** E-mails sent that neither arrived nor bounced. */
  readonly pending?: number;
  /** Opens and clicks made by machines, whether they are counted or not. */
  readonly machineOpens?: number | null;
  readonly machineClicks?: number | null;
  readonly orders?: number;
  /** Those that no message earned; absent where the selection is a part of all messages. */
  readonly unattributedOrders?: number;
  readonly unattributedUnsubscribed?: number;
  readonly unattributedAbuseReports?: number;
}

export interface RatioMetrics {
  readonly deliveryRate: Ratio;
  readonly openRate?: Ratio;
  readonly clickRate?: Ratio;
  readonly clicksPerUniqueOpens?: Ratio;
  readonly unsubscribeRate: Ratio;
  readonly bounceRate?: Ratio;
  readonly abuseRate?: Ratio;
  readonly undeliveredRate?: Ratio;
  readonly orderRate?: Ratio;
}

export interface MoneyMetrics {
  readonly revenue?: Money;
  readonly unattributedRevenue?: Money;
  readonly averageOrderRevenue?: Money;
  readonly revenuePerRecipient?: Money;
}

/** Those that a channel cannot have, and e-commerce where the load has no orders, are absent. */
export interface Metrics extends CountMetrics, RatioMetrics, MoneyMetrics {
  /** The open rate without and with machines' opens. */
  readonly openRateBounds?: { readonly low: Ratio; readonly high: Ratio };
  /** Bounces without a class are `unknown`. */
  readonly bouncesByClass?: {
    readonly hard: number;
    readonly soft: number;
    readonly block: number;
    readonly unknown?: number;
  };
  readonly undeliveredByClass?: Readonly<Record<CarrierClass, number>>;
  /** Null where opens or clicks were not tracked. */
  readonly machineOpensByReason?: Readonly<
    Record<Exclude<MachineReason, "burst" | "instant">, number | null>
  >;
  readonly machineClicksByReason?: Readonly<Record<MachineReason, number | null>>;
}

/** Why an open or click is held to be a machine's; "vendor": the export says so. */
export type MachineReason = "vendor" | "agent" | "burst" | "instant" | "before-delivery";

export type CarrierClass =
  | "unreachable" | "invalid" | "landline" | "filtered" | "opted-out" | "expired" | "balance" | "unknown";

export type CountMetricId = keyof CountMetrics;
export type RatioMetricId = keyof RatioMetrics;
export type MoneyMetricId = keyof MoneyMetrics;
/** A metric that can stand on a card. */
export type MetricId = CountMetricId | RatioMetricId | MoneyMetricId;

export interface MetricScopes {
  readonly all: Metrics;
  /** Absent where the selection has none of the channel. */
  readonly email?: Metrics;
  readonly sms?: Metrics;
}

export type TrendRow = { readonly date: Day } & Partial<Metrics>;

export interface CardsAnswer extends AnswerHead, MetricScopes {
  readonly report: "cards";
  readonly trend?: readonly TrendRow[];
  /** The same over as many days just before; only for a range with both ends. */
  readonly previous?: MetricScopes;
}

export interface MessageRow extends Partial<Metrics> {
  /** null: the sends that name no message. */
  readonly message: string | null;
  readonly name: string | null;
  readonly channel: ReportChannel;
  readonly journey: string | null;
}

export interface MessagesAnswer extends AnswerHead {
  readonly report: "messages";
  readonly total: number;
  readonly rows: readonly MessageRow[];
}

export interface RecipientRow {
  readonly contact: string;
  readonly sentAt: Timestamp | null;
  readonly deliveredAt: Timestamp | null;
  /** Of e-mail only; null where opens were not tracked. */
  readonly firstOpenAt?: Timestamp | null;
  readonly opens?: number | null;
  readonly machineOpens?: number | null;
  readonly firstClickAt: Timestamp | null;
  readonly clicks: number | null;
  readonly unsubscribedAt: Timestamp | null;
  /** E-mail: the bounce's class. */
  readonly bounce?: string | null;
  /** SMS: the carrier's code. */
  readonly code?: string | null;
  readonly codeClass?: CarrierClass | null;
  /** Only where the load has orders. */
  readonly orders?: number;
  readonly revenue?: Money;
}

export interface RecipientsAnswer extends AnswerHead {
  readonly report: "recipients";
  readonly total: number;
  readonly rows: readonly RecipientRow[];
}

/** Clicks that count, by address; null where clicks were not tracked. */
export interface LinkRow {
  /** null: the clicks that tell no address. */
  readonly url: string | null;
  /** An unsubscribe link: its clicks count only where the options say so. */
  readonly unsubscribe: boolean;
  readonly totalClicks: number | null;
  /** Instances (contacts, in that unit) with a click. */
  readonly clicked: number | null;
  readonly machineClicks: number | null;
  /** Of the clicks of all addresses. */
  readonly share: Ratio;
  /** Every click event, whether it counts or not. */
  readonly allClicks: number;
}

export interface LinksAnswer extends AnswerHead {
  readonly report: "links";
  readonly total: number;
  readonly rows: readonly LinkRow[];
}

/** A send instance, as rows name it. */
export interface InstanceRef {
  readonly message: string | null;
  readonly journey: string | null;
  readonly channel: ReportChannel;
  readonly delivery: string | null;
  readonly sentAt: Timestamp | null;
}

export type TouchKind = "emailOpen" | "emailClick" | "smsDelivery" | "smsClick";
export type AttributionModel = "last" | "first" | "linear" | "position";

/** An instance with an eligible touch; nulls where the order names it. */
export interface EligibleStep extends InstanceRef {
  readonly touch: TouchKind | null;
  readonly touchAt: Timestamp | null;
}

export interface CreditStep extends EligibleStep {
  readonly why: AttributionModel | "explicit";
  /** Of the order, 0 to 1. */
  readonly share: number;
  /** Of the order's amount; null where it has none. */
  readonly credit: number | null;
}

export interface OrderRow {
  readonly order: string | null;
  readonly contact: string;
  readonly time: Timestamp;
  readonly currency: string | null;
  readonly amount: number | null;
  /** Cancelled or refunded. */
  readonly undone: boolean;
  /** Empty: unattributed. */
  readonly credits: readonly CreditStep[];
  /** Who could have been credited and was not, the latest touch first. */
  readonly eligible: readonly EligibleStep[];
}

export interface OrdersAnswer extends AnswerHead {
  readonly report: "orders";
  readonly total: number;
  readonly rows: readonly OrderRow[];
}

export interface GridCell {
  readonly orders: number;
  readonly unattributedOrders: number;
  readonly revenue: Money;
  readonly unattributedRevenue: Money;
}

/** A row of "instances": what of it stands there hangs on the metric (docs/reports.md). */
export interface MetricInstanceRow extends Partial<InstanceRef> {
  readonly contact: string;
  /** Of an event or order that belongs to no message. */
  readonly at?: Timestamp;
  readonly count?: number;
  readonly orders?: number;
  readonly revenue?: Money;
}

export interface InstancesAnswer extends AnswerHead {
  readonly report: "instances";
  readonly metric: string;
  readonly side: "numerator" | "denominator";
  /** The metric's own number: a count, or amounts by currency; null where it was not tracked. */
  readonly figure: number | Money | null;
  readonly total: number;
  readonly rows: readonly MetricInstanceRow[];
}

export interface AttributionGridAnswer extends AnswerHead {
  readonly report: "attribution-grid";
  readonly email: readonly (string | null)[];
  readonly sms: readonly (string | null)[];
  /** By e-mail window, then SMS window. */
  readonly cells: readonly (readonly GridCell[])[];
}

// ---- requests ----------------------------------------------------------------------------------

export interface MetricOptions {
  readonly unit?: "instance" | "contact";
  readonly dateBasis?: "send" | "event";
  readonly machine?: "exclude" | "include";
  /** Those that hold; all where absent. */
  readonly machineReasons?: readonly MachineReason[];
  readonly implied?: boolean;
  readonly countUnsubscribeClicks?: boolean;
  readonly excludeCancelled?: boolean;
  readonly unsubscribeBasis?: "delivered" | "opened" | "sent";
  readonly perRecipientBasis?: "recipient" | "delivery";
  readonly model?: AttributionModel;
  readonly attribution?: "mailchimp" | "mailchimp-click-only" | "klaviyo" | "custom";
  /** ISO 8601 durations, for attribution "custom"; absent or null: that touch earns no order. */
  readonly windows?: {
    readonly emailOpen?: string | null;
    readonly emailClick?: string | null;
    readonly smsDelivery?: string | null;
    readonly smsClick?: string | null;
  };
}

export interface MetricSelection {
  readonly journey?: string | readonly string[];
  readonly status?: readonly JourneyStatus[];
  readonly channel?: ReportChannel;
  readonly range?: DateRange;
  readonly filters?: {
    readonly contact?: readonly Filter[];
    readonly messages?: readonly string[];
    readonly lists?: readonly string[];
  };
  readonly options?: MetricOptions;
}

export interface CardsRequest extends MetricSelection {
  readonly report: "cards";
  readonly trend?: TrendUnit;
  readonly compare?: "previous";
}

export interface MessagesRequest extends MetricSelection, TablePage {
  readonly report: "messages";
}

/** What a recipient's instances of the message were: in the set of that name. */
export type RecipientState =
  | "sent" | "delivered" | "opened" | "clicked" | "bounced" | "undelivered" | "unconfirmed"
  | "pending" | "unsubscribed" | "complained" | "ordered";

export interface RecipientsRequest extends MetricSelection, TablePage {
  readonly report: "recipients";
  readonly message: string;
  readonly state?: RecipientState;
}

export interface LinksRequest extends MetricSelection, TablePage {
  readonly report: "links";
  /** Of every message where absent. */
  readonly message?: string;
}

export interface OrdersRequest extends MetricSelection, TablePage {
  readonly report: "orders";
  readonly state?: "attributed" | "unattributed";
}

export interface InstancesRequest extends MetricSelection, TablePage {
  readonly report: "instances";
  /** A key of the cards; "bouncesByClass.hard" for one of a group. */
  readonly metric: string;
  readonly side?: "numerator" | "denominator";
}

export interface AttributionGridRequest extends MetricSelection {
  readonly report: "attribution-grid";
  /** ISO 8601 durations; null: such touches earn nothing. */
  readonly email: readonly (string | null)[];
  readonly sms: readonly (string | null)[];
}
