// The links of a message. Loaded with its element.

import type { Message } from "../message.js";

export const links = {
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
