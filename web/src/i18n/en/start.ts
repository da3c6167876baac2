// Opening files: recent and kept ones.

import type { Message } from "../message.js";

export const start = {
  "recent.title": "Recently opened",
  "recent.several": "{name} and {count} more",
  "recent.kept": "kept on this device",
  "recent.remove": "Remove {name} from this list",
  "recent.forget": "Forget the copy of {name}",
  "keep.title": "On this device",
  "keep.hint": "The page forgets your files when it is closed. If you ask it to, it keeps a copy in this browser, on this device only, until you say forget.",
  "keep.do": "Remember these files on this device",
  "keep.done": "A copy of these files is kept on this device.",
  "keep.forget": "Forget them",
  "keep.forgotten": "The copy was removed.",
  "keep.busy": "Copying…",
  "keep.failed": "The browser did not take the copy; there may be no room left.",
} as const satisfies Record<string, Message>;
