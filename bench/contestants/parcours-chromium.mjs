// Parcours in WebAssembly, in a headless Chromium: one core.
import { inChromium } from './chromium.mjs';

export const run = ({ file, questions }) => inChromium(file, measure, questions);

// Runs in the page.
async function measure(questions) {
  const from = (module) => import(new URL(module, document.baseURI).href);
  const { default: createEngineModule } = await from('parcours-engine.mjs');
  const { driveEngine } = await from('contestants/engine.mjs');
  const { chunks } = await from('contestants/chosen-file.mjs');
  return driveEngine(await createEngineModule(), chunks, questions);
}
