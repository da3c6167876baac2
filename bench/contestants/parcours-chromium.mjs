// Parcours in WebAssembly, in a headless Chromium: one core. The page reads the file from a server of ours.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/lib/serve.mjs';
import { chromiumPath } from '../../scripts/lib/system.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

export async function run({ file, questions }) {
  const server = await serve({
    folder: path('../../build/wasm-release'),
    files: {
      'index.html': path('./chromium.html'),
      'timing.mjs': path('../timing.mjs'),
      'contestants/engine.mjs': path('./engine.mjs'),
      'events.ndjson': file,
    },
  });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    return await page.evaluate(measure, questions);
  } finally {
    await browser.close();
    await server.close();
  }
}

// Runs in the page.
async function measure(questions) {
  const from = (file) => import(new URL(file, document.baseURI).href);
  const { default: createEngineModule } = await from('parcours-engine.mjs');
  const { driveEngine } = await from('contestants/engine.mjs');
  async function* chunks() {
    const reader = (await fetch('events.ndjson')).body.getReader();
    for (let piece; !(piece = await reader.read()).done; ) yield piece.value;
  }
  return driveEngine(await createEngineModule(), chunks, questions);
}
