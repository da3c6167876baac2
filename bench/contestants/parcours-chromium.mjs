// Parcours in WebAssembly, in a headless Chromium: one core. Unless `cold`, the engine is warmed up before its first load, as the
// page does while its reader chooses a file.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { inChromium } from './chromium.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const built = path('../../build/bench/page');

export async function run({ file, questions, cold = false }) {
  const build = await rolldown({ input: { engine: path('../../web/src/engine/engine.ts'), 'warm-up': path('../../web/src/worker/warm-up.ts') } });
  await build.write({ dir: built, entryFileNames: '[name].mjs' });
  await build.close();
  const files = { 'worker/engine.mjs': `${built}/engine.mjs`, 'worker/warm-up.mjs': `${built}/warm-up.mjs` };
  return inChromium(file, measure, { questions, cold }, files);
}

// Runs in the page.
async function measure({ questions, cold }) {
  const from = (module) => import(new URL(module, document.baseURI).href);
  const { default: createEngineModule } = await from('parcours-engine.mjs');
  const { driveEngine } = await from('contestants/engine.mjs');
  const { chunks } = await from('contestants/chosen-file.mjs');
  const module = await createEngineModule();
  if (!cold) {
    const { Engine } = await from('worker/engine.mjs');
    const { warmUp } = await from('worker/warm-up.mjs');
    const engine = new Engine(module);
    await warmUp(engine, () => true);
    engine.dispose();
  }
  return driveEngine(module, chunks, questions);
}
