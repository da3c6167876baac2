// The page around a report. Loaded with it.

import type { Message } from "../message.js";

export const page = {
  "page.title": "Parcours: customer-journey reports on your device",
  "page.examples": "Examples for developers",
  "page.language": "Language",
  "page.theme": "Appearance",
  "page.theme.auto": "System",
  "page.theme.light": "Light",
  "page.theme.dark": "Dark",
  "language.en": "English",
  "language.fr": "Français",
} as const satisfies Record<string, Message>;
