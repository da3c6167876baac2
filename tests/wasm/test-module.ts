// The engine's module with little memory and a way to fail (wasm/CMakeLists.txt).
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { EngineModule, EngineModuleOptions } from 'parcours-engine';
import { linkedGlue } from '../../scripts/lib/engine-alias.mjs';

export interface TestModule extends EngineModule {
  /** Breaks an invariant. */
  crash(): void;
}

type Create = (options: EngineModuleOptions) => Promise<TestModule>;

export async function loadTestModule(options: EngineModuleOptions = {}): Promise<TestModule> {
  const glue = linkedGlue.replace('parcours-engine.mjs', 'parcours-engine-test.mjs');
  const wasmBinary = new Uint8Array(readFileSync(glue.replace(/mjs$/, 'wasm')));
  const module = (await import(/* @vite-ignore */ pathToFileURL(glue).href)) as { default: Create };
  return module.default({ ...options, wasmBinary });
}
