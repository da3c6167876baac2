// DuckDB, native: read_ndjson into a table in memory, with the columns given.
import { timed } from '../timing.mjs';
import { requirePeer } from './peers.mjs';
import { askDatabase } from './sql-database.mjs';

export const dialect = {
  ms: (time) => `epoch_ms(${time})`,
  any: 'any_value',
  argMin: 'arg_min',
  argMax: 'arg_max',
  quantile: (p, value) => `quantile_cont(${value}, ${p})`,
};

const text = ['type', 'id', 'contact', 'journey', 'message', 'channel', 'url', 'reason', 'order', 'currency'];
const columns = [
  ...text.map((name) => `"${name}": 'VARCHAR'`),
  `time: 'TIMESTAMP'`,
  `total: 'DECIMAL(12, 2)'`,
  `properties: 'STRUCT(path VARCHAR, plan VARCHAR, country VARCHAR)'`,
];

export async function run({ file, questions, threads }) {
  const { DuckDBInstance } = requirePeer('@duckdb/node-api');
  // Nothing is fetched meanwhile.
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads), autoinstall_known_extensions: 'false' });
  const connection = await instance.connect();
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjects();
  const load = `CREATE TABLE events AS SELECT * FROM read_ndjson('${file}', columns = {${columns.join(', ')}})`;
  const { ms } = await timed(() => rows(load));
  const [{ events }] = await rows('SELECT count(*) AS events FROM events');
  const [memory] = await rows(`SELECT sum(memory_usage_bytes) AS bytes FROM duckdb_memory()`);
  return {
    ingest: { ms, value: Number(events) },
    memory: { residentBytes: Number(memory.bytes) },
    answers: await askDatabase({ rows, createTable: (name, sql) => rows(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`), dialect, questions }),
  };
}
