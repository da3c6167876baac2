import { describe, expect, it } from "vitest";
import {
  isDefaultChoice,
  mergedChoice,
  moveCard,
  offeredCards,
  placeForKey,
  readCards,
  shownCards,
  toggleCard,
} from "../../../web/src/state/card-choice.js";
import { DEFAULT_CARDS } from "../../../web/src/state/metric-view.js";

const all = { orders: true, sms: true, email: true };

describe("a choice of cards", () => {
  it("is read from text, unknown names passed over, each once", () => {
    expect(readCards(" openRate nothing  sends openRate ")).toEqual(["openRate", "sends"]);
    expect(readCards(["openRate", "nothing", "sends"])).toEqual(["openRate", "sends"]);
  });

  it("takes cards in and out, but never the last", () => {
    expect(toggleCard(["sends"], "openRate")).toEqual(["sends", "openRate"]);
    expect(toggleCard(["sends", "openRate"], "sends")).toEqual(["openRate"]);
    expect(toggleCard(["openRate"], "openRate")).toEqual(["openRate"]);
  });

  it.each([
    [0, 2, ["openRate", "clickRate", "sends"]],
    [2, 0, ["clickRate", "sends", "openRate"]],
    [1, 9, ["sends", "clickRate", "openRate"]],
    [7, 0, ["sends", "openRate", "clickRate"]],
  ])("moves a card from %i to %i", (from, to, expected) => {
    expect(moveCard(["sends", "openRate", "clickRate"], from, to)).toEqual(expected);
  });

  it.each([
    ["ArrowUp", 0, 0],
    ["ArrowUp", 2, 1],
    ["ArrowDown", 2, 2],
    ["Home", 2, 0],
    ["End", 0, 2],
    ["a", 1, null],
  ])("is moved by %s from %i to %s", (key, index, to) => {
    expect(placeForKey(key, index, 3)).toBe(to);
  });

  it("offers commerce only with orders, SMS only with SMS", () => {
    const ids = (holds: typeof all): string[] => offeredCards([], holds).flatMap((group) => group.ids);
    expect(ids(all)).toEqual(expect.arrayContaining(["revenue", "undelivered", "openRate"]));
    const mail = ids({ orders: false, sms: false, email: true });
    expect(mail).toContain("openRate");
    expect(mail).not.toContain("revenue");
    expect(mail).not.toContain("undeliveredRate");
  });

  it("keeps cards that this data cannot fill", () => {
    const holds = { ...all, orders: false };
    const chosen = ["revenue", "sends", "openRate"] as const;
    expect(shownCards(chosen, holds)).toEqual(["sends", "openRate"]);
    expect(mergedChoice(chosen, ["openRate", "sends"], holds)).toEqual(["openRate", "sends", "revenue"]);
  });

  it("knows the usual one", () => {
    expect(isDefaultChoice(DEFAULT_CARDS)).toBe(true);
    expect(isDefaultChoice(moveCard(DEFAULT_CARDS, 0, 1))).toBe(false);
  });
});
