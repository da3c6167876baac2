// The measurement: rounds of every contestant after the other, so that a busy moment hits all, each in a
// process of its own; then the medians and how many times ours they are. Called by scripts/bench.mjs.
//
//   node bench/run.mjs [ingest|formats|funnel|metrics|memory]... [--events N] [--rounds N] [--only TEXT]
//
// Without parts all of them; --only keeps the contestants (of formats the forms) whose title has the text in it.
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { contestants as all } from './contestants/index.mjs';
import { makeEvents } from './events.mjs';
import { questions as allQuestions } from './questions.mjs';
import { printTable } from './table.mjs';
import { makeVendorFile, vendorForms } from './vendor-forms.mjs';

const parts = ['ingest', 'formats', 'funnel', 'metrics', 'memory'];
const root = fileURLToPath(new URL('..', import.meta.url));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
});
const unknown = positionals.find((part) => !parts.includes(part));
if (unknown !== undefined) throw new Error(`no part '${unknown}'; expected ${parts.join(', ')}`);
const wanted = (part) => positionals.length === 0 || positionals.includes(part);

const count = Number(options.events);
const file = `${root}build/bench/journeys-${count}.ndjson`;
const contestants = all.filter(({ title }) => title.includes(options.only));
const questions = allQuestions.filter(({ part }) => wanted(part));

makeEvents(file, count);
if (wanted('formats')) await measureFormats();
const rounds = parts.some((part) => part !== 'formats' && wanted(part)) ? Number(options.rounds) : 0;
const runs = contestants.map(() => []);
for (let round = 0; round < rounds; ++round) {
  for (const [index, contestant] of contestants.entries()) {
    const run = await measure(contestant);
    runs[index].push(run);
    if (run.failed !== undefined) console.log(`${contestant.title} failed: ${run.failed}`);
  }
  compare(round);
}
if (rounds > 0) report();

/** What vendors' exports of the same events cost beside our own form: WebAssembly in Node. */
async function measureFormats() {
  const files = {};
  for (const form of Object.keys(vendorForms)) {
    if (form !== 'parcours' && !form.includes(options.only)) continue;
    files[form] = `${root}build/bench/${form}-of-${count}.ndjson`;
    makeVendorFile(form, file, files[form]);
  }
  const forms = Object.keys(files);
  const speeds = forms.map(() => []);
  for (let round = 0; round < Number(options.rounds); ++round) {
    for (const [index, form] of forms.entries()) {
      const { ingest, failed } = await measure({ title: form, module: 'parcours-node', file: files[form], name: vendorForms[form].source, questions: [] });
      if (failed !== undefined) throw new Error(`${form}: ${failed}`);
      speeds[index].push({ bytes: statSync(files[form]).size / 1e3 / ingest.ms, events: ingest.value / ingest.ms });
    }
  }
  const columns = [
    { title: 'ingest, MB/s', text: (value) => value.toFixed(0), pick: ({ bytes }) => bytes },
    { title: 'ingest, events/ms', text: (value) => value.toFixed(0), pick: ({ events }) => events },
  ];
  printTable(forms, columns, (row, { pick }) => median(speeds[row].map(pick)));
}

/** What one run gives; `failed` says why it gave nothing. */
async function measure({ title, own, ...contestant }) {
  const request = { file, count, questions: questions.map(({ name, requests }) => ({ name, requests })), ...contestant };
  const child = spawn(process.execPath, ['--max-old-space-size=8000', `${root}bench/measure-one.mjs`, JSON.stringify(request)]);
  let output = '';
  let errors = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (errors += text));
  const code = await new Promise((resolve) => child.on('close', (status, signal) => resolve(status ?? signal)));
  if (code !== 0) return { failed: (/Error: .*/.exec(errors)?.[0] ?? `ended with ${code}`).slice(0, 200), answers: {} };
  const run = JSON.parse(output.trimEnd().split('\n').at(-1));
  for (const { name, agree } of own === true ? questions : []) run.answers[name].value = agree?.(run.answers[name].value);
  return run;
}

/** Everybody has to find the same, or the times compare nothing. */
function compare(round) {
  const [reference] = runs;
  for (const [index, { title }] of contestants.entries()) {
    const { failed, ingest, answers } = runs[index][round];
    if (failed !== undefined) continue;
    if (ingest.value !== count) throw new Error(`${title} holds ${ingest.value} events of ${count}`);
    for (const [name, { value }] of Object.entries(answers)) {
      const expected = reference[round].answers[name]?.value;
      if (isDeepStrictEqual(value, expected)) continue;
      throw new Error(`'${name}' differs\n${contestants[0].title}: ${JSON.stringify(expected)}\n${title}: ${JSON.stringify(value)}`);
    }
  }
}

function report() {
  const megabytes = statSync(file).size / 1e6;
  console.log(`\n${count} events, ${megabytes.toFixed(0)} MB; medians of ${options.rounds} rounds; ${cpus().length} x ${cpus()[0].model}, Node ${process.version}`);
  const columns = [];
  if (wanted('ingest')) {
    const text = (ms) => (megabytes / (ms / 1000)).toFixed(0);
    columns.push({ title: 'ingest, MB/s', text, pick: (run) => run.ingest?.ms });
    columns.push({ title: 'ingest again, MB/s', text, pick: (run) => run.ingest?.againMs });
  }
  const milliseconds = (ms) => ms.toFixed(ms < 100 ? 1 : 0);
  for (const { name } of questions) {
    columns.push({ title: `${name}, ms`, text: milliseconds, pick: (run) => run.answers[name]?.ms });
  }
  if (wanted('metrics')) {
    columns.push({ title: 'first metrics, ms', text: milliseconds, pick: (run) => run.answers.metrics?.firstMs });
  }
  if (wanted('memory')) {
    const bytes = (of) => ({ text: (value) => value.toFixed(1), pick: (run) => run.memory?.[of] / count || undefined });
    columns.push({ title: 'resident, B/event', ...bytes('residentBytes') }, { title: 'peak, B/event', ...bytes('peakBytes') });
  }
  printTable(contestants.map(({ title }) => title), columns, (row, { pick }) => median(runs[row].map(pick)));
}

function median(numbers) {
  const sorted = numbers.filter((number) => number !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
