// The few pictures of the interface, drawn in strokes of the text's colour. All are decoration:
// hidden from screen readers, always beside words.

import { svg, type TemplateResult } from "lit";

export function icon(paths: string): TemplateResult {
  return svg`<svg class="icon" viewBox="0 0 24 24" width="22" height="22" fill="none"
    stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"
    aria-hidden="true" focusable="false"><path d=${paths}></path></svg>`;
}

export const icons = {
  performance: icon("M4 20V11M10 20V4M16 20v-6M21 20H3"),
  messages: icon("M3 6h18v12H3zM3.5 6.5 12 13l8.5-6.5"),
  funnel: icon("M4 5h16M7 10h10M9.5 15h5M11 20h2"),
  data: icon("M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zM4 6c0 4 16 4 16 0M4 12c0 4 16 4 16 0"),
  files: icon("M3 19V5h6l2 3h10v11z"),
  lock: icon("M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11"),
  sms: icon("M4 5h16v11H11l-4 4v-4H4z"),
  turn: icon("M8 4v16M8 20l-4-4M8 20l4-4M16 20V4M16 4l-4 4M16 4l4 4"),
  down: icon("M6 9l6 6 6-6"),
  back: icon("M15 5l-7 7 7 7"),
  next: icon("M9 5l7 7-7 7"),
  check: icon("M5 12.5l4.5 4.5L19 7.5"),
  calendar: icon("M4 6h16v14H4zM4 10h16M8 3v5M16 3v5"),
  filter: icon("M4 6h16M7 12h10M10 18h4"),
  counting: icon("M4 8h9M17 8h3M4 16h3M11 16h9M15 6v4M9 14v4"),
  pencil: icon("M5 19l1-4L16.5 4.5l3 3L9 18z"),
  grip: icon("M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01"),
  search: icon("M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20"),
  columns: icon("M4 5h16v14H4zM10 5v14M15 5v14"),
  save: icon("M12 4v11M7 10l5 5 5-5M4 17v3h16v-3"),
  up: icon("M12 19V5M6 11l6-6 6 6"),
  fall: icon("M12 5v14M6 13l6 6 6-6"),
  same: icon("M6 12h12"),
  page: icon("M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h5"),
  people: icon("M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-7 12-7 12 0M16 4.5a3.5 3.5 0 0 1 0 6M21 20c0-3-1.5-4.8-4-5.3"),
  print: icon("M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z"),
  journey: icon("M5 19c0-9 14-6 14-14M5 19h.01M19 5h.01"),
  close: icon("M6 6l12 12M18 6 6 18"),
} as const;
