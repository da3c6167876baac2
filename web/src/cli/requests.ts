// The requests behind a command line.

import type {
  CardsRequest,
  DateRange,
  ExplainRequest,
  FunnelDefinition,
  FunnelRequest,
  LinksRequest,
  MessagesRequest,
  MetricSelection,
  OrdersRequest,
  RecipientsRequest,
  RecordsRequest,
} from "../types/index.js";
import type { CommandLine } from "./arguments.js";

/** A file of JSON. */
export interface ReadJson {
  readonly text: string;
  readonly value: unknown;
}

export function cardsRequest(line: CommandLine): CardsRequest {
  return { report: "cards", ...selectionOf(line) };
}

/** Every message: a limit of 0 is none. */
export function messagesRequest(line: CommandLine): MessagesRequest {
  return { report: "messages", ...selectionOf(line), limit: 0 };
}

export function linksRequest(line: CommandLine): LinksRequest {
  return { report: "links", ...selectionOf(line) };
}

export function ordersRequest(line: CommandLine): OrdersRequest {
  return { report: "orders", ...selectionOf(line) };
}

export function recipientsRequest(line: CommandLine, message: string): RecipientsRequest {
  return { report: "recipients", message, ...selectionOf(line) };
}

/** A definition stands alone or in a request; --from and --to take the place of its own. */
export function funnelRequest(document: unknown, line: CommandLine): FunnelRequest {
  const definition = isRequest(document)
    ? document.definition
    : (document as FunnelDefinition);
  const range = rangeOf(line);
  if (!range) return { report: "funnel", definition };
  return { report: "funnel", definition: { ...definition, range: { ...definition.range, ...range } } };
}

/** Every record: a limit of 0 is none. */
export function recordsRequest(document: unknown, line: CommandLine): RecordsRequest {
  const { definition } = funnelRequest(document, line);
  const at = {
    ...(line.stage === undefined ? {} : { stage: line.stage }),
    ...(line.state === undefined ? {} : { state: line.state }),
  };
  return { report: "records", definition, at, limit: 0 };
}

export function explainRequest(document: unknown, line: CommandLine): ExplainRequest {
  const { definition } = funnelRequest(document, line);
  return { report: "explain", definition, record: line.record ?? "", limit: 0 };
}

/** What a command asks first, as JSON; undefined where it asks nothing of the reader's own. */
export function requestText(line: CommandLine, document: ReadJson | undefined): string | undefined {
  switch (line.command) {
    case "report":
      return JSON.stringify(cardsRequest(line));
    case "funnel":
      return JSON.stringify(funnelRequest(document?.value, line));
    case "records":
      return JSON.stringify(recordsRequest(document?.value, line));
    case "explain":
      return JSON.stringify(explainRequest(document?.value, line));
    case "inspect":
      return undefined;
    case "query":
      // The file's own text: numbers keep their digits, errors their places.
      return document?.text ?? "";
  }
}

/** The name of the report where a definition is wrapped in a request for one that is no funnel. */
export function otherReport(document: unknown): string | undefined {
  if (!isRequest(document)) return undefined;
  const { report } = document as { readonly report?: unknown };
  return report === undefined || report === "funnel" ? undefined : JSON.stringify(report);
}

/** Else it is a definition that stands alone. */
export function isRequest(document: unknown): document is FunnelRequest {
  return (
    typeof document === "object" &&
    document !== null &&
    "definition" in document &&
    !("stages" in document)
  );
}

function selectionOf(line: CommandLine): MetricSelection {
  const [journey, ...more] = line.journeys;
  const range = rangeOf(line);
  return {
    ...(journey === undefined ? {} : { journey: more.length > 0 ? line.journeys : journey }),
    ...(range ? { range } : {}),
  };
}

function rangeOf({ from, to, timeZone }: CommandLine): DateRange | undefined {
  if (from === undefined && to === undefined) return undefined;
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}
