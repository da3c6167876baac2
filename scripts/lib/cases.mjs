// Runs test runners and counts their cases, from what they print or write.
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { chromiumPath } from './system.mjs';

const countIn = (text, pattern) => Number(pattern.exec(text)?.[1] ?? 0);

/**
 * Runs a preset's test binaries and counts GoogleTest's cases. A binary that ends without its summary
 * (a crash, a sanitizer's finding) is one failure more.
 */
export async function ctestCases(preset) {
  const { code, output } = await run(
    'ctest',
    ['--preset', preset, '-V', '-j', String(availableParallelism()), '--timeout', '900'],
    { log: `${preset}-ctest`, allowFailure: true },
  );
  const byTest = new Map();
  for (const line of output.split('\n')) {
    const [, id, text] = /^(\d+): (.*)$/.exec(line) ?? [];
    if (id !== undefined) byTest.set(id, `${byTest.get(id) ?? ''}${text}\n`);
  }
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const [, id, name, outcome] of output.matchAll(/^\s*\d+\/\d+ Test +#(\d+): (\S+) \.*(.*?)\s+[\d.]+ sec/gm)) {
    const text = byTest.get(id) ?? '';
    const failed = countIn(text, /^\[ {2}FAILED {2}\] (\d+) tests?, listed below/m);
    total.passed += countIn(text, /^\[ {2}PASSED {2}\] (\d+) test/m);
    total.skipped += countIn(text, /^\[ {2}SKIPPED \] (\d+) tests?, listed below/m);
    total.failed += failed;
    if (/^\s*Passed$/.test(outcome)) continue;
    if (failed === 0) total.failed += 1;
    failures.push(`${name}: ${outcome.trim()}\n${lastLines(withoutPassed(text), 80)}`);
  }
  if (code !== 0 && total.failed === 0) {
    total.failed = 1;
    failures.push(lastLines(output, 80));
  }
  return { ...total, report: failures.join('\n') };
}

/** Runs one of vitest's projects (vitest.config.ts). A file that cannot be loaded is one failure. */
export async function vitestCases(project) {
  const file = join(root, 'build', `vitest-${project}.json`);
  rmSync(file, { force: true });
  const { code, output } = await run(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      '--no-color',
    ],
    { log: `vitest-${project}`, env: { CHROMIUM: chromiumPath() ?? '' }, allowFailure: true },
  );
  const total = { passed: 0, failed: 0, skipped: 0 };
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { ...total, failed: 1, report: lastLines(output, 80) };
  }
  total.passed = report.numPassedTests;
  total.failed = report.numFailedTests;
  total.skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  for (const suite of report.testResults) {
    if (suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed')) total.failed += 1;
  }
  if (code !== 0 && total.failed === 0) total.failed = 1;
  return { ...total, report: lastLines(output, 200) };
}

function withoutPassed(text) {
  return text.replace(/^\[ (RUN {6}|\s*OK) \].*\n/gm, '');
}

function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
