// A long list of choices. Loaded with its element.

import type { Message } from "../message.js";

export const choice = {
  "choice.search": "Find: {name}",
  "choice.more": { one: "{count} more. Type to find it.", other: "{count} more. Type to find them." },
  "choice.none": "Nothing is named like this.",
} as const satisfies Record<string, Message>;
