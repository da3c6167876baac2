// Text tables: columns aligned by the width of their cells. What comes from the data is stripped of
// control characters, so that it cannot steer the terminal.

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** Of a text at the end of a row, which is broken into lines where there is no more room. */
const fewestCells = 20;

/**
 * Lines without a line break at the end. A row may be shorter than the columns. In a table that is wider than `room`
 * cells the last column, where it is text, is broken into lines; one with titles that is still wider is parted into
 * several that begin with its first column.
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], room = Infinity): string[] {
  const cells = rows.map((row) => columns.map((_, index) => plain(row[index] ?? "")));
  const titles = columns.map(({ title }) => title);
  const titled = titles.some((title) => title !== "");
  const all = titled ? [titles, ...cells] : cells;
  // Not Math.max(...): a table may have more rows than a call may have arguments.
  const widths = columns.map((_, index) => all.reduce((most, row) => Math.max(most, width(row[index] ?? "")), 0));
  const last = columns.length - 1;
  const most = widths[last] ?? 0;
  const least = columns[last]?.align === "right" ? most : Math.min(most, Math.max(fewestCells, width(titles[last] ?? "")));
  const parts = titled ? partsOf([...widths.slice(0, -1), least], room) : [widths.map((_, index) => index)];
  return parts.flatMap((part, at) => {
    const isEnd = part.at(-1) === last;
    const before = part.reduce((sum, index) => (index === last ? sum : sum + (widths[index] ?? 0) + between.length), 0);
    const end = Math.min(most, Math.max(least, room - before));
    const cellsOf = (index: number): number => (index === last ? end : (widths[index] ?? 0));
    const line = (row: readonly string[]): string =>
      part
        .map((index) => pad(row[index] ?? "", cellsOf(index), columns[index]?.align ?? "left"))
        .join(between)
        .trimEnd();
    const rule = part.map((index) => "─".repeat(cellsOf(index))).join(between);
    const shown = isEnd && end < most ? cells.flatMap((row) => inLines(row, end)) : cells;
    return [...(at > 0 ? [""] : []), ...(titled ? [line(titles), rule] : []), ...shown.map(line)];
  });
}

const between = "  ";

/** The columns of each part, by their indices: as many as there is room for, one beside the first at least. */
function partsOf(widths: readonly number[], room: number): number[][] {
  const parts: number[][] = [[0]];
  let taken = widths[0] ?? 0;
  for (let index = 1; index < widths.length; index += 1) {
    const more = between.length + (widths[index] ?? 0);
    const part = parts.at(-1) ?? [];
    if (taken + more > room && part.length > 1) {
      parts.push([0, index]);
      taken = (widths[0] ?? 0) + more;
    } else {
      part.push(index);
      taken += more;
    }
  }
  return parts;
}

/** The row, and below it further ones with what its last cell, of `cells` cells, has no room for. */
function inLines(row: readonly string[], cells: number): (readonly string[])[] {
  const others = row.slice(0, -1);
  return broken(row.at(-1) ?? "", cells).map((text, at) => [...(at === 0 ? others : others.map(() => "")), text]);
}

/** In lines of at most `cells` cells: at blanks, a word that is longer anywhere. */
function broken(text: string, cells: number): string[] {
  if (width(text) <= cells) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (width(longer) <= cells) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const character of word) {
      if (line !== "" && width(line + character) > cells) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  return [...lines, line];
}

/** `share` of `cells` cells, in eighths; anything above 0 shows. */
export function bar(share: number, cells: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * cells * 8);
  const shown = share > 0 ? Math.max(1, eighths) : 0;
  const parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
  return "█".repeat(Math.floor(shown / 8)) + (parts[shown % 8] ?? "");
}

export function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, " ");
}

function pad(text: string, to: number, align: "left" | "right"): string {
  const blank = " ".repeat(Math.max(0, to - width(text)));
  return align === "right" ? blank + text : text + blank;
}

/** At most `cells` cells of a text from the data; an ellipsis says that there was more. */
export function shorten(text: string, cells: number): string {
  const shown = plain(text);
  if (width(shown) <= cells) return shown;
  let short = "";
  for (const character of shown) {
    if (width(short + character) >= cells) break;
    short += character;
  }
  return `${short}…`;
}

/** The same of a path, whose end says more. */
export function shortenStart(text: string, cells: number): string {
  const shown = plain(text);
  if (width(shown) <= cells) return shown;
  let short = "";
  for (const character of Array.from(shown).reverse()) {
    if (width(character + short) >= cells) break;
    short = character + short;
  }
  return `…${short}`;
}

/** Cells on a terminal, not characters: marks take none, East Asian wide characters and emoji take two. */
export function width(text: string): number {
  let cells = 0;
  for (const character of text) {
    if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) continue;
    cells += wide.test(character) ? 2 : 1;
  }
  return cells;
}

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]$/u;
