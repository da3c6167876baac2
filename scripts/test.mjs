// npm test: sets up what it needs, builds, runs every test and check, and ends with
// `N passed, N failed`. The cheap checks come first, the browser last. A group that cannot run (its
// build failed, say) counts as one failure, and what does not depend on it runs all the same.
//
// npm test -- NAME... runs only the groups so named: native wasm sanitize fuzz types lint format
// includes unit bindings package e2e.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildPreset } from './lib/cpp.mjs';
import { buildFuzzers, fuzzBriefly, fuzzTargets } from './lib/fuzz.mjs';
import { ctestCases, vitestCases } from './lib/cases.mjs';
import { ensureModules } from './lib/modules.mjs';
import { buildEngine, buildPackage, buildPage, buildViewer } from './lib/package.mjs';
import { root } from './lib/paths.mjs';
import { run, which } from './lib/run.mjs';
import { Advice, elapsed, main, step } from './lib/say.mjs';
import { ensureSystem, forTests, hasLibFuzzer } from './lib/system.mjs';

const bin = (name) => join(root, 'node_modules', name);
const node = process.execPath;
const fuzzRuns = 20_000;

/** Each group: its name, what it says it does, and its cases: {passed, failed, report}. */
const groups = [
  ['includes', 'Include table', () => one(node, ['scripts/check-includes.mjs'])],
  ['format', 'clang-format', () => one(which('clang-format'), ['--dry-run', '--Werror', ...cppFiles()])],
  ['types', 'TypeScript types', () => one(node, [bin('typescript/bin/tsc'), '--noEmit'])],
  ['lint', 'ESLint', () => one(node, [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'])],
  ['native', 'GoogleTest, native', () => googleTest('native-release')],
  ['wasm', 'GoogleTest, WebAssembly under Node', () => googleTest('wasm-release')],
  ['sanitize', 'GoogleTest, address and undefined-behaviour sanitizers', () => googleTest('native-asan')],
  ['fuzz', 'libFuzzer, a short run of each target', () => fuzzCases()],
  ['unit', 'TypeScript units', () => withBuild([buildEngine, buildViewer], () => vitestCases('unit'))],
  ['bindings', 'Bindings and client under Node', () => withBuild([buildBindings], () => vitestCases('wasm'))],
  ['package', 'The package, packed and installed', () => withBuild([buildPackage, buildPage], () => vitestCases('pack'))],
  ['e2e', 'The page in Chromium', () => withBuild([buildPackage, buildPage], () => vitestCases('e2e'))],
];

await main(async () => {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find((name) => !groups.some(([group]) => group === name));
  if (unknown !== undefined) {
    throw new Advice(`${unknown}: expected one of ${groups.map(([name]) => name).join(', ')}`);
  }
  await ensureSystem(forTests);
  await ensureModules();

  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, title, cases] of groups) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    const result = await runGroup(title, cases);
    total.passed += result.passed;
    total.failed += result.failed;
    total.skipped += result.skipped ?? 0;
  }
  if (total.passed + total.failed === 0) total.failed = 1;
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\nTested in ${elapsed()}.\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
});

async function runGroup(title, cases) {
  let result;
  await step(title, async () => {
    try {
      result = await cases();
    } catch (error) {
      result = { passed: 0, failed: 1, report: error instanceof Advice ? error.message : String(error?.stack ?? error) };
    }
    const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
    return `${result.passed} passed, ${result.failed} failed${skipped}`;
  });
  if (result.failed > 0) console.log(result.report);
  return result;
}

/** A program that is one check: it passes or it does not. */
async function one(command, args) {
  const { code, output } = await run(command, args, { log: `check-${args[0].split('/').at(-1)}`, allowFailure: true });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, report: output };
}

async function googleTest(preset) {
  await buildPreset(preset);
  return ctestCases(preset);
}

/** The same inputs every time; others, and longer, by `npm run fuzz`. */
async function fuzzCases() {
  if (!hasLibFuzzer()) {
    return { passed: 0, failed: 0, skipped: fuzzTargets().length, report: 'no clang with libFuzzer here' };
  }
  await buildFuzzers();
  const total = { passed: 0, failed: 0, report: '' };
  for (const target of fuzzTargets()) {
    const { ok, output } = await fuzzBriefly(target, fuzzRuns);
    total[ok ? 'passed' : 'failed'] += 1;
    if (!ok) total.report += `${target}:\n${output}\n`;
  }
  return total;
}

async function buildBindings() {
  await buildEngine();
  await buildPreset('wasm-release', ['parcours-engine-test']);
}

async function withBuild(builds, cases) {
  for (const build of builds) await build();
  return cases();
}

function cppFiles() {
  return ['core', 'wasm', 'bench', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(h|cpp)$/.test(name))
      .map((name) => join(folder, name)),
  );
}
