// npm run bench [-- ingest|funnel|metrics|memory ... --events N --rounds N --only TEXT]
//
// Builds what it needs, installs the peers into build/bench/peers (bench/peers names them and their
// versions), makes the data (seeded, kept under build/bench), and runs bench/run.mjs: the engine in
// WebAssembly and native beside plain JavaScript, DuckDB, DuckDB-WASM and ClickHouse, in one run.
import { copyFileSync, mkdirSync } from 'node:fs';
import { buildPreset } from './lib/cpp.mjs';
import { buildEngine } from './lib/package.mjs';
import { run } from './lib/run.mjs';
import { main, step } from './lib/say.mjs';
import { whenChanged } from './lib/stamp.mjs';
import { ensureSystem, forBench } from './lib/system.mjs';

await main(async () => {
  await ensureSystem(forBench);
  await buildEngine();
  await step('Build the native benchmark', async () => {
    await buildPreset('native-release', ['parcours_bench']);
  });
  await installPeers();
  await run(process.execPath, ['bench/run.mjs', ...process.argv.slice(2)], { log: 'bench', inherit: true });
});

/** No script of theirs runs, so what a package does not hold is not fetched either. */
function installPeers() {
  const folder = 'build/bench/peers';
  return whenChanged('build/stamps/peers', ['bench/peers'], [`${folder}/node_modules`], () =>
    step('Install the peers', async () => {
      mkdirSync(folder, { recursive: true });
      for (const file of ['package.json', 'package-lock.json']) copyFileSync(`bench/peers/${file}`, `${folder}/${file}`);
      await run('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-fund', '--no-audit'], { log: 'npm-peers' });
    }),
  );
}
