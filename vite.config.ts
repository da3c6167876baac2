// The pages, the app and its examples: web/app -> dist/app. `vite` alone serves it for development.
// Every asset address is relative, so that the page works from any folder of any server.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { engineAlias } from './scripts/lib/engine-alias.mjs';
import { smallStyles } from './scripts/lib/small-styles.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: `${root}web/app`,
  base: './',
  plugins: [smallStyles],
  resolve: {
    alias: [
      ...Object.entries(engineAlias).map(([find, replacement]) => ({ find, replacement })),
      // The examples import the package as its users do.
      { find: /^parcours$/, replacement: `${root}web/src/index.ts` },
      { find: /^parcours\/define$/, replacement: `${root}web/src/define.ts` },
    ],
  },
  server: { host: '127.0.0.1', fs: { allow: [root] } },
  worker: { format: 'es' },
  build: {
    outDir: `${root}dist/app`,
    emptyOutDir: true,
    target: 'es2022',
    // A strict Content-Security-Policy knows no data: scripts or wasm; every asset is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The viewer of HTML files is one text, loaded when such a file is made.
    chunkSizeWarningLimit: 700,
  },
});
