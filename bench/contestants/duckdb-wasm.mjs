// DuckDB in WebAssembly, in Node: one core. Its npm package has no JSON reader inside, so lines are
// parsed by JSON.parse and handed over as Arrow, 100,000 at a time.
import { linesOf } from '../chunks.mjs';
import { timed } from '../timing.mjs';
import { dialect } from './duckdb.mjs';
import { requirePeer } from './peers.mjs';
import { askDatabase } from './sql-database.mjs';

const batchRows = 100_000;

export async function run({ file, questions }) {
  const duckdb = requirePeer('@duckdb/duckdb-wasm/blocking');
  const arrow = requirePeer('apache-arrow');
  const wasm = requirePeer.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  const bundle = { mainModule: wasm, mainWorker: '' };
  const database = await duckdb.createDuckDB({ mvp: bundle, eh: bundle }, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => {});
  const connection = database.connect();

  let rows = [];
  let ms = 0;
  let create = true;
  const insert = () => {
    const table = tableOf(arrow, rows);
    connection.insertArrowFromIPCStream(arrow.tableToIPC(table, 'stream'), { name: 'events', create });
    create = false;
    rows = [];
  };
  for (const lines of linesOf(file)) {
    const run = await timed(() => {
      for (let begin = 0; begin < lines.length; ) {
        const end = lines.indexOf('\n', begin);
        rows.push(JSON.parse(lines.slice(begin, end)));
        begin = end + 1;
      }
      if (rows.length >= batchRows) insert();
    });
    ms += run.ms;
  }
  ms += (await timed(insert)).ms;

  const ask = (sql) => connection.query(sql).toArray().map((row) => row.toJSON());
  const [{ events }] = ask('SELECT count(*) AS events FROM events');
  return {
    ingest: { ms, value: Number(events) },
    answers: await askDatabase({ rows: ask, createTable: (name, sql) => ask(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`), dialect, questions }),
  };
}

function tableOf(arrow, rows) {
  const text = () => new arrow.Utf8();
  const properties = new arrow.Struct(['path', 'plan', 'country'].map((name) => new arrow.Field(name, text(), true)));
  const columns = {
    time: [new arrow.TimestampMillisecond(), (row) => Date.parse(row.time)],
    total: [new arrow.Float64(), (row) => row.total],
    properties: [properties, (row) => row.properties],
  };
  for (const name of ['type', 'id', 'contact', 'journey', 'message', 'channel', 'url', 'reason', 'order', 'currency']) {
    columns[name] = [text(), (row) => row[name]];
  }
  return new arrow.Table(
    Object.fromEntries(
      Object.entries(columns).map(([name, [type, value]]) => {
        const builder = arrow.makeBuilder({ type, nullValues: [null, undefined] });
        for (const row of rows) builder.append(value(row));
        return [name, builder.finish().toVector()];
      }),
    ),
  );
}
