// The engine in WebAssembly, wherever it runs: loads chunks, seals, asks. Served to Chromium too.
import { bestOf, timed } from '../timing.mjs';

/**
 * @param module what createEngineModule gives
 * @param chunksOf gives the chunks of the file, each valid until the next, as often as it is called
 * @param questions [{name, requests}]
 * @param name what the engine is told that the file is called
 * Waiting for a chunk is not counted: reading files is no part of the measurement.
 */
export async function driveEngine(module, chunksOf, questions, name = 'bench.ndjson') {
  const engine = new module.Engine();
  const { ms, sealed } = await load(engine, chunksOf(), name);
  const memory = { residentBytes: sealed.memoryBytes, peakBytes: module.Engine.memoryBytes() };
  const answers = {};
  for (const { name, requests } of questions) {
    const ask = () => requests.map((request) => engine.query(request));
    const first = await timed(ask);
    const best = await bestOf(ask);
    answers[name] = { firstMs: first.ms, ms: best.ms, value: best.value.map(valueOf) };
  }
  engine.delete();
  const another = new module.Engine();
  const again = await load(another, chunksOf(), name);
  another.delete();
  return { ingest: { ms, againMs: again.ms, value: sealed.events }, memory, answers };
}

async function load(engine, chunks, name) {
  valueOf(engine.begin(JSON.stringify({ name })));
  let ms = 0;
  for await (const chunk of chunks) ms += (await timed(() => valueOf(engine.append(chunk)))).ms;
  const seal = await timed(() => {
    valueOf(engine.end(''));
    return valueOf(engine.seal());
  });
  return { ms: ms + seal.ms, sealed: seal.value };
}

function valueOf(text) {
  const envelope = JSON.parse(text);
  if (!envelope.ok) throw new Error(text);
  return envelope.value;
}
