// npm start: builds the page and serves it on 127.0.0.1 with a sample, or with the user's own files.
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureModules } from './lib/modules.mjs';
import { buildEngine, buildPage } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { Advice, elapsed, main, step } from './lib/say.mjs';
import { serve } from './lib/serve.mjs';
import { whenChanged } from './lib/stamp.mjs';
import { ensureSystem, forEngine } from './lib/system.mjs';

const usage = `npm start                          the page with a sample data set
npm start -- --open FILE...        the page with these files (they stay on this machine)
npm start -- --port N              on this port instead of 4680, or the next free one`;

const defaultPort = 4680;
const sample = 'build/sample/onboarding.ndjson.gz';

await main(async () => {
  const options = readArguments();
  if (options === undefined) {
    console.log(usage);
    return;
  }
  await ensureSystem(forEngine);
  await ensureModules();
  await buildEngine();
  await buildPage();
  const files = options.files.length > 0 ? options.files : [await makeSample()];
  const served = Object.fromEntries(files.map((file, index) => [addressOf(file, index), file]));
  const server = await listen(served, options.port);
  const query = Object.keys(served).map((address) => `src=${encodeURIComponent(address)}`);
  console.log(`\nReady in ${elapsed()}. Open\n\n  ${server.url}?${query.join('&')}\n\nCtrl-C stops it.`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void server.close());
});

function readArguments() {
  let parsed;
  try {
    parsed = parseArgs({
      options: {
        open: { type: 'boolean' },
        files: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Advice(`${error.message}\n\n${usage}`);
  }
  const { values, positionals } = parsed;
  if (values.help) return undefined;
  // npm runs scripts in the package's folder; INIT_CWD is where the person typed the command.
  const files = positionals.map((file) => resolve(process.env['INIT_CWD'] ?? '.', file));
  if ((values.open || values.files) && files.length === 0) throw new Advice(`--open: expected files\n\n${usage}`);
  for (const file of files) {
    if (!existsSync(file)) throw new Advice(`${file}: no such file`);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new Advice(`--port ${values.port}: expected a whole number from 0 to 65535`);
  }
  return { files, port };
}

async function makeSample() {
  const script = 'scripts/make-sample.mjs';
  await whenChanged('build/stamps/sample', [script], [sample], () =>
    step('Make the sample data set', async () => {
      mkdirSync(join(root, 'build/sample'), { recursive: true });
      await run(process.execPath, [script, '--out', sample]);
    }),
  );
  return join(root, sample);
}

// Two files of one name in different folders stay two.
function addressOf(file, index) {
  return `data/${index}/${basename(file)}`;
}

async function listen(files, port) {
  const folder = join(root, 'dist/app');
  try {
    return await serve({ folder, files, port: port ?? defaultPort });
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    if (port !== undefined) throw new Advice(`Port ${port} is in use; --port 0 takes any free one.`);
    return serve({ folder, files, port: 0 });
  }
}
