// Ready-made funnels, offered where the data holds what they count. Pure.
//
// Stage names are keys of the dictionary: the element translates them. An event type that the data
// lacks is left out of a stage; a required stage with no type left withdraws the whole sample, an
// optional one only itself. What was delivered or not was sent, as for the metrics: an export that tells each message's
// present state alone has few that are still "sent". Of an export that tells of no sends, of no clicks, or of no carts, a shorter one is offered in the place of the sample that needs them.
//
// What becomes of a message is counted by delivery where the data tells deliveries apart, and without what machines opened
// and clicked, so that the figures are those of the metrics: of contacts, an open of one message would serve the send of another.

import type { CatalogAnswer, Filter, FunnelDefinition, FunnelStage } from "../types/index.js";

export type StageName =
  | "visited" | "form" | "meeting" | "deal" | "welcomed" | "messaged" | "opened" | "clicked" | "sent"
  | "delivered" | "cart" | "checkout" | "order";

interface SampleStage {
  readonly id: StageName;
  readonly optional?: true;
  /** Any of these event types; of "a|b|c", where each of b and c proves a, a alone where it tells of as many as they do, else all. */
  readonly events: readonly string[];
  /** Only of messages that welcome somebody: the sample is not offered where the data names none. */
  readonly welcome?: true;
}

interface Sample {
  readonly id: SampleId;
  readonly window: string;
  /** All of it is about one message to one contact. */
  readonly ofMessages?: true;
  /** Offered only where that one, above it, is not. */
  readonly instead?: readonly SampleId[];
  readonly stages: readonly SampleStage[];
}

export type SampleId = "deal" | "welcome" | "message" | "cart" | "checkout" | "engagement" | "received" | "opened" | "bought";

const SAMPLES: readonly Sample[] = [
  {
    id: "deal",
    window: "P30D",
    stages: [
      { id: "visited", events: ["page_view"] },
      { id: "form", events: ["form_submitted"] },
      { id: "meeting", events: ["meeting_booked"] },
      { id: "deal", events: ["deal_created"] },
    ],
  },
  {
    id: "welcome",
    window: "P30D",
    stages: [
      { id: "welcomed", events: ["email.sent|email.delivered", "sms.sent|sms.delivered|sms.undelivered"], welcome: true },
      { id: "opened", optional: true, events: ["email.opened"] },
      { id: "clicked", optional: true, events: ["email.clicked", "sms.clicked"] },
      { id: "order", events: ["order_placed"] },
    ],
  },
  {
    id: "message",
    window: "P30D",
    instead: ["welcome"],
    stages: [
      { id: "messaged", events: ["email.sent|email.delivered", "sms.sent|sms.delivered|sms.undelivered"] },
      { id: "opened", optional: true, events: ["email.opened"] },
      { id: "clicked", optional: true, events: ["email.clicked", "sms.clicked"] },
      { id: "order", events: ["order_placed"] },
    ],
  },
  {
    id: "cart",
    window: "P7D",
    stages: [
      { id: "cart", events: ["add_to_cart"] },
      { id: "checkout", optional: true, events: ["checkout_started"] },
      { id: "order", events: ["order_placed"] },
    ],
  },
  {
    id: "checkout",
    window: "P7D",
    instead: ["cart"],
    stages: [
      { id: "checkout", events: ["checkout_started"] },
      { id: "order", events: ["order_placed"] },
    ],
  },
  {
    id: "engagement",
    window: "P30D",
    ofMessages: true,
    stages: [
      { id: "sent", events: ["email.sent"] },
      { id: "delivered", optional: true, events: ["email.delivered"] },
      { id: "opened", events: ["email.opened"] },
      { id: "clicked", events: ["email.clicked"] },
    ],
  },
  {
    id: "received",
    window: "P30D",
    ofMessages: true,
    instead: ["engagement"],
    stages: [
      { id: "delivered", events: ["email.delivered"] },
      { id: "opened", events: ["email.opened"] },
      { id: "clicked", events: ["email.clicked"] },
    ],
  },
  {
    id: "opened",
    window: "P30D",
    instead: ["engagement", "received"],
    stages: [
      { id: "opened", events: ["email.opened"] },
      { id: "clicked", events: ["email.clicked"] },
    ],
  },
  {
    id: "bought",
    window: "P30D",
    instead: ["engagement", "received", "opened"],
    stages: [
      { id: "sent", events: ["email.sent"] },
      { id: "opened", events: ["email.opened"] },
      { id: "order", events: ["order_placed"] },
    ],
  },
];

export interface OfferedSample {
  readonly id: SampleId;
  readonly stages: readonly StageName[];
  readonly definition: FunnelDefinition;
}

/** What of the catalog the samples are made of. A file of aggregates has no more of it (export/aggregates), and offers the same. */
export type SampleCatalog = Pick<CatalogAnswer, "journeys"> & {
  readonly types: readonly Pick<CatalogAnswer["types"][number], "type" | "events">[];
  readonly properties: readonly Pick<CatalogAnswer["properties"][number], "name" | "distinct" | "count">[];
};

const WELCOME = /welcome|bienvenue|onboarding-1\b/iu;

/** The messages that welcome somebody by their name, else those of journeys that do. */
function welcomeMessages(journeys: CatalogAnswer["journeys"]): string[] {
  const welcomes = (...names: readonly string[]): boolean => names.some((name) => WELCOME.test(name));
  const all = journeys.flatMap(({ messages }) => messages);
  const named = all.filter(({ message, name }) => welcomes(message, name));
  const found = named.length > 0 ? named : journeys.flatMap(({ journey, name, messages }) => (welcomes(journey, name) ? messages : []));
  return found.map(({ message }) => message);
}

/**
 * At least as many events name a delivery as the funnel counts (which of them, the catalog does not say), and a delivery is one message
 * to one contact: there are as many as were sent. Some exports give one id to all that was sent at once.
 */
function tellsDeliveries({ types, properties }: SampleCatalog, counted: readonly string[]): boolean {
  const delivery = properties.find(({ name }) => name === "delivery");
  const events = (names: readonly string[]): number =>
    types.reduce((sum, { type, events: count }) => (names.includes(type) ? sum + count : sum), 0);
  const sent = ["email", "sms"].reduce((sum, channel) => sum + (events([`${channel}.sent`]) || events([`${channel}.delivered`])), 0);
  return delivery !== undefined && delivery.count >= events(counted) && delivery.distinct >= sent;
}

/** The export's own verdict; what else looks like a machine's only the metrics know. */
export const BY_PEOPLE: Filter = { any: [["machine", "missing"], ["machine", "eq", "false"]] };
export const MACHINES_DO: readonly string[] = ["email.opened", "email.clicked"];

/** The samples that this data can fill, most telling first. */
export function offeredSamples(catalog: SampleCatalog): OfferedSample[] {
  const held = new Map(catalog.types.map(({ type, events }) => [type, events]));
  const welcome = welcomeMessages(catalog.journeys);
  const verdicts = catalog.properties.some(({ name }) => name === "machine");
  const offered: OfferedSample[] = [];
  const inData = (events: string): string[] => {
    const [proved = "", ...proofs] = events.split("|");
    const count = (event: string): number => held.get(event) ?? 0;
    const enough = held.has(proved) && count(proved) >= proofs.reduce((sum, event) => sum + count(event), 0);
    return enough ? [proved] : [proved, ...proofs].filter((event) => held.has(event));
  };
  for (const sample of SAMPLES) {
    if (sample.instead?.some((id) => offered.some((other) => other.id === id))) continue;
    const stages = sample.stages
      .map((stage) => ({ ...stage, events: stage.events.flatMap(inData) }))
      .filter(({ events, welcome: onlyWelcome }) => events.length > 0 && (!onlyWelcome || welcome.length > 0));
    const complete = sample.stages.every(
      (stage) => stage.optional === true || stages.some(({ id }) => id === stage.id),
    );
    if (!complete) continue;
    const byDelivery = sample.ofMessages === true && tellsDeliveries(catalog, stages.flatMap(({ events }) => events));
    const filters = (event: string, onlyWelcome = false): Filter[] => [
      ...(onlyWelcome ? [["message", "in", welcome] as const] : []),
      ...(byDelivery && verdicts && MACHINES_DO.includes(event) ? [BY_PEOPLE] : []),
    ];
    offered.push({
      id: sample.id,
      stages: stages.map(({ id }) => id),
      definition: {
        version: 1,
        name: sample.id,
        ...(byDelivery ? { count: "delivery" } : {}),
        window: { total: sample.window },
        stages: stages.map(
          ({ id, optional, events, welcome: onlyWelcome }): FunnelStage => ({
            id,
            ...(optional ? { optional } : {}),
            steps: events.map((event) => {
              const where = filters(event, onlyWelcome);
              return where.length > 0 ? { event, where } : { event };
            }),
          }),
        ),
      },
    });
  }
  return offered;
}
