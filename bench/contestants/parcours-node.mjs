// Parcours in WebAssembly, in Node: one core.
import { readFileSync } from 'node:fs';
import { chunksOf } from '../chunks.mjs';
import { driveEngine } from './engine.mjs';

const release = new URL('../../build/wasm-release/', import.meta.url);

export async function run({ file, name, questions }) {
  const { default: createEngineModule } = await import(new URL('parcours-engine.mjs', release).href);
  const module = await createEngineModule({ wasmBinary: readFileSync(new URL('parcours-engine.wasm', release)) });
  return driveEngine(module, () => chunksOf(file), questions, name);
}
