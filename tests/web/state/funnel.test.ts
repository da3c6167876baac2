import { describe, expect, it } from "vitest";
import { createClient } from "../../../web/src/index.js";
import { readDefinition } from "../../../web/src/state/definition-text.js";
import { durationMs } from "../../../web/src/state/duration.js";
import { offeredSamples } from "../../../web/src/state/funnel-samples.js";
import { engineBytes } from "../../wasm/engine-bytes.js";

type Journeys = Parameters<typeof offeredSamples>[0]["journeys"];

const offered = (names: readonly string[], journeys: Journeys = []): ReturnType<typeof offeredSamples> =>
  offeredSamples({ types: names.map((type) => ({ type, events: 1 })), journeys, properties: [] });
const ids = (...names: string[]): string[] => offered(names).map(({ id }) => id);
const journey = (...messages: string[]): Journeys[number] => ({
  journey: "j",
  name: "J",
  status: "active",
  messages: messages.map((message) => ({ message, name: message, channel: "email" })),
});

describe("ready-made funnels", () => {
  it("are offered where the data can fill every required stage", () => {
    expect(ids("page_view", "form_submitted", "meeting_booked", "deal_created")).toEqual(["deal"]);
    expect(ids("page_view", "form_submitted", "meeting_booked")).toEqual([]);
    expect(ids("email.sent", "email.opened", "email.clicked")).toEqual(["engagement"]);
    expect(ids("sms.sent", "order_placed", "add_to_cart")).toEqual(["message", "cart"]);
  });

  it("begin later where an export tells of no sends or no carts, as Klaviyo's", () => {
    const later = offered(["email.delivered", "email.opened", "email.clicked", "checkout_started", "order_placed"]);
    expect(later.map(({ id }) => id)).toEqual(["message", "checkout", "received"]);
    expect(later[0]?.definition.stages[0]?.steps).toEqual([{ event: "email.delivered" }]);
    expect(ids("email.opened", "email.clicked")).toEqual(["opened"]);
    expect(ids("email.sent", "email.delivered", "email.opened", "email.clicked")).toEqual(["engagement"]);
    expect(ids("email.sent", "sms.delivered", "order_placed")).toEqual(["message"]);
  });

  it("end at the order where the data tells of no clicks", () => {
    const short = offered(["email.sent", "email.opened", "order_placed"]);
    expect(short.map(({ id }) => id)).toEqual(["message", "bought"]);
    expect(short[1]?.definition.stages.map(({ id, steps }) => [id, steps])).toEqual([
      ["sent", [{ event: "email.sent" }]],
      ["opened", [{ event: "email.opened" }]],
      ["order", [{ event: "order_placed" }]],
    ]);
  });

  it("leave out the optional stages and steps that the data lacks", () => {
    const [message] = offered(["email.sent", "email.clicked", "order_placed"]);
    expect(message?.definition.stages).toEqual([
      { id: "messaged", steps: [{ event: "email.sent" }] },
      { id: "clicked", optional: true, steps: [{ event: "email.clicked" }] },
      { id: "order", steps: [{ event: "order_placed" }] },
    ]);
  });

  it("begin at the messages that welcome somebody, where there are some", () => {
    const [welcome] = offered(["email.sent", "order_placed"], [journey("welcome-1", "offer")]);
    expect(welcome?.definition.stages[0]?.steps).toEqual([
      { event: "email.sent", where: [["message", "in", ["welcome-1"]]] },
    ]);
    const [ofJourney] = offered(["email.sent", "order_placed"], [journey("offer"), { ...journey("first", "second"), name: "Welcome series" }]);
    expect(ofJourney?.definition.stages[0]?.steps).toEqual([
      { event: "email.sent", where: [["message", "in", ["first", "second"]]] },
    ]);
  });

  it("speak of a welcome only where something is one", () => {
    expect(offered(["email.sent", "order_placed"], [journey("offer")]).map(({ id }) => id)).toEqual(["message"]);
    expect(offered(["email.sent", "order_placed"], [journey("welcome-1")]).map(({ id }) => id)).toEqual(["welcome"]);
  });

  it("begin with all that proves a send, where few events tell of one", () => {
    const first = (sent: number): unknown => {
      const counts = { "sms.sent": sent, "sms.delivered": 451, "sms.undelivered": 41, order_placed: 9 };
      const types = Object.entries(counts).map(([type, events]) => ({ type, events })).filter(({ events }) => events > 0);
      return offeredSamples({ types, journeys: [], properties: [] })[0]?.definition.stages[0]?.steps.map(({ event }) => event);
    };
    expect(first(500)).toEqual(["sms.sent"]);
    expect(first(8)).toEqual(["sms.sent", "sms.delivered", "sms.undelivered"]);
    expect(first(0)).toEqual(["sms.delivered", "sms.undelivered"]);
  });

  it("count deliveries where each message to each contact has its own, and else contacts", () => {
    const types = [{ type: "email.sent", events: 3 }, { type: "email.opened", events: 2 }, { type: "email.clicked", events: 1 }];
    const count = (delivery: { distinct: number; count: number } | null): unknown => {
      const properties = delivery ? [{ name: "delivery", ...delivery }] : [];
      return offeredSamples({ types, journeys: [], properties })[0]?.definition.count;
    };
    expect(count({ distinct: 3, count: 6 })).toBe("delivery");
    expect(count(null)).toBeUndefined();
    // An open that names none would be lost; one id for all that was sent at once would be one record.
    expect(count({ distinct: 3, count: 5 })).toBeUndefined();
    expect(count({ distinct: 1, count: 6 })).toBeUndefined();
  });

  it("find as many opened and clicked as the metrics do", async () => {
    const at = (day: number): string => `2026-01-0${day}T09:00:00Z`;
    const event = (contact: string, type: string, message: number, day: number, more = {}): object =>
      ({ contact, type: `email.${type}`, message: `news-${message}`, delivery: `${contact}-${message}`, time: at(day), ...more });
    // Both get two messages, a opens and clicks the second alone; b's opens are a proxy's, the last one is not.
    const events = [
      ...["a", "b"].flatMap((contact) => [event(contact, "sent", 1, 1), event(contact, "sent", 2, 3)]),
      event("a", "opened", 2, 4),
      event("a", "clicked", 2, 5, { url: "https://shop.example/" }),
      event("b", "opened", 1, 2, { machine: { flag: true, reason: "proxy" } }),
      event("b", "opened", 2, 4, { machine: false }),
    ];
    const client = createClient({ wasmBinary: engineBytes() });
    try {
      await client.load(new TextEncoder().encode(events.map((row) => `${JSON.stringify(row)}\n`).join("")));
      const [sample] = offeredSamples(await client.query({ report: "catalog" }));
      if (!sample) throw new Error("none is offered");
      const { stages } = await client.query({ report: "funnel", definition: sample.definition });
      const { email } = await client.query({ report: "cards" });
      expect(stages.map(({ records }) => records)).toEqual([4, 2, 1]);
      expect([email?.sends, email?.opened, email?.clicked]).toEqual([4, 2, 1]);
    } finally {
      client.dispose();
    }
  });

  it("never begin or end with an optional stage", () => {
    const all = ["page_view", "form_submitted", "meeting_booked", "deal_created", "email.sent", "email.delivered",
      "email.opened", "email.clicked", "sms.sent", "order_placed", "add_to_cart", "checkout_started"];
    for (const { definition } of offered(all)) {
      expect(definition.stages[0]?.optional).toBeUndefined();
      expect(definition.stages.at(-1)?.optional).toBeUndefined();
    }
  });
});

describe("a definition's text", () => {
  it("is a definition, bare or wrapped as a request", () => {
    const definition = { stages: [{ id: "a", steps: [] }] };
    expect(readDefinition(JSON.stringify(definition))).toEqual({ ok: true, definition });
    expect(readDefinition(JSON.stringify({ report: "funnel", definition }))).toEqual({ ok: true, definition });
  });

  it.each([
    ["  ", "empty"],
    ["{", "not-json"],
    ["[]", "no-stages"],
    ["null", "no-stages"],
    ['{"stages":3}', "no-stages"],
  ])("%j is refused: %s", (text, reason) => {
    expect(readDefinition(text)).toMatchObject({ ok: false, reason });
  });
});

describe("a duration", () => {
  it.each([
    ["P30D", 30 * 86_400_000],
    ["PT12H", 12 * 3_600_000],
    ["P1DT6H30M", 86_400_000 + 6.5 * 3_600_000],
    ["P2W", 14 * 86_400_000],
    ["PT1.5S", 1500],
    ["P", null],
    ["P1DT", null],
    ["P1M", null],
    ["30 days", null],
  ])("%s is %s ms", (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });
});
