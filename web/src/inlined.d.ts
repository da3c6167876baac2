// Written by the build (scripts/lib/package.mjs) for inline.ts.
declare module "parcours-inlined" {
  /** The worker with the engine's glue, one module script. */
  export const source: string;
  /** The engine's bytes, whole in one file, as base64. */
  export const wasm: string;
}
