// The columns of recipients: which a message has, and a row's cell in words.

import { NO_VALUE } from "../../i18n/format.js";
import type { Localizer } from "../../i18n/translate.js";
import { mainCurrency } from "../../state/metric-view.js";
import type { RecipientRow, RecipientState, ReportChannel } from "../../types/index.js";
import { moneyText } from "../shared/metric-words.js";
import { recipientsText, type RecipientsKey } from "./recipient-words.js";
import { shownText } from "../shared/shown-text.js";

export type RecipientColumn = Exclude<keyof RecipientRow, "machineOpens" | "codeClass">;

const COLUMNS: readonly RecipientColumn[] = [
  "contact", "sentAt", "deliveredAt", "firstOpenAt", "opens", "firstClickAt", "clicks", "unsubscribedAt",
  "bounce", "code", "orders", "revenue",
];

/** Those that the rows have; all of a channel's where there is no row to tell. */
export function recipientColumns(row: RecipientRow | undefined): readonly RecipientColumn[] {
  return row ? COLUMNS.filter((column) => row[column] !== undefined) : ["contact", "sentAt", "deliveredAt"];
}

export function recipientStates(channel: ReportChannel, orders: boolean): readonly RecipientState[] {
  const states: RecipientState[] =
    channel === "email"
      ? ["delivered", "opened", "clicked", "bounced", "pending", "unsubscribed", "complained"]
      : ["delivered", "clicked", "undelivered", "unconfirmed", "unsubscribed"];
  return orders ? [...states, "ordered"] : states;
}

export function columnLabel(words: Localizer, column: RecipientColumn): string {
  return recipientsText(words)(`recipients.${column}`);
}

export function isTime(column: RecipientColumn): boolean {
  return column.endsWith("At");
}

export function cellText(words: Localizer, row: RecipientRow, column: RecipientColumn): string {
  switch (column) {
    case "contact":
      return shownText(words, row.contact);
    case "bounce":
      return bounceText(words, row.bounce ?? null);
    case "code":
      return row.code ?? NO_VALUE;
    case "revenue":
      return row.revenue && mainCurrency(row.revenue) !== null ? moneyText(words, row.revenue, null, "cents") : NO_VALUE;
    case "opens":
    case "clicks":
    case "orders":
      return words.format.number(row[column]);
    default:
      return words.format.dateTime(row[column]);
  }
}

function bounceText(words: Localizer, bounce: string | null): string {
  if (bounce === null) return NO_VALUE;
  const known: Readonly<Record<string, RecipientsKey>> = {
    hard: "recipients.bounce.hard",
    soft: "recipients.bounce.soft",
    block: "recipients.bounce.block",
  };
  const key = known[bounce];
  const text = recipientsText(words);
  return key ? text(key) : bounce || text("recipients.bounce.unknown");
}
