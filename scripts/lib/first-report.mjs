// What a page asks of the engine until its first report stands there: the calls whose functions make
// engine.wasm (scripts/lib/split.mjs). Order and data are fixed, so that a build gives the same files again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const pieceBytes = 1 << 20;
const fewLines = 200;

// Of the performance and the messages tab, as web/src/state/requests.ts writes them.
const timeZone = 'Europe/Paris';
const month = { from: '2026-03-01T00:00:00+01:00', to: '2026-04-01T00:00:00+02:00', timeZone };
const requests = [
  { report: 'catalog' },
  { report: 'cards', range: { timeZone }, trend: 'week' },
  { report: 'cards', journey: 'onboarding', range: month, trend: 'day', compare: 'previous' },
  { report: 'messages', range: { timeZone }, limit: 0 },
];

/**
 * First reports of the sample at `path` and of small files in our own form: its first lines, also as a JSON array,
 * without what an event may lack, and without campaigns; the example's.
 * @param {import('../../wasm/module.d.ts').EngineClass} Engine
 */
export function makeFirstReports(Engine, path) {
  const sample = readFileSync(path);
  // Journeys and contacts come first, then events.
  const head = linesOf(sample.subarray(0, pieceBytes)).slice(0, fewLines);
  const events = linesOf(sample.subarray(-pieceBytes));
  const few = [...head, ...events.slice(0, fewLines)];
  firstReport(Engine, 'sample.ndjson', sample);
  firstReport(Engine, 'few.ndjson', Buffer.from(few.join('\n')));
  firstReport(Engine, 'few.json', Buffer.from(`[${few.join(',\n')}]`));
  firstReport(Engine, 'bare.ndjson', Buffer.from(events.join('\n').replaceAll(/"(id|delivery)":"[^"]*",?/g, '').replaceAll(',}', '}')));
  firstReport(Engine, 'visits.ndjson', Buffer.from(events.filter((line) => !line.includes('"message":')).join('\n')));
  firstReport(Engine, 'events.ndjson', readFileSync(join(root, 'examples/events.ndjson')));
}

/** Whole lines inside a piece of the file. */
const linesOf = (bytes) => bytes.toString().split('\n').slice(1, -1);

function firstReport(Engine, name, bytes) {
  const engine = new Engine();
  succeed(engine.begin(JSON.stringify({ name })));
  for (let at = 0; at < bytes.length; at += pieceBytes) succeed(engine.append(bytes.subarray(at, at + pieceBytes)));
  succeed(engine.end(''));
  succeed(engine.seal());
  // A journey that the file does not hold would be looked for among near names.
  for (const request of requests.filter(({ journey }) => !journey || bytes.includes(`"${journey}"`))) {
    succeed(engine.query(JSON.stringify(request)));
  }
  engine.delete();
}

function succeed(answer) {
  if (!answer.startsWith('{"ok":true')) throw new Error(`the first report failed: ${answer.slice(0, 200)}`);
}
