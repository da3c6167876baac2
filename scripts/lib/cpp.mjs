// CMake builds by preset (CMakePresets.json), incremental.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { googletestFolder } from './system.mjs';

// The same objects for the same sources wherever the clone stands, where ccache is installed.
const env = { CCACHE_BASEDIR: root, CCACHE_NOHASHDIR: '1' };

/** Configures the preset, if need be, and builds the targets; all of them where none is named. */
export function buildPreset(preset, targets = []) {
  return withLock(preset, () => build(preset, targets));
}

async function build(preset, targets) {
  const tests = existsSync(join(googletestFolder(), 'CMakeLists.txt')) ? 'ON' : 'OFF';
  await run('cmake', ['--preset', preset, '-G', 'Ninja', `-DPARCOURS_TESTS=${tests}`], {
    log: `${preset}-configure`,
    env,
  });
  const jobs = String(availableParallelism());
  const args = ['--build', '--preset', preset, '-j', jobs];
  if (targets.length > 0) args.push('--target', ...targets);
  await run('cmake', args, { log: `${preset}-build`, env });
}
