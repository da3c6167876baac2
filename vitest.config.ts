// TypeScript tests in four projects: what needs no page (unit), the bindings under Node (wasm), the
// packed package (pack) and the built page in a real Chromium (e2e). `npm test` builds what they need
// and runs all; one alone: npx vitest run --project unit.
import { defineConfig } from 'vitest/config';
import { engineAlias } from './scripts/lib/engine-alias.mjs';

const resolve = { alias: engineAlias };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: { name: 'unit', include: ['tests/web/**/*.test.ts'], environment: 'node' },
      },
      {
        resolve,
        test: { name: 'wasm', include: ['tests/wasm/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        test: { name: 'pack', include: ['tests/pack/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What the page will show is waited for, however busy the machine is.
          expect: { poll: { timeout: 20_000 } },
          // Each file starts a browser of its own; two cores carry two.
          maxWorkers: 2,
        },
      },
    ],
  },
});
