// A page in a headless Chromium that was given a file, as a reader gives it one.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../scripts/lib/serve.mjs';
import { chromiumPath } from '../../scripts/lib/system.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** What `work` gives there; it is called with `argument` and finds below its address what a benchmark needs, and `files` (name: path). */
export async function inChromium(file, work, argument, files = {}) {
  const server = await serve({
    folder: path('../../build/wasm-release'),
    files: {
      'index.html': path('./chromium.html'),
      'timing.mjs': path('../timing.mjs'),
      'contestants/engine.mjs': path('./engine.mjs'),
      'contestants/json-lines.mjs': path('./json-lines.mjs'),
      'contestants/chosen-file.mjs': path('./chosen-file.mjs'),
      ...files,
    },
  });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.setInputFiles('input', file);
    return await page.evaluate(work, argument);
  } finally {
    await browser.close();
    await server.close();
  }
}
