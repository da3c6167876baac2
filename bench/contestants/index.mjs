// Who takes part, in the order of the table: the module that measures it, and how.
export const contestants = [
  { title: 'Parcours, WebAssembly in Node', module: 'parcours-node', own: true },
  { title: 'Parcours, WebAssembly in Chromium', module: 'parcours-chromium', own: true },
  { title: 'Parcours, WebAssembly in Chromium, cold', module: 'parcours-chromium', cold: true, own: true },
  { title: 'Parcours, native', module: 'parcours-native', own: true },
  { title: 'JavaScript by hand, Node', module: 'javascript' },
  { title: 'JavaScript by hand, Chromium', module: 'javascript-chromium' },
  { title: 'DuckDB, 1 thread', module: 'duckdb', threads: 1 },
  { title: 'DuckDB, 2 threads', module: 'duckdb', threads: 2 },
  { title: 'DuckDB-WASM', module: 'duckdb-wasm' },
  { title: 'ClickHouse, 1 thread', module: 'clickhouse', threads: 1 },
  { title: 'ClickHouse, 2 threads', module: 'clickhouse', threads: 2 },
];
