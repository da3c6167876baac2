// ClickHouse, native, as the npm package chdb has it inside: a MergeTree sorted by contact and time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stages, windowDays } from '../questions.mjs';
import { timed } from '../timing.mjs';
import { requirePeer } from './peers.mjs';
import { askDatabase } from './sql-database.mjs';

const dialect = {
  ms: (time) => `toUnixTimestamp64Milli(${time})`,
  any: 'any',
  argMin: 'argMin',
  argMax: 'argMax',
  quantile: (p, value) => `quantileExactInclusive(${p})(${value})`,
};

// Its own way of counting a funnel; strict_once: one event advances one stage only.
const conditions = stages.map((stage) => `type = '${stage}'`).join(', ');
const reached = stages.map((_, index) => `countIf(depth >= ${index + 1}) AS r${index + 1}`);
const windowFunnel = `SELECT ${reached.join(', ')} FROM (
  SELECT windowFunnel(${windowDays * 86_400_000}, 'strict_once')(toUInt64(toUnixTimestamp64Milli(time)), ${conditions}) AS depth
  FROM events WHERE type IN (${stages.map((stage) => `'${stage}'`).join(', ')}) GROUP BY contact)`;

const few = 'LowCardinality(String)';
const schema = `type ${few}, time DateTime64(3, 'UTC'), id String, contact String, journey ${few}, message ${few}, channel ${few},
  url ${few}, reason ${few}, "order" String, total Decimal(12, 2), currency ${few},
  properties Tuple(path ${few}, plan ${few}, country ${few})`;

export async function run({ file, questions, threads }) {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-bench-'));
  const { Session } = requirePeer('chdb');
  const session = new Session(folder);
  try {
    const settings = `max_threads = ${threads}, max_insert_threads = ${threads}, date_time_input_format = 'best_effort'`;
    const rows = (sql) => JSON.parse(session.query(`${sql} SETTINGS ${settings}`, 'JSON') || '{"data":[]}').data;
    session.query('CREATE DATABASE IF NOT EXISTS bench');
    session.query('USE bench');
    session.query(`CREATE TABLE events (${schema}) ENGINE = MergeTree ORDER BY (contact, time)`);
    const load = `INSERT INTO events SELECT * FROM file('${file}', 'JSONEachRow', '${schema.replaceAll("'", "\\'")}')`;
    const { ms } = await timed(() => session.query(`${load} SETTINGS ${settings}`));
    const [{ events }] = rows('SELECT count() AS events FROM events');
    const createTable = (name, sql) => {
      session.query(`DROP TABLE IF EXISTS ${name}`);
      session.query(`CREATE TABLE ${name} ENGINE = Memory AS ${sql} SETTINGS ${settings}`);
    };
    return {
      ingest: { ms, value: Number(events) },
      answers: await askDatabase({ rows, createTable, dialect, questions, funnel: windowFunnel }),
    };
  } finally {
    session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
