// npm run bench: the engine against what one would write without it, in one run.
//
// Builds what it needs, makes 1 million events (seeded, our own form, about 230 bytes a line, kept under
// build/bench), then measures, interleaved, WebAssembly in Node, the native engine, and plain
// JavaScript: JSON.parse of every line, and a funnel looped by hand over the parsed objects.
import { run } from './lib/run.mjs';
import { buildPreset } from './lib/cpp.mjs';
import { buildEngine } from './lib/package.mjs';
import { main, step } from './lib/say.mjs';
import { ensureSystem, forBench } from './lib/system.mjs';

await main(async () => {
  await ensureSystem(forBench);
  await buildEngine();
  await step('Build the native benchmark', async () => {
    await buildPreset('native-release', ['parcours_bench']);
  });
  await run(process.execPath, ['--max-old-space-size=8000', 'bench/run.mjs', ...process.argv.slice(2)], { inherit: true });
});
