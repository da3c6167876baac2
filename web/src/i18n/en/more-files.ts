// Files that are opened over an open report. Loaded with their element.

import type { Message } from "../message.js";

export const moreFiles = {
  "more.title": { one: "Add {name} to this report, or open it instead?", other: "Add {count} files to this report, or open them instead?" },
  "more.hint": {
    one: "Added, it is read together with the files that are open, as one report. Opened instead, it closes them.",
    other: "Added, they are read together with the files that are open, as one report. Opened instead, they close these.",
  },
  "more.add": "Add to this report",
  "more.replace": "Open instead",
  "more.leave": "Cancel",
} as const satisfies Record<string, Message>;
