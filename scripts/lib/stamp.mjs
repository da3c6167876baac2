// Steps that are skipped while nothing they read has changed: a hash of their inputs is kept beside
// what they wrote.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';

/** Hash of files and folders (recursively), by name and content; paths relative to the root. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) add(hash, path);
  return hash.digest('hex');
}

function add(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) add(hash, `${path}/${name}`);
    return;
  }
  hash.update(`${path}\0`);
  hash.update(readFileSync(full));
}

/**
 * Runs `work` unless `stamp` says that it ran on the same `inputs` and every one of `outputs` is
 * there. Resolves to false where it was skipped.
 */
export function whenChanged(stamp, inputs, outputs, work) {
  return withLock(stamp, () => runWhenChanged(stamp, inputs, outputs, work));
}

async function runWhenChanged(stamp, inputs, outputs, work) {
  const file = join(root, stamp);
  const hash = hashOf(inputs);
  const fresh =
    existsSync(file) &&
    readFileSync(file, 'utf8') === hash &&
    outputs.every((output) => existsSync(join(root, output)));
  if (fresh) return false;
  rmSync(file, { force: true });
  await work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
  return true;
}
