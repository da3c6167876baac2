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
  pause: icon("M9 5v14M15 5v14"),
  play: icon("M8 5v14l11-7z"),
  keep: icon("M6 4h12v16l-6-4-6 4z"),
  share: icon("M12 15V4M8 8l4-4 4 4M5 13v7h14v-7"),
  download: icon("M12 4v11M8 11l4 4 4-4M5 20h14"),
  bin: icon("M5 7h14M10 4h4M7 7l1 13h8l1-13"),
  split: icon("M5 12h5M10 12c5 0 3-6 9-6M10 12c5 0 3 6 9 6"),
  search: icon("M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5"),
} as const;
