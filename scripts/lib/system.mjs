// What the commands need from the system, and how to get it: by apt where there is one and we may,
// else by telling the person exactly what to install.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { run, which } from './run.mjs';
import { Advice, step } from './say.mjs';

const includeFolders = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'];

const emsdk = `Emscripten 3.1.6 or newer, by emsdk:
      git clone https://github.com/emscripten-core/emsdk && cd emsdk
      ./emsdk install latest && ./emsdk activate latest && source ./emsdk_env.sh`;

/**
 * name -> is it there, Debian's packages, what to do on another system. What is `optional` is
 * installed where apt can do it, and gone without elsewhere.
 */
const needs = {
  compiler: { found: () => which('g++', 'c++'), apt: 'g++', elsewhere: 'a C++20 compiler: g++ 12 or clang 15' },
  cmake: { found: () => which('cmake'), apt: 'cmake', elsewhere: 'CMake 3.25 or newer (brew install cmake)' },
  ninja: { found: () => which('ninja'), apt: 'ninja-build', elsewhere: 'Ninja (brew install ninja)' },
  emscripten: { found: () => which('em++') ?? emsdkFolder(), apt: 'emscripten', elsewhere: emsdk },
  binaryen: { found: wasmSplit, apt: 'binaryen', elsewhere: "Binaryen's wasm-split, which emsdk has in upstream/bin" },
  json: {
    found: () => includeFolders.some((folder) => existsSync(`${folder}/nlohmann/json.hpp`)),
    apt: 'nlohmann-json3-dev',
    elsewhere: 'nlohmann/json 3.11 (brew install nlohmann-json)',
  },
  googletest: {
    found: () => existsSync(googletestFolder()),
    apt: 'googletest',
    elsewhere: `GoogleTest's source 1.12 or newer, in ${googletestFolder()}`,
  },
  clangFormat: {
    found: () => which('clang-format'),
    apt: 'clang-format',
    elsewhere: 'clang-format 14 or newer (brew install clang-format)',
  },
  libfuzzer: {
    found: hasLibFuzzer,
    apt: 'clang libclang-rt-14-dev',
    elsewhere: 'clang with libFuzzer',
    optional: true,
  },
  chromium: {
    found: chromiumPath,
    apt: 'chromium',
    elsewhere: 'Chromium or Chrome; CHROMIUM names the program where it is not on the PATH',
  },
};

/** What each command needs. */
export const forEngine = ['cmake', 'ninja', 'emscripten', 'binaryen', 'json'];
export const forTests = [...forEngine, 'compiler', 'googletest', 'clangFormat', 'libfuzzer', 'chromium'];
export const forFuzzing = ['cmake', 'ninja', 'json', 'libfuzzer'];
export const forBench = [...forEngine, 'compiler', 'chromium'];

/** clang++ that can link what it fuzzes. */
export function hasLibFuzzer() {
  if (which('clang++') === undefined) return false;
  try {
    const resources = execFileSync('clang++', ['-print-resource-dir'], { encoding: 'utf8' }).trim();
    return readdirSync(`${resources}/lib`, { recursive: true, encoding: 'utf8' }).some((file) =>
      /libclang_rt\.fuzzer(-\w+|_osx)?\.a$/.test(file),
    );
  } catch {
    return false;
  }
}

/** The browser of the end-to-end tests, or undefined. */
export function chromiumPath() {
  return (
    process.env['CHROMIUM'] ?? which('chromium', 'chromium-browser', 'google-chrome', 'chrome')
  );
}

export function googletestFolder() {
  return '/usr/src/googletest';
}

/** Binaryen's wasm-split, or undefined. */
export function wasmSplit() {
  const program = `${process.env['EMSDK'] ?? ''}/upstream/bin/wasm-split`;
  return which('wasm-split') ?? (existsSync(program) ? program : undefined);
}

function emsdkFolder() {
  const folder = process.env['EMSDK'];
  return folder !== undefined && existsSync(`${folder}/upstream/emscripten/em++`) ? folder : undefined;
}

/** Makes sure that everything named is there. Throws Advice where that takes a person. */
export async function ensureSystem(names) {
  const missing = () => names.filter((name) => !needs[name].found());
  const before = missing();
  if (before.length === 0) return;
  const packages = before.flatMap((name) => needs[name].apt.split(' '));
  const apt = aptCommand();
  if (apt === undefined) return requireAll(before);
  await step(`Install ${packages.join(', ')} by apt`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const [command, ...prefix] = apt;
    await run(command, [...prefix, 'update'], { log: 'apt-update', env });
    await run(command, [...prefix, 'install', '-y', '--no-install-recommends', ...packages], {
      log: 'apt-install',
      env,
    });
  });
  requireAll(missing());
}

function requireAll(missing) {
  const required = missing.filter((name) => needs[name].optional !== true);
  if (required.length === 0) return;
  throw new Advice(instructions(required, required.map((name) => needs[name].apt)));
}

/** ['apt-get'] with what it takes to run it, or undefined. */
function aptCommand() {
  if (which('apt-get') === undefined) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  if (which('sudo') === undefined) return undefined;
  // -n: never waits for a password; the variable is set behind sudo, which clears the environment.
  return ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
}

function instructions(names, packages) {
  const lines = ['Something is missing on this system. Please install it and run the command again.', ''];
  if (which('apt-get') !== undefined) {
    lines.push('  On Debian or Ubuntu:', `    sudo apt-get update && sudo apt-get install ${packages.join(' ')}`, '');
  }
  lines.push('  Elsewhere:', ...names.map((name) => `    - ${needs[name].elsewhere}`));
  return lines.join('\n');
}
