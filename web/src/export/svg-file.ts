// A picture that stands alone: SVG text with every style written into it, and the same as PNG.
//
// On the page a picture gets its look from the element's sheets, which a file does not have; so the look
// that the browser computed is written onto a copy.

import { escaped } from "./escaped.js";

const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "opacity", "font-family", "font-size", "font-weight", "text-anchor", "display",
] as const;

const PADDING = 24;
const TITLE_HEIGHT = 40;
/** PNG pixels a px, for sharp slides. */
const SCALE = 2;

export interface Frame {
  readonly title: string;
  readonly background: string;
  readonly color: string;
  readonly fontFamily: string;
}

/** `body` is SVG markup of `width` by `height`; around it a ground, a margin and the title. */
export function framedSvg(body: string, width: number, height: number, frame: Frame): string {
  const fullWidth = width + 2 * PADDING;
  const fullHeight = height + 2 * PADDING + TITLE_HEIGHT;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${fullHeight}" viewBox="0 0 ${fullWidth} ${fullHeight}">` +
    `<title>${escaped(frame.title)}</title>` +
    `<rect width="100%" height="100%" fill="${escaped(frame.background)}"/>` +
    `<text x="${PADDING}" y="${PADDING + 16}" fill="${escaped(frame.color)}" font-family="${escaped(frame.fontFamily)}" ` +
    `font-size="17" font-weight="600">${escaped(frame.title)}</text>` +
    `<g transform="translate(${PADDING} ${PADDING + TITLE_HEIGHT})">${body}</g></svg>`
  );
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
    .replace(/<\/svg>$/u, "");
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
