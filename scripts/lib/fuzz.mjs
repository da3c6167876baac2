// libFuzzer targets: tests/fuzz/NAME_fuzz.cpp, seeds in tests/fuzz/seeds/NAME and, out of the vendors'
// payloads, in build/fuzz/seeds/NAME; what a run found worth keeping in build/fuzz/corpus/NAME, inputs
// that failed in build/fuzz/found.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPreset } from './cpp.mjs';
import { writePayloadSeeds } from './fuzz-seeds.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';

export function fuzzTargets() {
  return readdirSync(join(root, 'tests/fuzz'))
    .flatMap((name) => /^(\w+)_fuzz\.cpp$/.exec(name)?.[1] ?? [])
    .sort();
}

export function buildFuzzers() {
  return buildPreset('fuzz', fuzzTargets().map((target) => `${target}_fuzz`));
}

/** For so long, from the seeds and what earlier runs kept. Resolves to {ok, output}; `output` is the end of what libFuzzer said. */
export function fuzz(target, seconds, options = {}) {
  return runFuzzer(target, `build/fuzz/corpus/${target}`, [`-max_total_time=${seconds}`], options);
}

/** So many inputs from the seeds alone, the same ones every time. */
export function fuzzBriefly(target, runs) {
  const corpus = `build/fuzz/brief/${target}`;
  rmSync(join(root, corpus), { recursive: true, force: true });
  return runFuzzer(target, corpus, [`-runs=${runs}`, '-seed=1'], {});
}

async function runFuzzer(target, corpus, limits, { inherit = false }) {
  for (const folder of [corpus, 'build/fuzz/found']) mkdirSync(join(root, folder), { recursive: true });
  const payloads = `build/fuzz/seeds/${target}`;
  writePayloadSeeds(target, join(root, payloads));
  const { code, output } = await run(
    join(root, `build/fuzz/tests/fuzz/${target}_fuzz`),
    [
      ...limits,
      '-max_len=1024',
      '-timeout=20',
      '-print_final_stats=1',
      `-artifact_prefix=build/fuzz/found/${target}-`,
      corpus,
      `tests/fuzz/seeds/${target}`,
      payloads,
    ],
    { log: `fuzz-${target}`, allowFailure: true, inherit },
  );
  return { ok: code === 0, output: output.trimEnd().split('\n').slice(-60).join('\n') };
}
