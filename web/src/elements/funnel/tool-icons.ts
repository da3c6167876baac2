// Pictures of the funnel's builder and of the tools around its result.

import { icon } from "../shared/icons.js";

export const tools = {
  grip: icon("M9 5h.01M15 5h.01M9 12h.01M15 12h.01M9 19h.01M15 19h.01"),
  plus: icon("M12 5v14M5 12h14"),
  filter: icon("M4 5h16l-6 8v6l-4-2v-4z"),
  options: icon("M4 7h10M18 7h2M4 17h2M10 17h10M14 4v6M6 14v6"),
  up: icon("M12 19V5M6 11l6-6 6 6"),
  down: icon("M12 5v14M6 13l6 6 6-6"),
  undo: icon("M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3"),
  redo: icon("m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3"),
  pause: icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M10 9v6M14 9v6"),
  play: icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M10 8.5v7l6-3.5z"),
  keep: icon("M6 4h12v16l-6-4-6 4z"),
  share: icon("M18 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6M6 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6M18 22a3 3 0 1 0 0-6 3 3 0 0 0 0 6M8.6 10.5l6.8-4M8.6 13.5l6.8 4"),
  download: icon("M6 3h8l5 5v13H6zM14 3v5h5M12.5 11v6M9.5 14.5l3 3 3-3"),
  bin: icon("M5 7h14M10 4h4M7 7l1 13h8l1-13"),
  split: icon("M5 12h5M10 12c5 0 3-6 9-6M10 12c5 0 3 6 9 6"),
  search: icon("M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5"),
} as const;
