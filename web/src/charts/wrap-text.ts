// Text as lines of a picture, where nothing wraps by itself. Pure.

/** Not a no-break space, which holds a number and its unit together. */
const BREAK = /[^\S\u00a0\u202f]+/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Lines no wider than `room` by `width`, broken between words; a longer word is broken within. "" has none. */
export function wrapText(text: string, room: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  const put = (piece: string, glue: string): void => {
    const longer = line === "" ? piece : line + glue + piece;
    if (line === "" || width(longer) <= room) line = longer;
    else {
      lines.push(line);
      line = piece;
    }
  };
  for (const word of text.split(BREAK).filter(Boolean)) {
    if (width(word) <= room) put(word, " ");
    else {
      const [first = "", ...rest] = Array.from(segmenter.segment(word), ({ segment }) => segment);
      put(first, " ");
      for (const character of rest) put(character, "");
    }
  }
  return line === "" ? lines : [...lines, line];
}
