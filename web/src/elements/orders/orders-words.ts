// What orders and their credits are called in the reader's language.

import { orders as en } from "../../i18n/en/orders.js";
import { orders as fr } from "../../i18n/fr/orders.js";
import type { Localizer, Values } from "../../i18n/translate.js";
import type { CatalogAnswer, EligibleStep } from "../../types/index.js";

export type OrdersKey = keyof typeof en;
export type OrdersText = (key: OrdersKey, values?: Values) => string;

export function ordersText(words: Localizer): OrdersText {
  const messages = words.language === "fr" ? fr : en;
  return (key, values) => words.say(messages[key], values);
}

/** The message's name in its journey, else its id. */
export function creditedName(text: OrdersText, catalog: CatalogAnswer | null, { message, journey }: EligibleStep): string {
  if (message === null) return text("orders.noMessage");
  const journeys = catalog?.journeys ?? [];
  const own = journeys.find((candidate) => candidate.journey === journey);
  const named = (own ? [own] : journeys).flatMap(({ messages }) => messages).find((known) => known.message === message);
  return named && named.name !== "" ? named.name : message;
}

/** When it was sent, and what the contact did with it. */
export function touchText(words: Localizer, text: OrdersText, { sentAt, touch, touchAt }: EligibleStep): string {
  const { dateTime } = words.format;
  const sent = sentAt ? text("orders.sent", { time: dateTime(sentAt) }) : text("orders.sent.unknown");
  return touch && touchAt ? `${sent} · ${text(`touch.${touch}`, { time: dateTime(touchAt) })}` : sent;
}
