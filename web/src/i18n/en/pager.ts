// Pages of a long table. Loaded with their element.

import type { Message } from "../message.js";

export const pager = {
  "pager.label": "Pages",
  "pager.shown": "{from} to {to} of {total}",
  "pager.first": "First page",
  "pager.previous": "Previous page",
  "pager.next": "Next page",
  "pager.last": "Last page",
} as const satisfies Record<string, Message>;
