// Requests and answers, and which answers which.

import type {
  CatalogAnswer,
  CatalogRequest,
  DoctorAnswer,
  DoctorRequest,
  MatchingAnswer,
  MatchingRequest,
} from "./catalog.js";
import type { CsvAnswer } from "./common.js";
import type {
  ExplainAnswer,
  ExplainRequest,
  FunnelAnswer,
  FunnelPartsAnswer,
  FunnelPartsRequest,
  FunnelRequest,
  RecordsAnswer,
  RecordsRequest,
  RosettaAnswer,
  RosettaRequest,
} from "./funnel.js";
import type {
  AttributionGridAnswer,
  AttributionGridRequest,
  CardsAnswer,
  CardsRequest,
  InstancesAnswer,
  InstancesRequest,
  LinksAnswer,
  LinksRequest,
  MessagesAnswer,
  MessagesRequest,
  OrdersAnswer,
  OrdersRequest,
  RecipientsAnswer,
  RecipientsRequest,
} from "./metrics.js";

export * from "./catalog.js";
export * from "./common.js";
export * from "./funnel.js";
export * from "./load.js";
export * from "./metrics.js";

/** Every report: its request and its answer. The one table. */
export interface Reports {
  catalog: { request: CatalogRequest; answer: CatalogAnswer };
  doctor: { request: DoctorRequest; answer: DoctorAnswer };
  cards: { request: CardsRequest; answer: CardsAnswer };
  messages: { request: MessagesRequest; answer: MessagesAnswer };
  recipients: { request: RecipientsRequest; answer: RecipientsAnswer };
  links: { request: LinksRequest; answer: LinksAnswer };
  orders: { request: OrdersRequest; answer: OrdersAnswer };
  instances: { request: InstancesRequest; answer: InstancesAnswer };
  "attribution-grid": { request: AttributionGridRequest; answer: AttributionGridAnswer };
  funnel: { request: FunnelRequest; answer: FunnelAnswer };
  records: { request: RecordsRequest; answer: RecordsAnswer };
  explain: { request: ExplainRequest; answer: ExplainAnswer };
  rosetta: { request: RosettaRequest; answer: RosettaAnswer };
}

export type ReportName = keyof Reports;
export type ReportRequest = Reports[ReportName]["request"] | MatchingRequest | FunnelPartsRequest;
export type ReportAnswer =
  | Reports[ReportName]["answer"]
  | MatchingAnswer
  | FunnelPartsAnswer
  | CsvAnswer;
/** R, but that members which no request for its report has are errors, as they are to the engine. */
export type WithoutExcess<R extends ReportRequest> = R &
  Readonly<Record<Exclude<keyof R, MembersOf<Extract<ReportRequest, Pick<R, "report">>>>, never>>;

type MembersOf<Union> = Union extends unknown ? keyof Union : never;

/** The answer to a request of type R. */
export type AnswerTo<R extends ReportRequest> = R extends MatchingRequest
  ? MatchingAnswer
  : R extends FunnelPartsRequest
    ? FunnelPartsAnswer
    : R extends { readonly as: "csv" }
      ? CsvAnswer
      : Reports[R["report"]]["answer"];
