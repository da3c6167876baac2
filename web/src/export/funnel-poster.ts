// The funnel's columns as SVG that stands alone, words and numbers in the picture. Pure.

import { cutText } from "../charts/cut-text.js";
import { funnelColumns } from "../charts/funnel-columns.js";
import { escaped } from "./escaped.js";

export interface PosterStage {
  readonly name: string;
  readonly records: number;
  readonly optional: boolean;
  /** "12,345" */
  readonly count: string;
  /** "83.1% of all" */
  readonly share: string;
  /** "83.1% went on"; empty at the last stage. */
  readonly went: string;
  /** "2,718 left here"; empty where nobody did. */
  readonly lost: string;
}

export interface PosterColors {
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly bad: string;
  readonly fontFamily: string;
}

export const POSTER = { slot: 200, column: 92, head: 84, chart: 240, feet: 56 } as const;

export function posterSize(stages: number): { width: number; height: number } {
  return {
    width: (stages - 1) * POSTER.slot + POSTER.column,
    height: POSTER.head + POSTER.chart + POSTER.feet,
  };
}

export function funnelPoster(stages: readonly PosterStage[], colors: PosterColors): string {
  const columns = funnelColumns(stages, {
    slotWidth: POSTER.slot,
    columnWidth: POSTER.column,
    height: POSTER.chart,
    radius: 8,
  });
  const line = (text: string, x: number, y: number, color: string, size: number, weight = 400): string =>
    text === ""
      ? ""
      : `<text x="${x}" y="${y}" fill="${escaped(color)}" font-size="${size}" font-weight="${weight}" ` +
        `font-family="${escaped(colors.fontFamily)}">${escaped(text)}</text>`;
  const accent = escaped(colors.accent);
  const shapes = columns
    .map(({ fall, column }, index) => {
      const optional = stages[index]?.optional === true;
      const dashes = optional ? ` fill-opacity="0.25" stroke="${accent}" stroke-dasharray="4 3"` : "";
      return (
        (fall ? `<path d="${fall}" fill="${accent}" fill-opacity="0.15"/>` : "") +
        (column ? `<path d="${column}" fill="${accent}"${dashes}/>` : "")
      );
    })
    .join("");
  const foot = POSTER.head + POSTER.chart;
  const words = stages
    .map((stage, index) => {
      const x = index * POSTER.slot;
      return (
        line(cutText(stage.name, 26), x, 16, colors.text, 14, 600) +
        line(stage.count, x, 44, colors.text, 22, 640) +
        line(stage.share, x, 66, colors.muted, 13) +
        line(stage.went, x, foot + 22, colors.accent, 13, 600) +
        line(stage.lost, x, foot + 42, colors.bad, 13)
      );
    })
    .join("");
  return `<g transform="translate(0 ${POSTER.head})">${shapes}</g>${words}`;
}
