// Memory: running out of it in every phase of a load is an answer, after which what was sealed before
// can be asked and the next load goes on; and cycle after cycle takes no more of it.
import { describe, expect, it } from 'vitest';
import type { Engine } from 'parcours-engine';
import { loadTestModule } from './test-module.js';

interface Envelope {
  ok: boolean;
  value?: { events?: number; rows?: unknown[] };
  error?: { code: string; message: string; proposal?: unknown };
}

const envelope = (text: string): Envelope => JSON.parse(text) as Envelope;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const query = (engine: Engine, request: object): Envelope => envelope(engine.query(JSON.stringify(request)));
const eventsIn = (engine: Engine): unknown => query(engine, { report: 'catalog' }).value?.events;

/** `count` sends of one message to as many contacts, from the first-th on. */
function sends(first: number, count: number): Uint8Array {
  let text = '';
  for (let id = first; id < first + count; ++id) {
    text += `{"id":"e${id}","contact":"contact-number-${id}@b.example","time":${1_700_000_000 + id},"type":"email.sent","message":"m","properties":{"unique":"value ${id}"}}\n`;
  }
  return encode(text);
}

/** `count` opens of one contact: nothing to keep of each but its time, so that sorting takes the most. */
function opens(first: number, count: number): Uint8Array {
  let text = '';
  for (let id = first; id < first + count; ++id) {
    text += `{"contact":"c","time":${1_700_000_000 + id},"type":"email.opened"}\n`;
  }
  return encode(text);
}

const piece = 2_000;

/** Appends up to `count` events; what the last append said. */
function append(engine: Engine, first: number, count: number, events = sends): Envelope {
  let answer = envelope(engine.begin('{"format":"parcours"}'));
  for (let id = 0; id < count && answer.ok; id += piece) {
    answer = envelope(engine.append(events(first + id, Math.min(piece, count - id))));
  }
  return answer;
}

function load(engine: Engine, first: number, count: number): Envelope {
  const appended = append(engine, first, count);
  if (!appended.ok) return appended;
  const ended = envelope(engine.end(''));
  return ended.ok ? envelope(engine.seal()) : ended;
}

/** What a load of `count` events comes to in a heap of 64 MiB: in which phase it fails, if it does. */
type Phase = 'append' | 'end' | 'seal' | 'none';

async function phaseOf(count: number, events: typeof sends): Promise<Phase> {
  const { Engine } = await loadTestModule();
  const engine = new Engine();
  expect(load(engine, 0, 10).ok).toBe(true);
  let phase: Phase = 'none';
  const appended = append(engine, 1_000_000, count, events);
  if (!appended.ok) {
    phase = 'append';
    expect(appended.error?.code).toBe('out-of-memory');
  } else {
    const ended = envelope(engine.end(''));
    const sealed = ended.ok ? envelope(engine.seal()) : ended;
    if (!sealed.ok) {
      phase = ended.ok ? 'seal' : 'end';
      expect(sealed.error?.code).toBe('out-of-memory');
    }
  }
  expect(eventsIn(engine)).toBe(phase === 'none' ? 10 + count : 10);
  if (phase !== 'none') {
    expect(envelope(engine.discard()).ok).toBe(true);
    expect(load(engine, 9_000_000, 500).ok).toBe(true);
    expect(eventsIn(engine)).toBe(510);
  }
  engine.delete();
  return phase;
}

describe('running out of memory', () => {
  it('while reading or sealing is an answer, and what was sealed stays', async () => {
    const phases: Phase[] = [];
    // Sealing takes little more than reading: it depends on the heap whether a count runs out there.
    for (let count = 50_000; phases.at(-1) !== 'append'; count *= 1.1) {
      phases.push(await phaseOf(Math.round(count), opens));
    }
    expect([...new Set(phases)].filter((phase) => phase !== 'seal')).toEqual(['none', 'append']);
    expect(await phaseOf(1_000_000, sends)).toBe('append');
  }, 300_000);

  it('while answering is an answer, and smaller questions are answered', async () => {
    const { Engine } = await loadTestModule();
    const engine = new Engine();
    let count = 0;
    for (let more = 20_000; more >= piece; ) {
      if (load(engine, count, more).ok) count += more;
      else {
        engine.discard();
        more /= 2;
      }
    }
    expect(eventsIn(engine)).toBe(count);
    const all = { report: 'recipients', message: 'm', limit: 0 };
    expect(query(engine, all).error?.code).toBe('out-of-memory');
    expect(query(engine, { report: 'catalog', event: 'email.sent' }).ok).toBe(true);
    expect(query(engine, all).error?.code).toBe('out-of-memory');
    expect(eventsIn(engine)).toBe(count);
    engine.reset();
    expect(load(engine, 0, 500).ok).toBe(true);
    expect(query(engine, all).value?.rows).toHaveLength(500);
    engine.delete();
  }, 300_000);
});

describe('a thousand cycles', () => {
  it('of loads, questions, refusals and resets take no more memory than the first', async () => {
    const { Engine } = await loadTestModule();
    const engine = new Engine();
    const requests = [
      { report: 'cards', trend: 'day' },
      { report: 'messages' },
      { report: 'recipients', message: 'm' },
      { report: 'catalog' },
      { report: 'doctor' },
      {
        report: 'funnel',
        definition: { stages: [{ id: 'a', steps: [{ event: 'email.sent' }] }, { id: 'b', steps: [{ event: '*' }] }] },
      },
    ];
    const bytesAfter: number[] = [];
    for (let cycle = 0; cycle < 1_000; ++cycle) {
      const first = cycle * 1_000;
      expect(load(engine, first, 100).ok).toBe(true);
      expect(load(engine, first + 50, 100).ok).toBe(true); // a second load, half of it known
      const request = requests[cycle % requests.length] ?? {};
      expect(query(engine, request).ok).toBe(true);
      expect(query(engine, { report: 'cards', bogus: 1 }).ok).toBe(false);
      if (cycle % 3 === 0) {
        // A source that is refused with a proposal, and one that is dropped in the middle.
        envelope(engine.begin('{}'));
        engine.append(encode('{"user_id":"u","event":"x","timestamp":"2024-01-01"}\n'));
        expect(envelope(engine.end('')).error?.proposal).toBeDefined();
        engine.discard();
        append(engine, first, 100);
        engine.discard();
      }
      expect(eventsIn(engine)).toBe(150);
      engine.reset();
      bytesAfter.push(Engine.memoryBytes());
    }
    // The first cycles find the size that the rest keep.
    expect(bytesAfter.at(-1)).toBe(bytesAfter[20]);
    engine.delete();
  }, 300_000);
});
