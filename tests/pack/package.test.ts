// The package as people get it: packed, installed in an empty folder, imported on a server; the examples,
// built where they are built, opened in Chromium.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, serve } from '../../scripts/lib/serve.mjs';
import { chromiumPath } from '../../scripts/lib/system.mjs';

const events = ['c1', 'c2', 'c3'].flatMap((contact, index) => [
  `{"type":"email.sent","time":"2026-01-05T10:00:0${index}Z","contact":"${contact}","id":"s${index}","message":"m1"}`,
  `{"type":"email.delivered","time":"2026-01-05T10:01:0${index}Z","contact":"${contact}","id":"d${index}","message":"m1"}`,
]).join('\n');

/** As docs/elements.md writes it, and what it must not take. */
const elementsInTypes = `
import { createClient } from 'parcours';
import 'parcours/define';
import type { ParcoursElements } from 'parcours/define';

const report = document.querySelector('parcours-report');
if (!report) throw new Error('no report');
report.data = await (await fetch('/export')).arrayBuffer();
report.lang = 'fr';
report.theme = 'dark';
report.addEventListener('parcours-ready', (event) => console.log(event.detail.summary.events.toFixed()));
document.addEventListener('parcours-error', ({ detail }) => console.log(detail.code.trim(), detail.message.trim()));
report.definition = { stages: [{ steps: [{ event: 'page_view' }] }, { steps: [{ event: 'order_placed' }] }] };

const client = createClient();
report.engine = client;
const parts = document.querySelectorAll<ParcoursElements['parcours-cards' | 'parcours-channels' | 'parcours-messages']>(
  'parcours-cards, parcours-channels, parcours-messages',
);
for (const part of parts) part.engine = client;
const cards = document.createElement('parcours-cards');
cards.answer = await client.query({ report: 'cards', trend: 'day' });
const chips = document.createElement('parcours-selection');
chips.catalog = await client.query({ report: 'catalog' });
chips.addEventListener('parcours-selection', ({ detail }) => {
  for (const part of parts) part.selection = detail.selection;
});
document.createElement('parcours-funnel').addEventListener('parcours-definition', ({ detail }) => {
  report.definition = detail.definition;
});

// @ts-expect-error -- neither light nor dark
report.theme = 'blue';
// @ts-expect-error -- no member of the summary
report.addEventListener('parcours-ready', (event) => event.detail.summary.total);
`;

const elementsInReact = `
import 'parcours/define';
import { Cards, Messages, Report } from 'parcours/react';

export const all = (
  <>
    <Report src="exports/march.ndjson.gz" lang="fr" theme="dark" onReady={({ summary }) => console.log(summary.events.toFixed())} />
    <Cards metrics="sends openRate" compare="none" onCards={({ metrics }) => console.log(metrics.trim())} />
    <Messages sort="-sends" openable onOpen={({ message }) => console.log(message.trim())} />
    <parcours-report
      src="exports/march.ndjson.gz"
      time-zone="Europe/Paris"
      theme="dark"
      className="wide"
      onparcours-ready={({ detail }) => console.log(detail.summary.events.toFixed())}
    />
    {/* @ts-expect-error -- neither light nor dark */}
    <Report theme="blue" />
    {/* @ts-expect-error -- the same */}
    <parcours-report theme="blue" />
  </>
);
`;

interface Manifest {
  exports: Record<string, string | Record<string, string>>;
  bin: Record<string, string>;
}

const inNode = (folder: string, code: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: folder, encoding: 'utf8' });

describe('the packed package', () => {
  let folder: string;
  let installed: string;
  let files: string[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'parcours-pack-'));
    writeFileSync(join(folder, 'package.json'), '{"name":"empty","private":true,"type":"module"}');
    installed = join(folder, 'node_modules', 'parcours');
    for (const name of ['events.ndjson', 'plain', 'vite', 'react', 'strict-csp']) {
      cpSync(join('examples', name), join(folder, name), { recursive: true });
    }
    install(folder, pack('.', folder));
    files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds every file that its manifest names', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
    const named = [...Object.values(manifest.exports), manifest.bin].flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    expect(named.length).toBeGreaterThan(6);
    for (const file of named) expect(existsSync(join(installed, file)), file).toBe(true);
  });

  it('names everything of others that is bundled, in the package and in the app', () => {
    const used = new Set<string>();
    for (const file of readdirSync('web', { recursive: true, encoding: 'utf8' })) {
      if (!/\.[mt]?[jt]s$/.test(file) || file.endsWith('.d.ts')) continue;
      const source = readFileSync(join('web', file), 'utf8');
      for (const [, name] of source.matchAll(/\b(?:from|import) ?\(?["']((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[^"']*)?["']/g)) {
        if (name !== undefined) used.add(name);
      }
    }
    for (const name of ['react', 'parcours', 'parcours-engine', 'parcours-viewer', 'parcours-inlined']) used.delete(name);
    expect([...used].sort()).toEqual(expect.arrayContaining(['@tanstack/virtual-core', '@zip.js/zip.js', 'd3-sankey', 'lit', 'sortablejs']));
    for (const brought of ['d3-array', 'd3-path', 'lit-html']) used.add(brought); // by those
    for (const notices of [join(installed, 'dist/THIRD-PARTY.txt'), 'dist/app/THIRD-PARTY.txt']) {
      const text = readFileSync(notices, 'utf8');
      for (const name of used) expect(text, `${name} in ${notices}`).toMatch(new RegExp(`^${name} \\d`, 'm'));
      for (const name of ['nlohmann/json', 'Emscripten', 'musl', 'libc++']) expect(text, notices).toContain(name);
    }
  });

  it('holds what is built, and neither sources nor tests', () => {
    expect(files).toContain('LICENSE');
    expect(files).toContain('README.md');
    expect(files.filter((file) => /(^|\/)(core|tests|scripts|build|node_modules)(\/|$)/.test(file))).toEqual([]);
  });

  it('holds what its README and its documents lead to', () => {
    const documents = files.filter((file) => /^(?:README|CONTRIBUTING|docs[/\\].*|examples[/\\].*)\.md$/.test(file));
    expect(documents.length).toBeGreaterThan(10);
    for (const document of documents) {
      const text = readFileSync(join(installed, document), 'utf8');
      for (const [, link = ''] of text.matchAll(/(?:\]\(|<img src=")((?!https?:|#)[^)"#\s]+)[#)"]/g)) {
        expect(existsSync(join(installed, document, '..', link)), `${link} in ${document}`).toBe(true);
      }
    }
  });

  it('imports in Node without effect, output or error', () => {
    const before = readdirSync(folder);
    const said = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const globals = new Set(Object.getOwnPropertyNames(globalThis));
         const check = (allowed) => {
           const added = Object.getOwnPropertyNames(globalThis).filter((name) => !globals.has(name) && !allowed.test(name));
           if (added.length > 0) throw new Error('new globals: ' + added);
         };
         await import('parcours');
         check(/^$/);
         await import('parcours/react');
         check(/^$/);
         await import('parcours/define');
         await import('parcours/inline');
         // Lit's own, on a server.
         check(/^(customElements|lit.*|reactive.*)$/);`,
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(said.stderr).toBe('');
    expect(said.stdout).toBe('');
    expect(said.status).toBe(0);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('loads events and answers in Node, in process', () => {
    const answer = inNode(
      folder,
      `import { createClient } from 'parcours';
       const client = await createClient();
       await client.load(new TextEncoder().encode(${JSON.stringify(events)}).buffer);
       const catalog = await client.query({ report: 'catalog' });
       console.log(catalog.events);
       client.dispose();`,
    );
    expect(answer.trim()).toBe('6');
  });

  it('runs its command line', () => {
    const cli = join(installed, 'dist', 'cli.js');
    const text = execFileSync(process.execPath, [cli, 'inspect', 'events.ndjson', '--json'], { cwd: folder, encoding: 'utf8' });
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(text).toContain('email.delivered');
  });

  it('renders React components as bare tags on a server', () => {
    const html = inNode(
      folder,
      `import { createElement } from 'react';
       import { renderToString } from 'react-dom/server';
       import { Builder, Funnel, Report } from 'parcours/react';
       console.log(renderToString(createElement(Report, { id: 'all', src: 'a.ndjson' }, createElement(Builder), createElement(Funnel))));`,
    );
    expect(html.trim()).toBe('<parcours-report id="all"><parcours-builder></parcours-builder><parcours-funnel></parcours-funnel></parcours-report>');
  });

  it('has types under which the React example compiles, its own declarations checked', () => {
    symlinkSync(resolve('node_modules/@types/react'), join(folder, 'node_modules/@types/react'));
    const root = 'declare module "react-dom/client" { export function createRoot(at: Element): { render(node: unknown): void } }';
    writeFileSync(join(folder, 'react', 'react-dom.d.ts'), root);
    const said = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', 'react'], { cwd: folder, encoding: 'utf8' });
    expect(said.stdout).toBe('');
    expect(said.status).toBe(0);
  });

  it.each([
    ['the elements without a framework', 'elements.ts', elementsInTypes],
    ['the elements in React', 'elements.tsx', elementsInReact],
  ])('has types for %s, which refuse what is none of theirs', (_, file, code) => {
    const compiled = join(folder, 'types');
    mkdirSync(compiled, { recursive: true });
    writeFileSync(join(compiled, file), code);
    const compilerOptions = {
      ...{ target: 'ES2022', lib: ['ES2022', 'DOM', 'DOM.Iterable'], module: 'ESNext', moduleResolution: 'bundler', jsx: 'react-jsx' },
      ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noUnusedLocals: false, noEmit: true, types: [] },
    };
    writeFileSync(join(compiled, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
    const said = spawnSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', 'types'], { cwd: folder, encoding: 'utf8' });
    expect(said.stdout).toBe('');
    expect(said.status).toBe(0);
  });

  describe('the example', () => {
    let browser: Browser;

    beforeAll(async () => {
      const executablePath = chromiumPath();
      browser = await chromium.launch({
        ...(executablePath === undefined ? {} : { executablePath }),
        args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
      });
    });

    afterAll(async () => {
      await browser.close();
    });

    const withBlobs = contentSecurityPolicy.replace("worker-src 'self'", "worker-src 'self' blob:");

    /** `page` below the folder, served under `policy`: what its cards show, and all that went wrong. */
    async function seen(page: string, policy: string): Promise<{ cards: string; problems: string[] }> {
      const server = await serve({ folder, policy });
      const tab = await browser.newPage({ locale: 'en-GB' });
      const problems: string[] = [];
      tab.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      tab.on('pageerror', (error) => problems.push(error.message));
      tab.on('request', (request) => {
        if (!/^(blob:|data:)/u.test(request.url()) && !request.url().startsWith(server.url)) problems.push(request.url());
      });
      try {
        await tab.goto(server.url + page);
        const cards = tab.locator('parcours-cards .card');
        await cards.filter({ hasText: 'Total sends' }).waitFor();
        return { cards: (await cards.allInnerTexts()).join(' '), problems };
      } catch (error) {
        throw new Error(`${page}: ${problems.join('; ')}`, { cause: error });
      } finally {
        await tab.close();
        await server.close();
      }
    }

    it.each([
      ['plain/', withBlobs],
      ['strict-csp/', contentSecurityPolicy],
    ])('%s shows the report without a build', async (page, policy) => {
      const { cards, problems } = await seen(page, policy);
      expect(problems).toEqual([]);
      expect(cards).toMatch(/Total sends\s+12/u);
    });

    it.each(['vite', 'react'])('%s, built, reports under the strict policy', async (name) => {
      await build({ root: join(folder, name), base: './', logLevel: 'error' });
      const { cards, problems } = await seen(`${name}/dist/`, contentSecurityPolicy);
      expect(problems).toEqual([]);
      expect(cards).toMatch(/Total sends\s+12/u);
    });
  });
});

// By npm, without a network: what the package and the examples depend on is packed from this tree and given
// beside it.
function install(folder: string, tarball: string): void {
  const names = [...dependenciesOf('.'), 'react', 'react-dom', 'scheduler'];
  const dependencies = names.map((name) => pack(join('node_modules', name), folder));
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball, ...dependencies], {
    cwd: folder,
    stdio: 'pipe',
  });
}

function pack(source: string, folder: string): string {
  const output = execFileSync('npm', ['pack', `./${source}`, '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const [entry] = Object.values(JSON.parse(output) as Record<string, { filename: string }>);
  if (entry === undefined) throw new Error(`npm pack ${source} named no file`);
  return join(folder, entry.filename);
}

function dependenciesOf(folder: string, found = new Set<string>()): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    if (found.has(name)) continue;
    found.add(name);
    dependenciesOf(join('node_modules', name), found);
  }
  return [...found];
}
