// The styles of elements, css`…` in TypeScript, without comments and indentation: to a bundler they are text, and a reader's browser would fetch both.
// What stays is the same sheet: strings are kept as they are, and a space that separates stays one space.

const strings = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/.source;
const comments = new RegExp(`(${strings})|(\\s*)/\\*[\\s\\S]*?\\*/(\\s*)`, 'g');
const pieces = new RegExp(`(${strings})|;?\\s*(\\})\\s*|\\s*([{;,])\\s*|(:)\\s+|(\\s)\\s*`, 'g');

/**
 * A comment is the space around it; one without any parts two words all the same, and is left, empty.
 * @param {string} sheet
 */
export function smallSheet(sheet) {
  const bare = sheet.replace(comments, (_, text, before, after) => text ?? (before || after ? ' ' : '/**/'));
  return bare.trim().replace(pieces, (_, text, end, mark, colon, space) => text ?? end ?? mark ?? colon ?? (space ? ' ' : ''));
}

/**
 * A plugin of Rolldown's and, for builds, of Vite's. A sheet with places in it, `${…}`, stays as it is; so does what is no TypeScript:
 * the viewer of HTML files is there as text, and its hash stands beside it.
 */
export const smallStyles = {
  name: 'parcours-small-styles',
  apply: /** @type {const} */ ('build'),
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!id.endsWith('.ts')) return null;
    const small = code.replace(/\bcss`([^`]*)`/g, (whole, sheet) => (sheet.includes('${') ? whole : `css\`${smallSheet(sheet)}\``));
    return small === code ? null : { code: small, map: null };
  },
};
