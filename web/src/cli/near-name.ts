// The word that somebody may have meant, for error messages.

/**
 * The nearest of `names` in spelling: at most a third of the name's letters (one at least) missing, too many, others,
 * or changed with their neighbour. The first of several; undefined where none is near.
 */
export function nearName(name: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    const count = edits(name.toLowerCase(), candidate);
    if (count < fewest) [best, fewest] = [candidate, count];
  }
  return best;
}

/** The distance of Damerau and Levenshtein, no letter changed twice. */
function edits(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + other, swapped));
    }
  }
  return at(a.length, b.length);
}
