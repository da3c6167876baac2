// npm start: builds the page and serves it on 127.0.0.1 with a sample, or with the user's own files.
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureModules } from './lib/modules.mjs';
import { buildEngine, buildPage, buildSample, sampleAddress } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { Advice, elapsed, main } from './lib/say.mjs';
import { serve } from './lib/serve.mjs';
import { ensureSystem, forEngine } from './lib/system.mjs';

const usage = `npm start                          the page with a sample data set
npm start -- --open FILE...        the page with these files (they stay on this machine)
npm start -- --port N              on this port instead of 4680, or the next free one`;

const defaultPort = 4680;
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
  await buildSample();
  const own = Object.fromEntries(options.files.map((file, index) => [addressOf(file, index), file]));
  const server = await listen(own, options.port);
  const opened = options.files.length > 0 ? Object.keys(own) : [sampleAddress];
  const query = opened.map((address) => `src=${inQuery(address)}`);
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

/** An address relative to the page, as the value of a parameter; slashes may stay there. */
function inQuery(address) {
  const relative = address.split('/').map(encodeURIComponent).join('/');
  return encodeURIComponent(relative).replaceAll('%2F', '/');
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
