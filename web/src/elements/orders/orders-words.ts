// What orders and their credits are called in the reader's language.

import { orders as en } from "../../i18n/en/orders.js";
import { orders as fr } from "../../i18n/fr/orders.js";
import type { Localizer, Values } from "../../i18n/translate.js";
import type { CatalogAnswer, EligibleStep, MessagesAnswer } from "../../types/index.js";

export type OrdersKey = keyof typeof en;
export type OrdersText = (key: OrdersKey, values?: Values) => string;

export function ordersText(words: Localizer): OrdersText {
  const messages = words.language === "fr" ? fr : en;
  return (key, values) => words.say(messages[key], values);
}

/** What a credited message is called: by its journey's record, else by what its events tell, else its id. */
export function messageNames(text: OrdersText, catalog: CatalogAnswer | null, told: MessagesAnswer | null): (step: EligibleStep) => string {
  const journeys = catalog?.journeys ?? [];
  const names = new Map((told?.rows ?? []).map(({ message, journey, name }) => [JSON.stringify([message, journey]), name]));
  return ({ message, journey }) => {
    if (message === null) return text("orders.noMessage");
    const own = journeys.find((candidate) => candidate.journey === journey);
    const named = (own ? [own] : journeys).flatMap(({ messages }) => messages).find((known) => known.message === message);
    return (named?.name ?? "") || (names.get(JSON.stringify([message, journey])) ?? message);
  };
}

/** When it was sent, and what the contact did with it. */
export function touchText(words: Localizer, text: OrdersText, { sentAt, touch, touchAt }: EligibleStep): string {
  const { dateTime } = words.format;
  const sent = sentAt ? text("orders.sent", { time: dateTime(sentAt) }) : text("orders.sent.unknown");
  return touch && touchAt ? `${sent} · ${text(`touch.${touch}`, { time: dateTime(touchAt) })}` : sent;
}
