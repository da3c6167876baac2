// Cuts the linked engine in two: engine.wasm has the functions that a first report runs through, engine-rest.wasm
// all others. wasm/README.md tells how they become one again where they run.
//
// Which functions those are is found by running: Binaryen's wasm-split puts counters into a copy of the module,
// makeFirstReports() runs it, and wasm-split cuts along what was counted.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { engineFirst, engineGlue, engineRest, engineWhole, linkedGlue } from './engine-alias.mjs';
import { makeFirstReports } from './first-report.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { wasmSplit } from './system.mjs';
import { moveData } from './wasm-data.mjs';

const writeProfile = '__write_profile';
/** The one text that only the rest reads: core/src/ingest/format/vendor_tables.cpp. */
const vendorTables = join(root, 'build/wasm-release/core/vendor_tables.txt');

/** build/engine/engine.mjs, engine.wasm, engine-rest.wasm, of what was linked; `sample` is the sample's path. */
export async function splitEngine(sample) {
  const folder = dirname(engineFirst);
  mkdirSync(folder, { recursive: true });
  const [counting, profile] = [join(folder, 'counting.wasm'), join(folder, 'profile')];
  const split = (...args) => run(wasmSplit(), ['--all-features', engineWhole, ...args], { log: 'wasm-split' });

  await split('--instrument', `--profile-export=${writeProfile}`, '-o', counting);
  writeFileSync(profile, await profileOf(counting, sample));
  // Each imports from the other under this name: files of two builds do not fit together.
  const build = createHash('sha256').update(readFileSync(engineWhole)).digest('hex').slice(0, 8);
  const names = [`--import-namespace=${build}`, `--placeholder-namespace=${build}`, '--export-prefix=%'];
  await split('--profile', profile, ...names, '-o1', engineFirst, '-o2', engineRest);
  const [first, rest] = moveData(readFileSync(engineFirst), readFileSync(engineRest), readFileSync(vendorTables));
  refuseVectors(first);
  writeFileSync(engineFirst, first);
  writeFileSync(engineRest, rest);
  writeFileSync(engineGlue, readFileSync(linkedGlue, 'utf8').replaceAll('parcours-engine.wasm', 'engine.wasm'));
}

/** Which functions of `counting` first reports run through, as wasm-split reads it. */
async function profileOf(counting, sample) {
  const { default: createEngineModule } = await import(pathToFileURL(linkedGlue).href);
  let exports;
  const { Engine } = await createEngineModule({
    locateFile: () => counting,
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(counting)), imports);
      exports = instance.exports;
      receive(instance);
      return exports;
    },
  });
  makeFirstReports(Engine, sample);
  // It is written over the engine's memory, which nobody needs any more.
  const size = exports[writeProfile](0, 0);
  exports[writeProfile](0, size);
  const memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
  return new Uint8Array(memory.buffer.slice(0, size));
}

// A call into the rest may pass through JavaScript, which has no value for 128 bits. The first section holds the types
// of all functions, behind their count; v128 is 0x7b there, and nothing else is. The section's size is a number of two bytes.
function refuseVectors(wasm) {
  const [id, low, high] = wasm.subarray(8);
  const size = (low & 0x7f) | (high << 7);
  if (id !== 1 || low < 0x80 || high >= 0x80) throw new Error('engine.wasm: expected its types first');
  if (wasm.subarray(12, 11 + size).includes(0x7b)) throw new Error('engine.wasm: a function takes or gives a vector');
}
