// Text that has to fit beside a shape, where nothing wraps.

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** At most `room` characters as a reader counts them, an ellipsis the last where some are left out. */
export function cutText(text: string, room: number): string {
  const characters = Array.from(segmenter.segment(text), ({ segment }) => segment);
  if (characters.length <= room) return text;
  return `${characters.slice(0, Math.max(1, Math.floor(room) - 1)).join("")}…`;
}
