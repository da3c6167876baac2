// One run of the WebAssembly engine in this process: the time of a load and of repeated questions.
import { readFileSync } from 'node:fs';
import { cardsRequest, funnelRequest } from './requests.mjs';

const release = new URL('../build/wasm-release/', import.meta.url);
const chunkBytes = 4 << 20;

export async function loadEngine() {
  const { default: createEngineModule } = await import(new URL('parcours-engine.mjs', release).href);
  return createEngineModule({ wasmBinary: readFileSync(new URL('parcours-engine.wasm', release)) });
}

/** {ingestMs, funnelMs, cardsMs, funnel} of one fresh engine. */
export function measureWasm(module, bytes, questions) {
  const engine = new module.Engine();
  const begin = performance.now();
  value(engine.begin('{"name":"bench.ndjson"}'));
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    value(engine.append(bytes.subarray(at, at + chunkBytes)));
  }
  value(engine.end());
  value(engine.seal());
  const ingestMs = performance.now() - begin;
  const [funnelMs, funnel] = ask(engine, funnelRequest, questions);
  const [cardsMs] = ask(engine, cardsRequest, questions);
  engine.delete();
  return { ingestMs, funnelMs, cardsMs, funnel };
}

function ask(engine, request, times) {
  let best = Infinity;
  let answer;
  for (let round = 0; round < times; ++round) {
    const begin = performance.now();
    const text = engine.query(request);
    best = Math.min(best, performance.now() - begin);
    answer = value(text);
  }
  return [best, answer];
}

function value(text) {
  const envelope = JSON.parse(text);
  if (!envelope.ok) throw new Error(text);
  return envelope.value;
}
