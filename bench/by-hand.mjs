// What one would write without the engine: parse every line, group by contact, sort by time, and loop.
import { stages } from './requests.mjs';

const windowMs = 30 * 86_400_000;

/** Every line parsed. The floor for anything that reads NDJSON by JSON.parse. */
export function parseLines(text) {
  const events = [];
  let begin = 0;
  while (begin < text.length) {
    const end = text.indexOf('\n', begin);
    events.push(JSON.parse(text.slice(begin, end)));
    begin = end + 1;
  }
  return events;
}

/** How many contacts reach each stage, in order, within the window of any entry. */
export function funnelByHand(events) {
  const byContact = new Map();
  for (const event of events) {
    const own = byContact.get(event.contact);
    if (own === undefined) byContact.set(event.contact, [event]);
    else own.push(event);
  }
  const reached = stages.map(() => 0);
  for (const own of byContact.values()) {
    const timed = own
      .filter((event) => stages.includes(event.type))
      .map((event) => ({ stage: stages.indexOf(event.type), time: Date.parse(event.time) }))
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
