import { describe, expect, it } from "vitest";
import { readDefinition } from "../../../web/src/state/definition-text.js";
import { durationMs } from "../../../web/src/state/duration.js";
import { offeredSamples } from "../../../web/src/state/funnel-samples.js";

const types = (...names: string[]): { type: string }[] => names.map((type) => ({ type }));
const journey = (...messages: string[]): Parameters<typeof offeredSamples>[1][number] => ({
  journey: "j",
  name: "J",
  status: "active",
  messages: messages.map((message) => ({ message, name: message, channel: "email" })),
});

describe("ready-made funnels", () => {
  it("are offered where the data can fill every required stage", () => {
    const ids = (...names: string[]): string[] => offeredSamples(types(...names), []).map(({ id }) => id);
    expect(ids("page_view", "form_submitted", "meeting_booked", "deal_created")).toEqual(["deal"]);
    expect(ids("page_view", "form_submitted", "meeting_booked")).toEqual([]);
    expect(ids("email.sent", "email.opened", "email.clicked")).toEqual(["engagement"]);
    expect(ids("sms.sent", "order_placed", "add_to_cart")).toEqual(["welcome", "cart"]);
  });

  it("begin later where an export tells of no sends or no carts, as Klaviyo's", () => {
    const offered = offeredSamples(types("email.delivered", "email.opened", "email.clicked", "checkout_started", "order_placed"), []);
    expect(offered.map(({ id }) => id)).toEqual(["welcome", "checkout", "received"]);
    expect(offered[0]?.definition.stages[0]?.steps).toEqual([{ event: "email.delivered" }]);
    const ids = (...names: string[]): string[] => offeredSamples(types(...names), []).map(({ id }) => id);
    expect(ids("email.opened", "email.clicked")).toEqual(["opened"]);
    expect(ids("email.sent", "email.delivered", "email.opened", "email.clicked")).toEqual(["engagement"]);
    expect(ids("email.sent", "sms.delivered", "order_placed")).toEqual(["welcome"]);
  });

  it("end at the order where the data tells of no clicks", () => {
    const offered = offeredSamples(types("email.sent", "email.opened", "order_placed"), []);
    expect(offered.map(({ id }) => id)).toEqual(["welcome", "bought"]);
    expect(offered[1]?.definition.stages.map(({ id, steps }) => [id, steps])).toEqual([
      ["sent", [{ event: "email.sent" }]],
      ["opened", [{ event: "email.opened" }]],
      ["order", [{ event: "order_placed" }]],
    ]);
  });

  it("leave out the optional stages and steps that the data lacks", () => {
    const [welcome] = offeredSamples(types("email.sent", "email.clicked", "order_placed"), []);
    expect(welcome?.definition.stages).toEqual([
      { id: "welcomed", steps: [{ event: "email.sent" }] },
      { id: "clicked", optional: true, steps: [{ event: "email.clicked" }] },
      { id: "order", steps: [{ event: "order_placed" }] },
    ]);
  });

  it("begin at the messages that welcome somebody, where there are some", () => {
    const [welcome] = offeredSamples(types("email.sent", "order_placed"), [journey("welcome-1", "offer")]);
    expect(welcome?.definition.stages[0]?.steps).toEqual([
      { event: "email.sent", where: [["message", "in", ["welcome-1"]]] },
    ]);
  });

  it("never begin or end with an optional stage", () => {
    const all = ["page_view", "form_submitted", "meeting_booked", "deal_created", "email.sent", "email.delivered",
      "email.opened", "email.clicked", "sms.sent", "order_placed", "add_to_cart", "checkout_started"];
    for (const { definition } of offeredSamples(types(...all), [])) {
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
