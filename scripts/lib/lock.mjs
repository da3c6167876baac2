// One command at a time builds one thing: npm start in one terminal, npm test in another.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './paths.mjs';

const pollMs = 200;

/** Runs `work` while no other process of this clone runs work of that name; waits its turn. */
export async function withLock(name, work) {
  const folder = join(root, 'build', 'locks');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name.replaceAll('/', '-'));
  while (!take(file)) await delay(pollMs);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  return false;
}

// A process that was killed leaves its lock behind.
function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
