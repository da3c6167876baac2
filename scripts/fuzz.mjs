// npm run fuzz -- NAME... [--seconds N]: fuzzes the targets named, all where none is, each for N
// seconds (60). An input that fails is kept in build/fuzz/found; give it to the target's program to
// see it fail again: build/fuzz/tests/fuzz/NAME_fuzz FILE.
import { parseArgs } from 'node:util';
import { buildFuzzers, fuzz, fuzzTargets } from './lib/fuzz.mjs';
import { Advice, main, step } from './lib/say.mjs';
import { ensureSystem, forFuzzing, hasLibFuzzer } from './lib/system.mjs';

await main(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seconds: { type: 'string', default: '60' } },
  });
  const known = fuzzTargets();
  const unknown = positionals.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Advice(`${unknown}: expected one of ${known.join(', ')}`);
  const seconds = Number(values.seconds);
  if (!(Number.isInteger(seconds) && seconds > 0)) {
    throw new Advice(`--seconds: found ${values.seconds}, expected a whole number`);
  }
  await ensureSystem(forFuzzing);
  if (!hasLibFuzzer()) throw new Advice('Fuzzing needs clang with libFuzzer (Debian: clang libclang-rt-14-dev).');
  await step('Build the fuzz targets', buildFuzzers);
  for (const target of positionals.length > 0 ? positionals : known) {
    const { ok } = await fuzz(target, seconds, { inherit: true });
    console.log(ok ? `${target}: nothing found` : `${target}: failed; the input is in build/fuzz/found`);
    if (!ok) process.exitCode = 1;
  }
});
