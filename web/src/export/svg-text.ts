// Text in a picture that stands alone: as many lines as it needs. Pure.

import { wrapText } from "../charts/wrap-text.js";
import { escaped } from "./escaped.js";

export interface TextLook {
  readonly fontFamily: string;
  /** Of one line, in px. */
  measure(text: string, size: number, weight: number): number;
}

export interface TextBox {
  readonly x: number;
  /** Of the first line's upper edge. */
  readonly y: number;
  readonly room: number;
  readonly size: number;
  readonly weight: number;
  readonly color: string;
}

/** Whoever opens the file may have a font that is a little wider. */
const SLACK = 1.05;

/** `bottom`: the last line's lower edge; `y` where there is no text. */
export function textBlock(text: string, { x, y, room, size, weight, color }: TextBox, look: TextLook): { svg: string; bottom: number } {
  const lineHeight = Math.round(size * 1.35);
  const lines = wrapText(text, room, (line) => look.measure(line, size, weight) * SLACK);
  const svg = lines.map(
    (line, index) =>
      `<text x="${x}" y="${y + size + index * lineHeight}" fill="${escaped(color)}" font-size="${size}" ` +
      `font-weight="${weight}" font-family="${escaped(look.fontFamily)}">${escaped(line)}</text>`,
  );
  return { svg: svg.join(""), bottom: y + lines.length * lineHeight };
}
