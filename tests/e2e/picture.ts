// Two pictures of a page, compared by the browser itself.

import type { Page } from "playwright-core";

/** A channel differs by more than this of 255 where a reader would see it; letters' edges differ by less. */
const VISIBLE = 40;

/**
 * The share of points that differ visibly; 1 where the pictures are not of one size. Each is halved first, so that
 * a letter drawn half a point aside does not count.
 */
export async function difference(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async ([first, second, visible]) => {
      const read = async (base64: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        const [width, height] = [bitmap.width >> 1, bitmap.height >> 1];
        const context = new OffscreenCanvas(width, height).getContext("2d");
        if (!context) throw new Error("no canvas");
        context.imageSmoothingQuality = "high";
        context.drawImage(bitmap, 0, 0, width, height);
        return context.getImageData(0, 0, width, height);
      };
      const [a, b] = [await read(first), await read(second)];
      if (a.width !== b.width || a.height !== b.height) return 1;
      let differing = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const far = [0, 1, 2].some((channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > visible);
        if (far) differing += 1;
      }
      return differing / (a.data.length / 4);
    },
    [one.toString("base64"), other.toString("base64"), VISIBLE] as const,
  );
}
