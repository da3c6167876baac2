// Where `import createEngineModule from 'parcours-engine'` leads in the source tree: the glue that
// Emscripten wrote; and `parcours-viewer`. One place for Vite, Vitest and the package build.
import { fileURLToPath } from 'node:url';

const built = (file) => fileURLToPath(new URL(`../../build/${file}`, import.meta.url));

/** As linked, the whole engine in one file. */
export const linkedGlue = built('wasm-release/parcours-engine.mjs');
export const engineWhole = built('wasm-release/parcours-engine.wasm');
/** As shipped, cut in two by split.mjs. */
export const engineGlue = built('engine/engine.mjs');
export const engineFirst = built('engine/engine.wasm');
export const engineRest = built('engine/engine-rest.wasm');
/** The script inside a single HTML file, as a module that holds its text; made by buildViewer. */
export const viewerModule = built('viewer/viewer-source.mjs');
export const engineAlias = { 'parcours-engine': engineGlue, 'parcours-viewer': viewerModule };
