// The funnel's columns as SVG that stands alone, words and numbers in the picture, each text whole. Pure.

import { funnelColumns } from "../charts/funnel-columns.js";
import { escaped } from "./escaped.js";
import { textBlock, type TextLook } from "./svg-text.js";

export interface PosterStage {
  readonly name: string;
  readonly records: number;
  readonly optional: boolean;
  /** "12,345" */
  readonly count: string;
  /** "83.1% of all" */
  readonly share: string;
  /** "83.1% went on"; empty at the last stage, and where nobody was there to. */
  readonly went: string;
  /** "2,718 left here"; empty where nobody did. */
  readonly lost: string;
}

export interface PosterLook extends TextLook {
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly bad: string;
}

export interface Poster {
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

const SLOT = 200;
const COLUMN = 92;
const CHART = 240;
/** Between the texts of one stage and those of the next. */
const GAP = 16;

export function funnelPoster(stages: readonly PosterStage[], look: PosterLook): Poster {
  /** One text of each stage, side by side; `y` is where the row begins, `bottom` where the tallest ends. */
  const row = (of: (stage: PosterStage) => string, y: number, size: number, weight: number, color: string): { svg: string; bottom: number } => {
    const blocks = stages.map((stage, index) =>
      textBlock(of(stage), { x: index * SLOT, y, room: SLOT - GAP, size, weight, color }, look),
    );
    return { svg: blocks.map(({ svg }) => svg).join(""), bottom: Math.max(y, ...blocks.map(({ bottom }) => bottom)) };
  };
  const names = row(({ name }) => name, 0, 14, 600, look.text);
  const counts = row(({ count }) => count, names.bottom, 22, 640, look.text);
  const shares = row(({ share }) => share, counts.bottom, 13, 400, look.muted);
  const chart = shares.bottom + 12;
  const went = row((stage) => stage.went, chart + CHART + 8, 13, 600, look.accent);
  const lost = row((stage) => stage.lost, went.bottom, 13, 400, look.bad);
  const accent = escaped(look.accent);
  const columns = funnelColumns(stages, { slotWidth: SLOT, columnWidth: COLUMN, height: CHART, radius: 8 });
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
  return {
    body: `<g transform="translate(0 ${chart})">${shapes}</g>` + [names, counts, shares, went, lost].map(({ svg }) => svg).join(""),
    width: stages.length * SLOT - GAP,
    height: lost.bottom,
  };
}
