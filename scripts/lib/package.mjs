// The parts of `npm run build`. Each is skipped while nothing it reads has changed.
import { chmodSync, copyFileSync, createReadStream, createWriteStream, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { buildPreset } from './cpp.mjs';
import { engineFirst, engineGlue, engineRest, engineWhole, linkedGlue, viewerModule } from './engine-alias.mjs';
import { collectPackages, writeLicences } from './licences.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './say.mjs';
import { smallStyles } from './small-styles.mjs';
import { splitEngine } from './split.mjs';
import { whenChanged } from './stamp.mjs';

const dist = join(root, 'dist');
const inTree = (files) => files.map((file) => relative(root, file));
const engineFiles = inTree([engineGlue, engineFirst, engineRest]);
const sample = 'build/sample/sample.ndjson';
const buildFiles = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts', 'scripts/lib', 'wasm/NOTICES.txt'];
// The folders of the packages in it, for whoever bundles it as text.
const viewerPackages = join(root, 'build/viewer/packages.json');
const licences = 'THIRD-PARTY.txt';

/** build/wasm-release/parcours-engine.{mjs,wasm}, and of these build/engine/engine.{mjs,wasm}, engine-rest.wasm */
export async function buildEngine() {
  await step('Build the engine for WebAssembly', async () => {
    await buildPreset('wasm-release', ['parcours-engine']);
    return `${gzipKilobytes(engineWhole)} kB gzip`;
  });
  await makeSample();
  await whenChanged('build/stamps/engine', [...inTree([linkedGlue, engineWhole]), sample, 'examples/events.ndjson', ...buildFiles], engineFiles, () =>
    step('Cut the engine in two', async () => {
      await splitEngine(join(root, sample));
      return `${gzipKilobytes(engineFirst)} kB gzip for the first report, ${gzipKilobytes(engineRest)} kB after it`;
    }),
  );
}

/** build/viewer/viewer-source.mjs: the script of a single HTML file, as text, and its hash for the policy. */
export async function buildViewer() {
  await whenChanged('build/stamps/viewer', ['web/src', ...buildFiles], [viewerModule, viewerPackages].map((file) => relative(root, file)), () =>
    step('Build the viewer of HTML files', async () => {
      const packages = new Set();
      const source = await viewerScript(packages);
      const hash = `sha256-${createHash('sha256').update(source).digest('base64')}`;
      mkdirSync(dirname(viewerModule), { recursive: true });
      writeFileSync(viewerModule, `export const source = ${JSON.stringify(source)};\nexport const hash = '${hash}';\n`);
      writeFileSync(viewerPackages, JSON.stringify([...packages].map((folder) => relative(root, folder))));
      return `${Math.round(gzipSync(source, { level: 9 }).length / 1000)} kB gzip`;
    }),
  );
}

const packagesOfViewer = () => new Set(JSON.parse(readFileSync(viewerPackages, 'utf8')).map((folder) => join(root, folder)));

/** dist/app */
export async function buildPage() {
  await buildViewer();
  await whenChanged('build/stamps/page', ['web', 'wasm/module.d.ts', ...engineFiles, ...buildFiles], ['dist/app/index.html', `dist/app/${licences}`], () =>
    step('Build the page', async () => {
      const { build } = await import('vite');
      const packages = packagesOfViewer();
      const collect = () => [collectPackages(packages)];
      const page = { root: join(root, 'web/app'), configFile: join(root, 'vite.config.ts'), logLevel: /** @type {const} */ ('warn'), plugins: collect() };
      await build({ ...page, worker: { plugins: collect } });
      // On its own: built with the app it would cut the app's one script into twenty.
      await build({ ...page, ...examplesBuild, worker: { ...examplesBuild.worker, plugins: collect } });
      writeLicences(packages, join(dist, 'app', licences));
      writeServiceWorker();
    }),
  );
}

/** An engine is the app's, whichever page asks for it; all else is the examples'. */
const besideTheApp = {
  assetFileNames: ({ names }) => `${names.some((name) => name.endsWith('.wasm')) ? '' : 'examples/'}assets/[name]-[hash][extname]`,
};

/** dist/app/examples.html, its files in dist/app/examples/. */
const examplesBuild = {
  build: {
    emptyOutDir: false,
    copyPublicDir: false,
    assetsDir: 'examples/assets',
    rolldownOptions: { input: join(root, 'web/app/examples.html'), output: besideTheApp },
  },
  worker: { format: /** @type {const} */ ('es'), rolldownOptions: { output: besideTheApp } },
};

/** web/app/service-worker.js with the list of the page's files and their version. */
function writeServiceWorker() {
  const folder = join(root, 'dist/app');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/^(sample|examples|THIRD-PARTY)/.test(file) && statSync(join(folder, file)).isFile())
    .sort();
  const version = createHash('sha256');
  for (const file of files) version.update(file).update(readFileSync(join(folder, file)));
  const source = readFileSync(join(root, 'web/app/service-worker.js'), 'utf8')
    .replace('__VERSION__', version.digest('hex').slice(0, 12))
    .replace('__FILES__', JSON.stringify(files));
  writeFileSync(join(folder, 'service-worker.js'), source);
}

/** dist/*.js, dist/engine.{mjs,wasm}, dist/engine-rest.wasm, dist/types */
export async function buildPackage() {
  await buildViewer();
  const outputs = ['parcours.js', 'define.js', 'react.js', 'inline.js', 'custom-elements.json', 'worker.js', 'cli.js', 'engine.mjs', 'engine.wasm', 'engine-rest.wasm', licences, 'types/index.d.ts'];
  await whenChanged('build/stamps/package', ['web/src', 'web/custom-elements.json', 'wasm/module.d.ts', ...engineFiles, ...buildFiles], outputs.map((file) => `dist/${file}`), () =>
    step('Build the package and the command line', async () => {
      clearPackage();
      for (const file of [engineGlue, engineFirst, engineRest]) copyFileSync(file, join(dist, basename(file)));
      copyFileSync(viewerModule, join(dist, 'viewer-source.js'));
      const source = join(root, 'web/src');
      const packages = packagesOfViewer();
      await bundle({ parcours: `${source}/index.ts`, define: `${source}/define.ts` }, packages);
      await bundle({ worker: `${source}/worker/worker.ts` }, packages);
      await bundle({ cli: `${source}/cli/main.ts` }, packages);
      await bundle({ react: `${source}/react.ts` }, packages);
      await writeInline(packages);
      copyFileSync(join(root, 'web/custom-elements.json'), join(dist, 'custom-elements.json'));
      writeLicences(packages, join(dist, licences));
      chmodSync(join(dist, 'cli.js'), 0o755);
      await emitTypes();
    }),
  );
}

/** build/sample: what engine.wasm is cut by, and packed the data set behind "Open a sample". */
async function makeSample() {
  await whenChanged('build/stamps/sample', ['scripts/make-sample.mjs', 'scripts/sample'], [sample], () =>
    step('Make the sample data set', async () => {
      mkdirSync(dirname(join(root, sample)), { recursive: true });
      await run(process.execPath, ['scripts/make-sample.mjs', '--out', sample], { log: 'make-sample' });
    }),
  );
}

/** dist/app/sample */
export async function buildSample() {
  await makeSample();
  const shown = `dist/app/${sampleAddress}`;
  await whenChanged('build/stamps/packed-sample', [sample], [shown], async () => {
    mkdirSync(dirname(join(root, shown)), { recursive: true });
    await pipeline(createReadStream(join(root, sample)), createGzip(), createWriteStream(join(root, shown)));
  });
}

/** Where the page looks for it, relative to itself. */
export const sampleAddress = 'sample/sample.ndjson.gz';

function clearPackage() {
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(dist)) {
    if (name !== 'app') rmSync(join(dist, name), { recursive: true });
  }
}

// Source names other files where they stand in the tree (web/README.md); in the package they stand
// side by side. Written as text, because bundlers of whoever uses the package look for this form.
const links = [
  [/new URL\(\s*["']\.\/worker\/worker\.ts["'],\s*import\.meta\.url,?\s*\)/g, "new URL('./worker.js', import.meta.url)"],
  [/new URL\(\s*["'][./]*build\/engine\/(engine[a-z-]*\.wasm)["'],\s*import\.meta\.url,?\s*\)/g, "new URL('./$1', import.meta.url)"],
];

const linkFiles = {
  name: 'parcours-links',
  transform(code) {
    const linked = links.reduce((text, [from, to]) => text.replace(from, to), code);
    return linked === code ? null : { code: linked };
  },
};

/** Bundles entries that share what they share; `lit` stays an import. */
async function bundle(input, packages) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input,
    cwd: root,
    platform: 'neutral',
    // What is bundled (d3's modules, SortableJS) names its modules in the older way.
    resolve: { mainFields: ['module', 'main'] },
    external: [/^node:/, /^lit(\/|$)/, /^@zip\.js\//, 'react', 'parcours-engine', 'parcours-viewer'],
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [smallStyles, linkFiles, collectPackages(packages)],
    onLog(level, log, handler) {
      handler(level === 'warn' ? 'error' : level, log);
    },
  });
  await build.write({
    dir: dist,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[name].js',
    paths: { 'parcours-engine': './engine.mjs', 'parcours-viewer': './viewer-source.js' },
  });
  await build.close();
}

/** dist/inline.js: one module with the elements, the client, the worker and the engine in it. */
async function writeInline(packages) {
  const { rolldown } = await import('rolldown');
  const one = async (input, files) => {
    const build = await rolldown({
      input: join(root, 'web/src', input),
      cwd: root,
      platform: 'browser',
      tsconfig: join(root, 'tsconfig.json'),
      plugins: [smallStyles, linkFiles, { name: 'files', resolveId: (id) => files[id] ?? null }, collectPackages(packages)],
    });
    const { output } = await build.generate({ format: 'es', codeSplitting: false, minify: true, comments: { legal: true, annotation: false, jsdoc: false } });
    await build.close();
    return output[0].code;
  };
  const worker = await one('worker/worker.ts', { 'parcours-engine': engineGlue });
  const inlined = join(root, 'build/inlined/inlined.mjs');
  mkdirSync(dirname(inlined), { recursive: true });
  const wasm = readFileSync(engineWhole).toString('base64');
  writeFileSync(inlined, `export const source = ${JSON.stringify(worker)};\nexport const wasm = '${wasm}';\n`);
  writeFileSync(join(dist, 'inline.js'), await one('inline.ts', { 'parcours-engine': engineGlue, 'parcours-viewer': viewerModule, 'parcours-inlined': inlined }));
}

/** web/src/viewer/main.ts with all it needs, as one classic script that may stand in a <script> element. */
async function viewerScript(packages) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: join(root, 'web/src/viewer/main.ts'),
    cwd: root,
    platform: 'browser',
    tsconfig: join(root, 'tsconfig.json'),
    // A file makes no files of its own, and reads none.
    plugins: [
      smallStyles,
      { name: 'not-in-viewer', resolveId: (id) => (/^parcours-viewer$|\/parcours-(mapping|more-files)\.js$/.test(id) ? { id, external: true } : null) },
      collectPackages(packages),
    ],
  });
  const { output } = await build.generate({ format: 'iife', codeSplitting: false, minify: true, comments: { legal: true, annotation: false, jsdoc: false } });
  await build.close();
  return output[0].code.replaceAll(/<\/(script)/gi, '<\\/$1').replaceAll('<!--', '<\\!--');
}

async function emitTypes() {
  const types = join(dist, 'types');
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { log: 'types' });
  copyFileSync(join(root, 'wasm/module.d.ts'), join(types, 'engine-module.d.ts'));
  for (const file of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
    const path = join(types, file);
    if (!file.endsWith('.d.ts') || !statSync(path).isFile()) continue;
    const text = readFileSync(path, 'utf8');
    const up = relative(dirname(path), types) || '.';
    writeFileSync(path, text.replaceAll("'parcours-engine'", `'${up}/engine-module.js'`));
  }
}

function gzipKilobytes(file) {
  return Math.round(gzipSync(readFileSync(file), { level: 9 }).length / 1000);
}
