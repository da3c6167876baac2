// The table of messages, and what leads to a message's own report and back.

import type { Message } from "../message.js";

export const messages = {
  "export.saved": "The file was saved.",
  "messages.search": "Find a message",
  "messages.nothing": "No message is named like “{search}”.",
  "messages.columns": "Columns",
  "messages.columns.usual": "Reset to the default",
  "message.absent": "This message is not part of your selection.",
  "message.back": "All messages",
} as const satisfies Record<string, Message>;
