// npm run build [-- engine | page | package]: everything that is shipped, into dist/.
import { ensureModules } from './lib/modules.mjs';
import { buildEngine, buildPackage, buildPage, buildSample } from './lib/package.mjs';
import { Advice, elapsed, main } from './lib/say.mjs';
import { sizesText } from './lib/sizes.mjs';
import { ensureSystem, forEngine } from './lib/system.mjs';

const parts = { engine: [], package: [buildPackage], page: [buildPage, buildSample], all: [buildPackage, buildPage, buildSample] };

await main(async () => {
  const part = process.argv[2] ?? 'all';
  if (!(part in parts)) throw new Advice(`${part}: expected one of ${Object.keys(parts).join(', ')}`);
  await ensureSystem(forEngine);
  if (part !== 'engine') await ensureModules();
  await buildEngine();
  for (const build of parts[part]) await build();
  if (part === 'all') console.log(await sizesText());
  console.log(`Built in ${elapsed()}.`);
});
