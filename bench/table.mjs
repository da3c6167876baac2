// A table for a terminal: rows by columns, each number with how many times the first row's it is.

const width = 22;

/** `columns`: {title, text(number)}; `number(row, column)` may be undefined. */
export function printTable(rows, columns, number) {
  const first = Math.max(...rows.map((row) => row.length)) + 2;
  // Titles of two lines: what, and in which unit.
  for (const line of [0, 1]) {
    console.log(''.padEnd(first) + columns.map(({ title }) => (title.split(', ')[line] ?? '').padStart(width)).join(''));
  }
  for (const [row, name] of rows.entries()) {
    const cells = columns.map((column) => {
      const value = number(row, column);
      if (value === undefined) return '–'.padStart(width);
      const times = row === 0 ? '' : ratio(value / number(0, column));
      return column.text(value).padStart(width - 6) + times.padStart(6);
    });
    console.log(name.padEnd(first) + cells.join(''));
  }
}

const ratio = (times) => (Number.isFinite(times) ? ` x${times < 10 ? times.toFixed(1) : times.toFixed(0)}` : '');
