// Where `import createEngineModule from 'parcours-engine'` leads in the source tree: the glue that
// Emscripten wrote; and `parcours-viewer`. One place for Vite, Vitest and the package build.
import { fileURLToPath } from 'node:url';

const release = new URL('../../build/wasm-release/', import.meta.url);

export const engineGlue = fileURLToPath(new URL('parcours-engine.mjs', release));
export const engineWasm = fileURLToPath(new URL('parcours-engine.wasm', release));
/** The script inside a single HTML file, as a module that holds its text; made by buildViewer. */
export const viewerModule = fileURLToPath(new URL('../../build/viewer/viewer-source.mjs', import.meta.url));
export const engineAlias = { 'parcours-engine': engineGlue, 'parcours-viewer': viewerModule };
