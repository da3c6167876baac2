// The table of messages, a message's own report.

import type { Message } from "../message.js";

export const messages = {
  "export.saved": "The file was saved.",
  "messages.search": "Find a message",
  "messages.nothing": "No message is named like “{search}”.",
  "messages.columns": "Columns",
  "messages.columns.usual": "Reset to the default",
  "message.absent": "This message is not part of your selection.",
  "message.back": "All messages",
  "message.links": "Links clicked",
  "message.links.none": "No click was counted.",
  "message.links.url": "Address",
  "message.links.clicks": "Clicks",
  "message.links.machines": "By machines",
  "message.links.unknown": "No address known",
  "message.links.unsubscribe": "unsubscribe link",
  "message.links.apart": "not counted as {count:click|clicks}",
  "message.links.all": { one: "Show {count} link", other: "Show all {count} links" },
} as const satisfies Record<string, Message>;
