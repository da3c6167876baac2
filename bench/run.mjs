// The measurement: rounds of every contestant after the other, so that a busy moment hits all; the
// medians and their ratios. Called by scripts/bench.mjs. Arguments: --events N, --rounds N.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { funnelByHand, parseLines } from './by-hand.mjs';
import { makeEvents } from './events.mjs';
import { cardsRequest, funnelRequest } from './requests.mjs';
import { loadEngine, measureWasm } from './wasm-engine.mjs';

const questions = 3;
const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '5' } },
});
const count = Number(values.events);
const rounds = Number(values.rounds);

const file = `${root}build/bench/events-${count}.ndjson`;
makeEvents(file, count);
const bytes = readFileSync(file);
const text = bytes.toString('latin1');
const megabytes = bytes.length / 1e6;
const module = await loadEngine();

const runs = [];
for (let round = 0; round < rounds; ++round) {
  const wasm = measureWasm(module, bytes, questions);
  const native = JSON.parse(
    execFileSync(`${root}build/native-release/bench/parcours_bench`, [file, funnelRequest, cardsRequest, String(questions)], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }),
  );
  const byHand = measureByHand();
  checkSameFunnel(wasm.funnel, byHand.reached);
  runs.push({ wasm, native, byHand });
}
report();

function measureByHand() {
  const begin = performance.now();
  const events = parseLines(text);
  const parsed = performance.now();
  const reached = funnelByHand(events);
  return { parseMs: parsed - begin, funnelMs: performance.now() - parsed, reached };
}

// A benchmark of two different answers would compare nothing.
function checkSameFunnel(funnel, reached) {
  const records = funnel.stages.map((stage) => stage.records);
  if (JSON.stringify(records) !== JSON.stringify(reached)) {
    throw new Error(`the funnels differ: engine ${records}, by hand ${reached}`);
  }
}

function report() {
  const ingest = { wasm: median((r) => r.wasm.ingestMs), native: median((r) => r.native.ingestMs), js: median((r) => r.byHand.parseMs) };
  const funnel = { wasm: median((r) => r.wasm.funnelMs), native: median((r) => r.native.funnelMs), js: median((r) => r.byHand.funnelMs) };
  const cards = { wasm: median((r) => r.wasm.cardsMs), native: median((r) => r.native.cardsMs) };
  console.log(`\n${count} events, ${megabytes.toFixed(0)} MB, ${(bytes.length / count).toFixed(0)} bytes a line; medians of ${rounds} runs; ${cpus()[0].model}, Node ${process.version}\n`);
  console.log(row('', 'WebAssembly', 'native', 'JavaScript', 'wasm vs JavaScript'));
  console.log(row('ingest', rate(ingest.wasm), rate(ingest.native), `${rate(ingest.js)} *`, ratio(ingest)));
  console.log(row('funnel', ms(funnel.wasm), ms(funnel.native), `${ms(funnel.js)} **`, ratio(funnel)));
  console.log(row('cards', ms(cards.wasm), ms(cards.native), '', ''));
  console.log('\n*  JSON.parse of every line alone    ** looped by hand over the parsed objects');
}

function median(pick) {
  const sorted = runs.map(pick).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function row(...cells) {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(8) : cell.padStart(20))).join('');
}

function rate(milliseconds) {
  return `${(megabytes / (milliseconds / 1000)).toFixed(0)} MB/s`;
}

function ms(milliseconds) {
  return `${milliseconds.toFixed(1)} ms`;
}

function ratio({ wasm, js }) {
  return `${(js / wasm).toFixed(1)} x as fast`;
}
