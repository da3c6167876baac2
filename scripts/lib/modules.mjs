// node_modules, as package-lock.json says.
import { run } from './run.mjs';
import { step } from './say.mjs';
import { whenChanged } from './stamp.mjs';

/** Runs `npm ci` where node_modules is missing or older than the lock file. */
export async function ensureModules() {
  await whenChanged(
    'node_modules/.parcours-stamp',
    ['package-lock.json'],
    ['node_modules/.package-lock.json'],
    () =>
      step('Install the npm packages', async () => {
        await run('npm', ['ci', '--no-fund', '--no-audit'], { log: 'npm-ci' });
      }),
  );
}
