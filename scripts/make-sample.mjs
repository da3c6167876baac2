// Makes the sample data set: half a year of an onboarding journey of e-mails and SMS, with the visits,
// forms, meetings, deals and orders around it. The same seed gives the same bytes.
//
//   node scripts/make-sample.mjs --out FILE [--contacts 20000] [--seed 1] [--vendor parcours|sendgrid]
//
// 20,000 contacts make about 300,000 events, sorted by time. `sendgrid` writes the e-mail part alone,
// one Event Webhook record a line.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';

import { contactLine, journeyLines, ownLine, sendGridLine } from './sample/forms.mjs';
import { liveHalfYear } from './sample/life.mjs';
import { makePerson } from './sample/people.mjs';
import { makeRandom } from './sample/random.mjs';

const USAGE = 'usage: node scripts/make-sample.mjs --out FILE [--contacts 20000] [--seed 1] [--vendor parcours|sendgrid]';
const CHUNK_LINES = 4096;

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      contacts: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      vendor: { type: 'string', default: 'parcours' },
    },
  });
  const contacts = Number(values.contacts);
  const seed = Number(values.seed);
  if (values.out === undefined) throw new Error('--out: expected a file name');
  if (!Number.isSafeInteger(contacts) || contacts < 1) throw new Error(`--contacts ${values.contacts}: expected a whole number from 1`);
  if (!Number.isSafeInteger(seed)) throw new Error(`--seed ${values.seed}: expected a whole number`);
  if (values.vendor !== 'parcours' && values.vendor !== 'sendgrid') throw new Error(`--vendor ${values.vendor}: expected parcours or sendgrid`);
  return { out: values.out, contacts, seed, vendor: values.vendor };
}

function* linesOf({ contacts, seed, vendor }) {
  const rows = [];
  const people = [];
  for (let index = 0; index < contacts; ++index) {
    const random = makeRandom(seed, index);
    const person = makePerson(random, index);
    people.push(person);
    liveHalfYear(random, person).forEach((event, number) => rows.push({ person, event, number }));
  }
  if (vendor === 'parcours') {
    yield* journeyLines();
    for (const person of people) yield contactLine(person);
  }
  rows.sort((a, b) => a.event.time - b.event.time || a.person.index - b.person.index || a.number - b.number);
  const toLine = vendor === 'parcours' ? ownLine : sendGridLine;
  for (const { person, event, number } of rows) {
    const line = toLine(person, event, `${person.index.toString(36)}-${number.toString(36)}`);
    if (line !== null) yield line;
  }
}

async function writeLines(path, lines) {
  const file = createWriteStream(path);
  let chunk = [];
  const flush = async () => {
    const room = file.write(`${chunk.join('\n')}\n`);
    chunk = [];
    if (!room) await once(file, 'drain');
  };
  for (const line of lines) if (chunk.push(line) === CHUNK_LINES) await flush();
  if (chunk.length > 0) await flush();
  file.end();
  await once(file, 'finish');
}

try {
  const options = readOptions();
  await writeLines(options.out, linesOf(options));
} catch (error) {
  console.error(`${error.message}\n${USAGE}`);
  process.exitCode = 2;
}
