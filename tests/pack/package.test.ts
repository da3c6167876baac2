// The package as people get it: packed, installed in an empty folder, imported on a server, built by
// Vite into a page, run in Chromium under a strict policy.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../scripts/lib/serve.mjs';
import { chromiumPath } from '../../scripts/lib/system.mjs';

const events = ['c1', 'c2', 'c3'].flatMap((contact, index) => [
  `{"type":"email.sent","time":"2026-01-05T10:00:0${index}Z","contact":"${contact}","id":"s${index}","message":"m1"}`,
  `{"type":"email.delivered","time":"2026-01-05T10:01:0${index}Z","contact":"${contact}","id":"d${index}","message":"m1"}`,
]).join('\n');

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

  it('holds what is built, and neither sources nor tests', () => {
    expect(files).toContain('LICENSE');
    expect(files).toContain('README.md');
    expect(files.filter((file) => /(^|\/)(core|tests|scripts|build|node_modules)(\/|$)/.test(file))).toEqual([]);
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
         await import('parcours/define');
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
    writeFileSync(join(folder, 'events.ndjson'), events);
    const cli = join(installed, 'dist', 'cli.js');
    const text = execFileSync(process.execPath, [cli, 'inspect', 'events.ndjson', '--json'], { cwd: folder, encoding: 'utf8' });
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(text).toContain('email.delivered');
  });

  it('is built by Vite into a page that reports in Chromium under a strict policy', async () => {
    const app = join(folder, 'app');
    cpSync('tests/pack/app', app, { recursive: true });
    await build({ root: app, configFile: false, logLevel: 'error', build: { outDir: 'out', assetsInlineLimit: 0 } });
    writeFileSync(join(app, 'out', 'events.ndjson'), events);
    const server = await serve({ folder: join(app, 'out') });
    const executablePath = chromiumPath();
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
    });
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(server.url);
      await page.waitForFunction(() => document.title !== 'waiting');
      expect(problems).toEqual([]);
      expect(await page.title()).toBe('6 events, 2 elements');
    } finally {
      await browser.close();
      await server.close();
    }
  });
});

// By npm, without a network: what the package depends on is packed from this tree and given beside it.
function install(folder: string, tarball: string): void {
  const dependencies = dependenciesOf('.').map((name) => pack(join('node_modules', name), folder));
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
