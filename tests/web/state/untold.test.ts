import { describe, expect, it } from "vitest";
import { channelsOf, hasInferredBase, isUntold, type Held } from "../../../web/src/state/untold.js";
import type { Metrics, MetricId } from "../../../web/src/types/index.js";

const holding = (...types: string[]): Held => ({ types: types.map((type) => ({ type, channel: null, events: 1 })), properties: [] });

describe("metrics of which the data tells nothing", () => {
  const told = (held: Held, channels: ("email" | "sms")[], ids: MetricId[]): MetricId[] => ids.filter((id) => !isUntold(id, channels, held));

  it("are those whose events it does not hold", () => {
    const ids: MetricId[] = ["sends", "deliveryRate", "openRate", "clickRate", "clicksPerUniqueOpens", "unsubscribeRate", "bounceRate", "abuseRate"];
    expect(told(holding("email.sent", "email.opened", "order_placed"), ["email"], ids)).toEqual(["sends", "openRate"]);
    expect(told(holding("email.delivered", "email.bounced", "email.complained"), ["email"], ids)).toEqual(["deliveryRate", "bounceRate", "abuseRate"]);
  });

  it("are asked for each channel, and of several only where none tells", () => {
    const held = holding("email.sent", "sms.clicked");
    expect(isUntold("clickRate", ["email"], held)).toBe(true);
    expect(isUntold("clickRate", ["sms"], held)).toBe(false);
    expect(isUntold("clickRate", ["email", "sms"], held)).toBe(false);
  });

  it("are asked for the channel that alone has them, whichever was used in the selection", () => {
    const held = holding("email.sent", "email.opened", "email.clicked", "sms.sent", "sms.undelivered");
    const ofEmail: MetricId[] = ["opened", "openRate", "clicksPerUniqueOpens", "bounceRate"];
    expect(told(held, ["sms"], ofEmail)).toEqual(["opened", "openRate", "clicksPerUniqueOpens"]);
    expect(told(held, ["email"], ["undelivered", "undeliveredRate", "sends"])).toHaveLength(3);
    expect(isUntold("undeliveredRate", ["email"], holding("email.sent", "sms.sent"))).toBe(true);
  });

  it("make the base of rates of deliveries inferred, where neither sends nor deliveries are told", () => {
    expect(hasInferredBase("openRate", ["email"], holding("email.opened", "email.clicked"))).toBe(true);
    expect(hasInferredBase("openRate", ["email"], holding("email.sent", "email.opened"))).toBe(false);
    expect(hasInferredBase("openRate", ["email"], holding("email.delivered", "email.opened"))).toBe(false);
    expect(hasInferredBase("bounceRate", ["email"], holding("email.opened"))).toBe(false);
    expect(hasInferredBase("openRate", ["email"], null)).toBe(false);
  });

  it("are amounts of orders that have none", () => {
    const held = holding("email.sent", "order_placed");
    const money: MetricId[] = ["revenue", "averageOrderRevenue", "revenuePerRecipient", "unattributedRevenue"];
    expect(told(held, [], money)).toEqual([]);
    expect(told(held && { ...held, properties: [{ name: "total" }] }, ["email"], money)).toEqual(money);
    expect(told(held, ["email"], ["orders", "orderRate"])).toHaveLength(2);
  });

  it("are no opt-outs where texts came back", () => {
    expect(isUntold("unsubscribeRate", ["sms"], holding("sms.sent", "sms.inbound"))).toBe(false);
    expect(isUntold("unsubscribeRate", ["email"], holding("email.sent", "sms.inbound"))).toBe(true);
  });

  it("are none while nothing is known of the data, where no channel was used, and of orders and pending sends", () => {
    expect(isUntold("clickRate", ["email"], null)).toBe(false);
    expect(isUntold("clickRate", [], holding())).toBe(false);
    expect(told(holding(), ["email", "sms"], ["orders", "revenue", "pending", "unconfirmed"])).toHaveLength(4);
  });
});

it("the channels counted are those that were used", () => {
  const used = { email: { sends: 3 } as Metrics, sms: { sends: 0 } as Metrics };
  expect(channelsOf(used, "all")).toEqual(["email"]);
  expect(channelsOf(used, "sms")).toEqual([]);
});
