// What a report that is a file says of itself. In the file alone.

import type { Message } from "../message.js";

export const aboutFile = {
  "file.about": "About this file",
  "file.made": "Made with Parcours on {time}. This file works without a network and sends nothing.",
  "file.made.from": "Made with Parcours on {time}, from {names}. This file works without a network and sends nothing.",
  "file.made.more": { one: "{count} more", other: "{count} more" },
  "file.aggregates": "It holds counts, rates and sums, the names of journeys, messages, lists and events, the filters as they were set, and of links and values of properties only those that at least five contacts have. It holds no contact and no row of the data.",
  "file.recipients": "It holds every recipient of every message: personal data.",
} as const satisfies Record<string, Message>;
