// A picture that stands alone: SVG text with every style written into it, and the same as PNG.
//
// On the page a picture gets its look from the element's sheets, which a file does not have; so the look
// that the browser computed is written onto a copy.

import { escaped } from "./escaped.js";
import { textBlock, type TextLook } from "./svg-text.js";

const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "opacity", "font-family", "font-size", "font-weight", "text-anchor", "display",
] as const;

const PADDING = 24;
/** A picture of one stage still has room for its title. */
const LEAST_WIDTH = 384;
/** PNG pixels a px, for sharp slides. */
const SCALE = 2;

export interface Frame extends TextLook {
  readonly title: string;
  /** What the picture is about, below the title. */
  readonly caption: string;
  readonly background: string;
  readonly color: string;
  readonly muted: string;
}

/** What XML 1.0 has no place for, whatever names hold. */
const NOT_XML = /[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What keeps texts together on a page that is written from right to left; a picture is written from left to right. */
const ISOLATING = /[\u2066\u2069]/gu;

/** `body` is SVG markup of `width` by `height`; around it a ground, a margin, the title and the caption. */
export function framedSvg(body: string, width: number, height: number, frame: Frame): string {
  const room = Math.max(width, LEAST_WIDTH);
  const box = { x: PADDING, room };
  const title = textBlock(frame.title, { ...box, y: PADDING, size: 17, weight: 600, color: frame.color }, frame);
  const caption = textBlock(frame.caption, { ...box, y: title.bottom + 4, size: 13, weight: 400, color: frame.muted }, frame);
  const top = caption.bottom + 16;
  const fullWidth = room + 2 * PADDING;
  const fullHeight = top + height + PADDING;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${fullHeight}" viewBox="0 0 ${fullWidth} ${fullHeight}">` +
    `<title>${escaped(frame.title)}</title>` +
    `<rect width="100%" height="100%" fill="${escaped(frame.background)}"/>${title.svg}${caption.svg}` +
    `<g transform="translate(${PADDING} ${top})">${body}</g></svg>`
  ).replace(NOT_XML, "\ufffd");
}

/** How wide the browser writes a text. */
export function textMeasure(fontFamily: string): TextLook["measure"] {
  const context = document.createElement("canvas").getContext("2d");
  return (text, size, weight) => {
    if (!context) return text.length * size;
    context.font = `${weight} ${size}px ${fontFamily}`;
    return context.measureText(text).width;
  };
}

/** The markup inside a picture of the page, its look written into it. */
export function styledMarkup(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const originals = picture.querySelectorAll<SVGElement>("*");
  copy.querySelectorAll<SVGElement>("*").forEach((element, index) => {
    const original = originals[index];
    if (!original) return;
    const computed = getComputedStyle(original);
    for (const name of STYLES) {
      const value = computed.getPropertyValue(name);
      if (value !== "") element.setAttribute(name, value);
    }
    element.removeAttribute("class");
    element.removeAttribute("style");
  });
  return new XMLSerializer()
    .serializeToString(copy)
    .replace(/^<svg[^>]*>/u, "")
    .replace(/<\/svg>$/u, "")
    .replace(ISOLATING, "");
}

/** The SVG drawn onto a canvas; null where the browser cannot. */
export async function pngOf(svg: string): Promise<Blob | null> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    const context = canvas.getContext("2d");
    if (!context) return null;
    context.scale(SCALE, SCALE);
    context.drawImage(image, 0, 0);
    return await new Promise((resolve) => {
      canvas.toBlob(resolve, "image/png");
    });
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}
