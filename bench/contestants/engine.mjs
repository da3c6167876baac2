// The engine in WebAssembly, wherever it runs: loads chunks, seals, asks. Served to Chromium too.
import { bestOf, timed } from '../timing.mjs';

/**
 * @param module what createEngineModule gives
 * @param chunks of the file, each valid until the next
 * @param questions [{name, requests}]
 * Waiting for a chunk is not counted: reading files is no part of the measurement.
 */
export async function driveEngine(module, chunks, questions) {
  const engine = new module.Engine();
  const value = (text) => {
    const envelope = JSON.parse(text);
    if (!envelope.ok) throw new Error(text);
    return envelope.value;
  };
  value(engine.begin('{"name":"bench.ndjson"}'));
  let ms = 0;
  for await (const chunk of chunks) ms += (await timed(() => value(engine.append(chunk)))).ms;
  const sealed = await timed(() => {
    value(engine.end(''));
    return value(engine.seal());
  });
  const ingest = { ms: ms + sealed.ms, value: sealed.value.events };
  const memory = { residentBytes: sealed.value.memoryBytes, peakBytes: module.Engine.memoryBytes() };
  const answers = {};
  for (const { name, requests } of questions) {
    const ask = () => requests.map((request) => engine.query(request));
    const first = await timed(ask);
    const best = await bestOf(ask);
    answers[name] = { firstMs: first.ms, ms: best.ms, value: best.value.map(value) };
  }
  engine.delete();
  return { ingest, memory, answers };
}
