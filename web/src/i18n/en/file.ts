// Taking a report away, and the report that is a file.

import type { Message } from "../message.js";

export const file = {
  "export.title": "Save",
  "export.busy": "Saving…",
  "export.html": "One HTML file",
  "export.html.hint": "The report to open anywhere, offline. Counts and rates only, nobody's data.",
  "export.records": "One HTML file with recipients",
  "export.records.hint": "Holds every recipient's address: personal data.",
  "export.json": "JSON",
  "export.json.hint": "The numbers of this report, for programs.",
  "export.print": "Print or PDF",
  "export.print.hint": "The open tab, on tidy pages.",
  "export.failed": "The file could not be made.",
  "file.noscript": "This report needs JavaScript. It runs inside this file alone and sends nothing.",
  "error.not-in-file": "This file does not hold the answer to that.",
} as const satisfies Record<string, Message>;
