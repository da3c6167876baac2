// Runs programs for the commands: output to a log, shown where the program fails.
import { spawn } from 'node:child_process';
import { accessSync, constants, createWriteStream, mkdirSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { root } from './paths.mjs';
import { progressNotes } from './remaining.mjs';
import { Advice, progress } from './say.mjs';

const logs = join(root, 'build', 'logs');
const shownLines = 60;

/**
 * Runs a program from the project's root. Resolves to {code, output}; a code other than 0 throws,
 * with the end of the output, unless `allowFailure`. `inherit` also shows what it prints as it comes.
 */
export function run(command, args, { log = basename(command), env = {}, allowFailure = false, inherit = false } = {}) {
  mkdirSync(logs, { recursive: true });
  const file = join(logs, `${log}.log`);
  const stream = createWriteStream(file);
  const noteOf = progressNotes();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts = [];
    for (const pipe of [child.stdout, child.stderr]) {
      pipe.on('data', (part) => {
        parts.push(part);
        stream.write(part);
        const [, at, of] = /\[(\d+)\/(\d+)\][^[]*$/.exec(part) ?? []; // Ninja's
        if (of) progress(noteOf(Number(at), Number(of), performance.now()));
        if (inherit) process.stdout.write(part);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      stream.end();
      const output = Buffer.concat(parts).toString('utf8');
      if (code === 0 || allowFailure) {
        resolve({ code: code ?? 1, output });
        return;
      }
      const tail = output.trimEnd().split('\n').slice(-shownLines).join('\n');
      const how = signal === null ? `code ${code}` : signal;
      reject(new Advice(`${tail}\n\n${command} ${args.join(' ')}\nfailed (${how}); all of it: ${file}`));
    });
  });
}

/** The full path of the first of these programs that is on the PATH, or undefined. */
export function which(...names) {
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}
