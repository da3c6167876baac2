// What one would write without any of them. Ingest: JSON.parse of every line, the floor for whoever
// reads NDJSON that way; nothing is kept. The funnel: contacts grouped, sorted and looped over; only
// where the objects fit into memory.
import { linesOf } from '../chunks.mjs';
import { stages, windowDays } from '../questions.mjs';
import { bestOf } from '../timing.mjs';
import { parseAll, parseLines } from './json-lines.mjs';

const windowMs = windowDays * 86_400_000;
const mostEvents = 2_000_000;

export async function run({ file, count, questions }) {
  const { ms, events } = await parseAll(linesOf(file));
  const answers = {};
  if (count <= mostEvents && questions.some(({ name }) => name === 'counts')) {
    const byContact = new Map();
    for (const lines of linesOf(file)) parseLines(lines, (event) => keep(event, byContact));
    answers.counts = await bestOf(() => ({ reached: funnel(byContact) }));
  }
  const again = await parseAll(linesOf(file));
  return { ingest: { ms, againMs: again.ms, value: events }, answers };
}

function keep({ contact, type, time }, byContact) {
  const event = { type, time: Date.parse(time) };
  const own = byContact.get(contact);
  if (own === undefined) byContact.set(contact, [event]);
  else own.push(event);
}

/** How many contacts reach each stage, in order, within the window of any entry. */
function funnel(byContact) {
  const reached = stages.map(() => 0);
  for (const own of byContact.values()) {
    const timed = own
      .map(({ type, time }) => ({ stage: stages.indexOf(type), time }))
      .filter(({ stage }) => stage >= 0)
      .sort((a, b) => a.time - b.time);
    let best = 0;
    for (let entry = 0; entry < timed.length && best < stages.length; ++entry) {
      if (timed[entry].stage !== 0) continue;
      let depth = 1;
      for (let next = entry + 1; next < timed.length && depth < stages.length; ++next) {
        if (timed[next].time - timed[entry].time > windowMs) break;
        if (timed[next].stage === depth) ++depth;
      }
      best = Math.max(best, depth);
    }
    for (let stage = 0; stage < best; ++stage) ++reached[stage];
  }
  return reached;
}
