// The include table of docs/design.md, checked: who may know whom in core, wasm and web. Prints every
// breach as file:line and exits 1. No dependency; run by `npm test`.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { root } from './lib/paths.mjs';

// Folder of core/src -> folders of core/src that it may include. `parcours` are the public headers,
// `nlohmann` is the JSON library. Every folder may include its own files and the standard library.
const core = {
  text: ['parcours/error'],
  json: ['text', 'nlohmann'],
  store: ['text', 'parcours'],
  ingest: ['text', 'store', 'parcours', 'json'],
  metrics: ['text', 'store', 'parcours'],
  funnel: ['text', 'store', 'parcours'],
  catalog: ['text', 'store', 'parcours'],
  request: ['text', 'parcours', 'json'],
  report: ['text', 'metrics', 'funnel', 'catalog', 'parcours', 'json'],
  answer: ['store', 'metrics', 'funnel', 'report', 'parcours', 'json'],
};

// The same inside a folder of core/src: its folders, each above those it may include. What stands in the folder itself may
// include all of them.
const inside = {
  ingest: {
    record: [],
    value: ['record'],
    summary: ['record', 'value'],
    container: ['record', 'summary'],
    format: ['record', 'value', 'container'],
    guess: ['record', 'value', 'container', 'format'],
    row: ['record', 'value', 'summary', 'format'],
  },
  metrics: { instances: [], counting: ['instances'] },
  funnel: { plan: [], search: ['plan'], figures: ['plan', 'search'] },
};

// Headers inside an allowed folder that are out of bounds all the same, and the other way round.
const coreDenied = [
  // The reader fills the builder; the sealed store is for those who ask.
  { from: 'ingest', include: 'store/event_store.h' },
  // Those who ask do not add.
  { from: 'metrics', include: 'store/event_store_builder.h' },
  { from: 'funnel', include: 'store/event_store_builder.h' },
];

// Folders of web/src (and single files) -> what they may import of web/src. Types may come from
// anywhere where `types` is true; packages are listed by name.
const web = [
  { in: 'types/', may: ['types/'] },
  { in: 'state/', may: ['state/', 'charts/', 'types/', 'worker/dispatcher', 'i18n/', 'metric-list'], packages: [] },
  { in: 'charts/', may: ['charts/', 'state/', 'types/', 'worker/dispatcher', 'i18n/'], packages: ['lit', 'd3-sankey', 'd3-scale', 'd3-shape'] },
  { in: 'i18n/', may: ['i18n/', 'types/'], packages: [] },
  { in: 'elements/', mayNot: ['engine/', 'worker/'] },
  { in: 'export/', may: ['export/', 'state/', 'charts/', 'types/', 'i18n/'], packages: [] },
  { in: 'sources/', may: ['sources/', 'engine/engine-error', 'json-text', 'types/'], packages: ['@zip.js'] },
  { in: 'storage/', may: ['storage/', 'sources/', 'types/'], packages: [] },
  { in: 'engine/', mayNot: ['elements/', 'charts/', 'state/', 'i18n/'] },
  { in: 'worker/', mayNot: ['elements/', 'charts/', 'i18n/'], packages: [] },
];

const breaches = [];

for (const file of filesOf('core', /\.(h|cpp)$/)) checkCore(file);
for (const file of filesOf('wasm', /\.(h|cpp)$/)) checkWasm(file);
for (const file of filesOf('web/src', /\.ts$/)) checkWeb(file);

for (const breach of breaches) console.log(breach);
console.log(breaches.length === 0 ? 'Every file knows only what it may.' : `${breaches.length} breaches.`);
process.exitCode = breaches.length === 0 ? 0 : 1;

function checkCore(file) {
  const folder = /^core\/src\/(\w+)\//.exec(file)?.[1];
  eachLine(file, (line, say) => {
    if (/^\s*#\s*(if|ifdef|ifndef|elif)\b.*(__EMSCRIPTEN__|__wasm|_WIN32|__linux__|__APPLE__|__unix__)/.test(line)) {
      say('a platform #ifdef in core');
    }
    const include = /^\s*#\s*include\s*[<"]([^>"]+)[>"]/.exec(line)?.[1];
    if (include === undefined) return;
    if (/^(emscripten|wasm_)/.test(include)) say(`core includes ${include}`);
    if (file === 'core/src/engine.cpp' || folder === 'engine') return;
    const target = targetOf(include);
    if (target === undefined) return;
    if (folder === undefined) {
      if (target !== 'parcours' && !include.startsWith('parcours/')) say(`a public file includes ${include}`);
      return;
    }
    const allowed = core[folder];
    if (allowed === undefined) {
      say(`core/src/${folder} is not in the table of scripts/check-includes.mjs`);
      return;
    }
    const named = include.replace(/\.h$/, '');
    if (target !== folder && !allowed.includes(target) && !allowed.includes(named)) {
      say(`${folder} includes ${include}`);
    }
    const [part, ...deeper] = file.split('/').slice(3);
    if (deeper.length > 0 && target === folder) {
      const allowedInside = inside[folder]?.[part];
      const other = include.split('/').slice(1, -1)[0];
      if (allowedInside === undefined) say(`core/src/${folder}/${part} is not in the table of scripts/check-includes.mjs`);
      else if (other !== part && !allowedInside.includes(other)) say(`${folder}/${part} includes ${include}`);
    }
    if (coreDenied.some((rule) => rule.from === folder && rule.include === include)) {
      say(`${folder} includes ${include}`);
    }
  });
}

// undefined for the standard library.
function targetOf(include) {
  if (include.startsWith('nlohmann/')) return 'nlohmann';
  if (!include.includes('/')) return include.endsWith('.h') ? include : undefined;
  return include.split('/')[0];
}

function checkWasm(file) {
  eachLine(file, (line, say) => {
    const include = /^\s*#\s*include\s*"([^"]+)"/.exec(line)?.[1];
    if (include !== undefined && !include.startsWith('parcours/')) say(`wasm includes ${include}`);
  });
}

function checkWeb(file) {
  const own = relative('web/src', file).split(sep).join('/');
  const rule = web.find((candidate) => own.startsWith(candidate.in));
  if (rule === undefined) return;
  const code = readFileSync(join(root, file), 'utf8');
  const imports = /^\s*(?:import|export)\s+(type\s)?[^;]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm;
  for (const match of code.matchAll(imports)) {
    const typeOnly = match[1] !== undefined;
    const specifier = match[2] ?? match[3] ?? match[4];
    const line = code.slice(0, match.index).split('\n').length + (/^\s*/.exec(match[0])[0].split('\n').length - 1);
    const say = (what) => breaches.push(`${file}:${line}: ${what}`);
    if (!specifier.startsWith('.')) {
      const name = specifier.split('/')[0];
      if (rule.packages !== undefined && !rule.packages.includes(name)) say(`${rule.in} imports ${specifier}`);
      continue;
    }
    if (typeOnly) continue;
    const target = posix.join(posix.dirname(own), specifier);
    if (rule.may !== undefined && !rule.may.some((prefix) => target.startsWith(prefix))) say(`${rule.in} imports ${target}`);
    if (rule.mayNot?.some((prefix) => target.startsWith(prefix))) say(`${rule.in} imports ${target}`);
  }
}

function eachLine(file, visit) {
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .forEach((line, index) => visit(line, (what) => breaches.push(`${file}:${index + 1}: ${what}`)));
}

function filesOf(folder, pattern) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.split(sep).join('/')))
    .filter((name) => pattern.test(name))
    .sort();
}
