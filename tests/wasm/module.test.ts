// The live module against its hand-written types and the boundary's contract (wasm/README.md).
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import createEngineModule, { type Engine, type EngineModule } from 'parcours-engine';
import { engineBytes } from './engine-bytes.js';
import { loadTestModule } from './test-module.js';

// Spelled from the types: a method that module.d.ts gains or loses stops this from compiling.
const methods: Record<keyof Engine, true> = {
  begin: true,
  append: true,
  end: true,
  seal: true,
  discard: true,
  query: true,
  reset: true,
  delete: true,
};

interface Envelope {
  ok: boolean;
  value?: unknown;
  error?: { code: string; path: string; message: string };
}

const envelope = (text: string): Envelope => JSON.parse(text) as Envelope;
const load = (): Promise<EngineModule> => createEngineModule({ wasmBinary: engineBytes() });
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const line = (id: number, name = 'page_viewed'): string =>
  `{"type":"${name}","time":"2026-01-05T10:00:${String(id % 60).padStart(2, '0')}Z","contact":"c${id}","id":"e${id}"}\n`;

function loadLines(engine: Engine, text: string): Envelope {
  expect(envelope(engine.begin('{"name":"events.ndjson"}')).ok).toBe(true);
  expect(envelope(engine.append(encode(text))).ok).toBe(true);
  expect(envelope(engine.end('')).ok).toBe(true);
  return envelope(engine.seal());
}

function countOf(engine: Engine): unknown {
  const { value } = envelope(engine.query('{"report":"catalog"}'));
  return (value as { events: unknown }).events;
}

describe('the module', () => {
  it('has the methods of module.d.ts and no others', async () => {
    const { Engine } = await load();
    const names = Object.getOwnPropertyNames(Engine.prototype).filter((name) => name !== 'constructor');
    const embind = new Set(['isAliasOf', 'clone', 'isDeleted', 'deleteLater']);
    const own = names.filter((name) => !embind.has(name)).sort();
    const inherited = Object.keys(methods).filter((name) => name in Engine.prototype);
    expect(inherited.sort()).toEqual(Object.keys(methods).sort());
    expect(own.filter((name) => !(name in methods))).toEqual([]);
    expect(own.length + 2).toBeLessThanOrEqual(10);
  });

  it('knows the version of package.json', async () => {
    const { Engine } = await load();
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(Engine.version()).toBe(manifest.version);
  });

  it('holds no eval and no new Function, which a strict policy would refuse', () => {
    const glue = readFileSync('build/wasm-release/parcours-engine.mjs', 'utf8');
    expect(glue).not.toMatch(/\beval\s*\(|new Function\b|Function\s*\(\s*["'`]/);
  });
});

describe('the boundary', () => {
  it('answers a load and a question by envelopes', async () => {
    const { Engine } = await load();
    const engine = new Engine();
    const sealed = loadLines(engine, line(1) + line(2));
    expect(sealed.ok).toBe(true);
    expect(countOf(engine)).toBe(2);
    engine.delete();
  });

  it('takes a chunk larger than its buffer, a view into a larger buffer, and an empty one', async () => {
    const { Engine } = await load();
    const engine = new Engine();
    const text = Array.from({ length: 30_000 }, (_, id) => line(id)).join('');
    const bytes = encode(`#####${text}`);
    expect(bytes.length).toBeGreaterThan(2_000_000);
    engine.begin('{}');
    expect(envelope(engine.append(new Uint8Array(0))).ok).toBe(true);
    expect(envelope(engine.append(bytes.subarray(5))).ok).toBe(true);
    engine.end('');
    engine.seal();
    expect(countOf(engine)).toBe(30_000);
    engine.delete();
  });

  it('carries text of every plane both ways', async () => {
    const { Engine } = await load();
    const engine = new Engine();
    const name = 'é € 😀 \u2028';
    loadLines(engine, line(1, name));
    expect(engine.query('{"report":"catalog"}')).toContain('é € 😀');
    engine.delete();
  });

  it('answers a request that is not JSON, and one not known, with bad-request', async () => {
    const { Engine } = await load();
    const engine = new Engine();
    for (const request of ['', '{', '[]', '{"report":"no such report"}', '\ud800']) {
      const answer = envelope(engine.query(request));
      expect(answer.ok, request).toBe(false);
      expect(answer.error?.code, request).toBe('bad-request');
      expect(answer.error?.message).not.toBe('');
    }
    engine.delete();
  });

  it('answers a call out of turn with wrong-state', async () => {
    const { Engine } = await load();
    const engine = new Engine();
    expect(envelope(engine.append(encode('x'))).error?.code).toBe('wrong-state');
    expect(envelope(engine.end('')).error?.code).toBe('wrong-state');
    engine.delete();
  });

  it('forgets what was appended on discard, and everything on reset', async () => {
    const { Engine } = await load();
    const engine = new Engine();
    loadLines(engine, line(1));
    engine.begin('{}');
    engine.append(encode(line(2)));
    expect(envelope(engine.discard()).ok).toBe(true);
    engine.seal();
    expect(countOf(engine)).toBe(1);
    expect(envelope(engine.reset()).ok).toBe(true);
    expect(countOf(engine)).toBe(0);
    engine.delete();
  });

  it('gives its memory back on delete: loads one after another do not add up', async () => {
    const { Engine } = await load();
    const text = Array.from({ length: 20_000 }, (_, id) => line(id)).join('');
    const once = (): number => {
      const engine = new Engine();
      loadLines(engine, text);
      engine.delete();
      return Engine.memoryBytes();
    };
    once();
    const second = once();
    for (let round = 0; round < 5; ++round) once();
    expect(Engine.memoryBytes()).toBe(second);
  });
});

describe('failure', () => {
  it('answers out-of-memory, keeps what was sealed, and goes on after a discard', async () => {
    const { Engine } = await loadTestModule();
    const engine = new Engine();
    loadLines(engine, line(1) + line(2));
    let id = 0;
    let answer: Envelope = { ok: true };
    engine.begin('{}');
    while (answer.ok && id < 3_000_000) {
      const lines = Array.from({ length: 5_000 }, () => line(++id));
      answer = envelope(engine.append(encode(lines.join(''))));
    }
    expect(answer.error?.code).toBe('out-of-memory');
    expect(Engine.memoryBytes()).toBeLessThanOrEqual(64 * 1024 * 1024);
    expect(countOf(engine)).toBe(2);
    expect(envelope(engine.discard()).ok).toBe(true);
    loadLines(engine, line(900_000_001));
    expect(countOf(engine)).toBe(3);
    engine.delete();
  });

  it('aborts on a broken invariant, saying where, without a path of the machine that built it', async () => {
    const said: string[] = [];
    const module = await loadTestModule({ printErr: (text) => said.push(text) });
    expect(() => module.crash()).toThrow(/Aborted/);
    expect(said.join('\n')).toMatch(/broken invariant at wasm\/test_hooks\.cpp:\d+: !crash_was_called/);
  });
});
