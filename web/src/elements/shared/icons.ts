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
  files: icon("M12 16V4M7 9l5-5 5 5M4 15v5h16v-5"),
  lock: icon("M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11"),
  sms: icon("M4 5h16v11H11l-4 4v-4H4z"),
  turn: icon("M8 4v16M8 20l-4-4M8 20l4-4M16 20V4M16 4l-4 4M16 4l4 4"),
  close: icon("M6 6l12 12M18 6 6 18"),
} as const;
