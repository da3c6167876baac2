// What a reader's browser fetches, gzipped, each with the limit that a test holds (tests/pack/sizes.test.ts).
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './paths.mjs';

const dist = join(root, 'dist');
const assets = (pattern) => () => {
  const found = readdirSync(join(dist, 'app/assets')).filter((name) => pattern.test(name));
  return found.map((name) => `app/assets/${name}`);
};

/** The page's own script and sheet, and what its head asks for before it runs. */
function firstView() {
  const page = readFileSync(join(dist, 'app/index.html'), 'utf8');
  return [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => `app/${file}`);
}

/**
 * What `parcours/define` costs an application at first beside Lit and `parcours` itself, made small by its bundler.
 * What elements load when they are first needed is not in it (a message, the funnel, ...).
 */
async function elementsInAnApplication() {
  const { rolldown } = await import('rolldown');
  const client = [...readFileSync(join(dist, 'parcours.js'), 'utf8').matchAll(/from "\.\/([^"]+)"/g)].map(([, file]) => file);
  const external = (id) => id === 'lit' || id.startsWith('lit/') || client.includes(basename(id));
  const build = await rolldown({ input: join(dist, 'define.js'), external });
  const { output } = await build.generate({ format: 'es', minify: true });
  await build.close();
  const chunk = (name) => output.find(({ fileName }) => fileName === name);
  const names = new Set([output.find(({ isEntry }) => isEntry).fileName]);
  for (const name of names) for (const imported of chunk(name)?.imports ?? []) names.add(imported);
  return [...names].filter(chunk).map((name) => chunk(name).code);
}

/** kB is 1000 bytes; `files` are below dist/, together one row; `code` makes texts. */
export const budgets = [
  { what: 'engine.wasm, all that a first report runs through', files: () => ['engine.wasm'], limit: 200 },
  { what: 'engine-rest.wasm, in the background', files: () => ['engine-rest.wasm'], limit: 275 },
  { what: 'parcours/define in an application, beside Lit and the client', code: elementsInAnApplication, limit: 60 },
  { what: 'first view: start, client, both languages, Lit', files: firstView, limit: 55 },
  { what: "a report's view and elements, while its data is read", files: assets(/^report-(parts|view)-.*\.js$/), limit: 23 },
  { what: 'worker with the glue', files: assets(/^worker-.*\.js$/), limit: 13 },
  { what: 'funnel and builder, after the first view', files: assets(/^(define-funnel|funnel-texts|builder-drag)-.*\.js$/), limit: 84 },
  { what: 'viewer inside an HTML file', files: () => ['viewer-source.js'], limit: 172.5 },
  { what: 'parcours/inline, everything in one', files: () => ['inline.js'], limit: 1070 },
];

/** kB gzip of each row. A row without files is an error: a name has changed. */
export function measured() {
  return Promise.all(
    budgets.map(async ({ what, files, code, limit }) => {
      const parts = code ? await code() : files().map((path) => readFileSync(join(dist, path)));
      if (parts.length === 0) throw new Error(`${what}: no such file in dist`);
      const bytes = parts.reduce((sum, part) => sum + gzipSync(part, { level: 9 }).length, 0);
      return { what, kilobytes: Math.round(bytes / 100) / 10, limit };
    }),
  );
}

export async function sizesText() {
  return (await measured())
    .map(({ what, kilobytes, limit }) => `  ${kilobytes.toFixed(1).padStart(6)} kB gzip  ${what} (at most ${limit})`)
    .join('\n');
}
